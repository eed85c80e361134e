"""The made-up children: where they live, under what law, and whom they have."""

from clearline.access import accounts
from clearline.cli.made_up import clerk
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.roster import LARKFIELD, MEMBERS, RELATIVES, YOUNG, Relative, Young
from clearline.registers import (
    children,
    family,
    legal_statuses,
    people,
    posts,
    residences,
    said,
    seats,
)
from clearline.registers.models import Child, Kind, LegalCode, Residence, SeatKind, Tie, Touch

_NAMES = {member.key: member.name for member in MEMBERS}
LIVED_HERE_SINCE = -300

# Whose keyworker and whose allocated worker somebody is.
KEYWORKER = {"mia": "dawn", "callum": "sam", "tobi": "sam", "amina": "dawn", "reece": "sam"}
ALLOCATED = {"reece": "sunita", "nell": "stella"}


def write_down(writer: Clerk) -> None:
    """Write down every child, their family and those who were given to them."""
    for young in YOUNG:
        admit(writer, young)
    for relative in RELATIVES:
        relate(writer, relative)
    for key, keyworker in KEYWORKER.items():
        writer.writes(posts.give, _child(key), clerk.person(_NAMES[keyworker]), Tie.KEYWORKER)
    keep_away(writer)
    move_on(writer)


def admit(writer: Clerk, young: Young) -> Child:
    """Write down a child on the day on which they came."""
    came = {"from_on": writer.day(LIVED_HERE_SINCE)}
    child = writer.writes(
        children.add,
        young.name,
        known_as=young.known_as,
        gender=young.gender,
        date_of_birth=writer.born(young.years, days_ago=young.birthday_days_ago),
        placing_authority=clerk.authority(young.authority),
    )
    writer.writes(legal_statuses.begin, child, young.legal_code, **came)
    writer.writes(residences.begin, child, clerk.home(young.home), **came)
    social_worker = clerk.person(_NAMES[ALLOCATED.get(young.key, "marcus")])
    writer.writes(posts.give, child, social_worker, Tie.ALLOCATED_WORKER)
    accounts.of_child(child.person, by=writer.by, at=writer.wrote_at)
    if young.home == LARKFIELD:
        seat(writer, child)
    return child


def seat(writer: Clerk, child: Child) -> None:
    """Give the reviewing officer and the advocate their places: two of the authority agree."""
    first, second = clerk.person(_NAMES["nadia"]), clerk.person(_NAMES["marcus"])
    for key, kind, organisation in (
        ("helen", SeatKind.IRO, "West County Council"),
        ("fiona", SeatKind.ADVOCATE, "Heard, an advocacy charity"),
    ):
        proposed = writer.as_(first).writes(
            seats.propose,
            child,
            clerk.person(_NAMES[key]),
            kind=kind,
            organisation=organisation,
            reference=f"WC-{child.pk}-{kind}",
        )
        writer.as_(second).writes(seats.second, proposed)


def relate(writer: Clerk, relative: Relative) -> None:
    """Write down somebody of the family, and whether they may decide."""
    person = writer.writes(people.add, relative.name, Kind.FAMILY, gender=relative.gender)
    writer.writes(
        family.tie,
        _child(relative.of),
        person,
        relation=relative.relation,
        holds_parental_responsibility=relative.decides,
        from_on=writer.day(LIVED_HERE_SINCE),
    )


def keep_away(writer: Clerk) -> None:
    """Write down the one order of a court."""
    father = clerk.person("Darren Hartley")
    writer.writes(family.keep_away, _child("mia"), father, reference="WC26P00417")


def move_on(writer: Clerk) -> None:
    """Let one of them, who is grown up, have moved on three months ago."""
    reece = _child("reece")
    before = {"from_on": writer.day(-5 * 365), "until_on": writer.day(LIVED_HERE_SINCE - 1)}
    writer.writes(legal_statuses.begin, reece, LegalCode.C2, **before)
    writer.writes(residences.stop, Residence.objects.get(child=reece), on=writer.day(-90))
    writer.writes(said.in_touch, reece, Touch.YES)


def _child(key: str) -> Child:
    return clerk.child(next(young.name for young in YOUNG if young.key == key))
