"""The registers on the page of a piece of equipment, and of a home."""

from typing import Any

from clearline.registers import equipment, homes, organisation
from clearline.registers.books import options
from clearline.registers.books.book import FROM, ON, UNTIL, Asks, Book, Field, Way, one_of
from clearline.registers.models import (
    Detail,
    Device,
    Equipment,
    EquipmentIssue,
    EquipmentLoss,
    Home,
    HomeNaming,
    KnownDetail,
    Person,
    Post,
    Shift,
)


def _hand_over(
    thing: Equipment,
    to: Person | Home,
    *,
    first_answerable: Person | None = None,
    second_answerable: Person | None = None,
    **told: Any,
) -> Any:
    answerable = [one for one in (first_answerable, second_answerable) if one is not None]
    return equipment.issue(thing, to, answerable=answerable, **told)


def _who_answers(issue: EquipmentIssue) -> str:
    return (
        f"For those on shift. {issue.first_answerable} and {issue.second_answerable} answer for it"
    )


ISSUES = Book(
    "holder",
    "Who holds it",
    of=lambda thing: EquipmentIssue.objects.filter(equipment=thing),
    says=lambda row: str(row.person.name if row.person else row.home.name),
    more=lambda row: "" if row.person else _who_answers(row),
    reads=("person", "home", "first_answerable", "second_answerable"),
    cites=("C9",),
    empty="Nobody holds it.",
    add=Way(
        "Hand it over",
        _hand_over,
        (
            Field("to", "To whom", Asks.ONE_OF, options=options.holders),
            Field(
                "first_answerable",
                "Who answers for it",
                Asks.ONE_OF,
                hint="Only for what a home shares: two people answer for it.",
                needed=False,
                options=options.staff,
            ),
            Field(
                "second_answerable",
                "And who else",
                Asks.ONE_OF,
                needed=False,
                options=options.staff,
            ),
        ),
    ),
    end=Way("Is given back", equipment.give_back),
)
LOSSES = Book(
    "lost",
    "Lost",
    of=lambda thing: EquipmentLoss.objects.filter(equipment=thing),
    says=lambda _: "Lost: it is refused from this moment",
    cites=("C9",),
    empty="Not lost.",
    add=Way("It is lost", equipment.lose),
    end=Way("It is found", equipment.find),
)
SERVICE = Book(
    "service",
    "In service",
    of=lambda thing: Equipment.objects.filter(pk=thing.pk),
    says=lambda row: row.get_kind_display().capitalize(),
    more=lambda row: f"Provided by {row.get_provided_by_display()}",
    cites=("C9",),
    end=Way("Retire it for good", equipment.retire),
)

BOOKS = (ISSUES, LOSSES, SERVICE)

NEW = Way(
    "Add equipment",
    equipment.add,
    (Field("label", "Label on it"), one_of("kind", "What it is", Device)),
)

DETAILS = Book(
    "details",
    "Details that may be given",
    of=lambda home: KnownDetail.objects.filter(home=home),
    says=lambda row: row.value,
    more=lambda row: f"{row.get_kind_display().capitalize()}, {row.whose}",
    cites=("C7",),
    empty="None, so no number and no address may leave.",
    add=Way(
        "Add a detail",
        lambda home, **told: organisation.know(home=home, **told),
        (
            one_of("kind", "What it is", Detail),
            Field("value", "The number or address"),
            Field("whose", "Whose it is"),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("No longer given", organisation.forget, (ON,)),
)
ROTA = Book(
    "rota",
    "On the rota",
    of=lambda home: Shift.objects.filter(home=home),
    says=lambda row: row.person.name,
    more=lambda row: row.get_duty_display().capitalize(),
    reads=("person",),
    cites=("C6",),
    soonest="starts_at",
    empty="Nobody is on the rota. A worker's page is where shifts are added.",
)
TEAM = Book(
    "team",
    "Posts",
    of=lambda home: Post.objects.filter(home=home),
    says=lambda row: row.person.name,
    more=lambda row: row.get_role_display().capitalize(),
    reads=("person",),
    cites=("C10",),
)
NAMES = Book(
    "name",
    "Name and number",
    of=lambda home: HomeNaming.objects.filter(home=home),
    says=lambda row: row.name,
    more=lambda row: row.telephone or "No telephone number",
    add=Way(
        "Correct them",
        homes.correct,
        (
            Field("name", "Name"),
            Field(
                "telephone", "Telephone", needed=False, hint="Leave it empty to keep the number."
            ),
        ),
    ),
)
BOOKS_OF_HOMES = (ROTA, TEAM, DETAILS, NAMES)
