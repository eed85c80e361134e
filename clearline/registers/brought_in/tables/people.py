"""The children's names, numbers and family as a file, by the number that the return gives them."""

from collections.abc import Iterator
from datetime import datetime

from clearline.registers import family, people
from clearline.registers.brought_in import values
from clearline.registers.brought_in.tables import details, found, names_kept
from clearline.registers.brought_in.tables.shape import Clerk, Column, Given, Table, Whose, day
from clearline.registers.models import (
    Child,
    FamilyTie,
    Gender,
    Kind,
    OwnDetail,
    Person,
    PossibleMatch,
    Relation,
    ReturnNumber,
    day_of,
)
from clearline.registers.recorded import go_on, keep, refuse, verb
from clearline.registers.stretches import A_DAY

# What a child is called of whom a return gave nothing but a number.
NAMELESS = "Child {}"
UNKNOWN = "No child here has this number. Bring the return in first."


@verb
def _bring(row: Given, clerk: Clerk) -> list[str]:
    child = found.child(row["CHILD"])
    if child is None:
        return _ask(row, clerk)
    if clerk.children is not None and child.pk not in clerk.children:
        # As for a number that nobody has: whether there is such a child is not theirs to learn.
        raise refuse(UNKNOWN, field="CHILD")
    born = child.date_of_birth
    if row["DATE_OF_BIRTH"] and not row["RELATION"] and born and born != row["DATE_OF_BIRTH"]:
        says = f"This child was born on {values.written(born)}: it may be another child."
        raise refuse(says, field="DATE_OF_BIRTH")
    return _family(child, row, clerk) if row["RELATION"] else _named(child, row, clerk)


def _ask(row: Given, clerk: Clerk) -> list[str]:
    """Ask a person who is meant, where somebody may be; nobody is guessed and nobody made up.

    What the file says of the number waits for the answer, and comes in with it.
    """
    if row["RELATION"] and names_kept.is_asked(row["CHILD"]):
        names_kept.wait(row, clerk)
        return [f"{row['NAME']} comes in once somebody has said whose number it is"]
    may_be = [] if row["RELATION"] else _may_be(row)
    if clerk.children is not None:
        may_be = [child for child in may_be if child.pk in clerk.children]
    asked = {one.child_id for one in PossibleMatch.objects.filter(number=row["CHILD"].upper())}
    fresh = [child for child in may_be if child.pk not in asked]
    for child in fresh:
        why = f"Born on {values.said_aloud(row['DATE_OF_BIRTH'])}, and called nearly the same"
        number = row["CHILD"].upper()
        match = PossibleMatch(
            child=child, number=number, name=row["NAME"], why=why, from_at=clerk.at
        )
        keep(match, **clerk.who)
    if may_be:
        names_kept.wait(row, clerk)
    if fresh:
        return [f"may be {' or '.join(c.person.name for c in fresh)}: somebody has to say so"]
    if any(child.pk in asked for child in may_be):
        says = "This may be a child who is known here. Somebody has to say whether it is."
        raise refuse(says, field="CHILD")
    raise refuse(UNKNOWN, field="CHILD")


def _may_be(row: Given) -> list[Child]:
    """Return who was born on the same day, has no number yet, and has a name like this."""
    numbered = ReturnNumber.objects.filter(ended_at=None)
    born = Child.objects.filter(date_of_birth=row["DATE_OF_BIRTH"]).exclude(date_of_birth=None)
    rest = born.exclude(pk__in=numbered.values("child")).select_related("person")
    return [child for child in rest if found.is_alike(child.person.name, row["NAME"])]


def _named(child: Child, row: Given, clerk: Clerk) -> list[str]:
    person, changes = child.person, []
    is_nameless = person.name == NAMELESS.format(row["CHILD"].upper())
    if not is_nameless and not found.is_alike(person.name, row["NAME"]):
        says = (
            f"This child is called {person.name} here. If that has changed, say so on their page."
        )
        raise refuse(says, field="NAME")
    told: people.About = {
        "known_as": row["KNOWN_AS"] or person.known_as,
        "gender": row["GENDER"] or person.gender,
    }
    if (row["NAME"], *told.values()) != (person.name, person.known_as, person.gender):
        person = go_on(people.rename(person, row["NAME"], **told, **clerk.who))
        goes_by = f", goes by {person.known_as}" if person.known_as else ""
        changes.append(f"called {person.name}{goes_by}")
    return changes + details.bring(person, row, clerk)


def _family(child: Child, row: Given, clerk: Clerk) -> list[str]:
    relation, holds = Relation(row["RELATION"]), bool(row["PARENTAL_RESPONSIBILITY"])
    tie = _tie(child, row)
    changes = []
    if tie and (tie.relation, tie.holds_parental_responsibility) != (relation, holds):
        go_on(family.untie(tie, **clerk.who))
        changes.append(f"{tie.person.name} was {tie.get_relation_display()} until now")
    if row["UNTIL"] and row["UNTIL"] < day_of(clerk.at):
        if tie and not changes:
            go_on(family.untie(tie, on=row["UNTIL"] + A_DAY, **clerk.who))
            changes.append(f"{tie.person.name} until {values.said_aloud(row['UNTIL'])}")
        return changes
    person = tie.person if tie else _relative(row, clerk)
    if tie is None or changes:
        # What changes, changes today; what was so before stays as it was.
        first = day_of(clerk.at) if changes else row["FROM"] or day_of(clerk.at)
        about: family.About = {
            "relation": relation,
            "holds_parental_responsibility": holds,
            "from_on": first,
        }
        go_on(family.tie(child, person, **about, **clerk.who))
        decides = ", holds parental responsibility" if holds else ""
        changes.append(f"{person.name}, {relation.label}{decides}")
    return changes + details.bring(person, row, clerk)


def _tie(child: Child, row: Given) -> FamilyTie | None:
    """Return the tie that is there already; a name that is nearly the same is not guessed at."""
    ties = FamilyTie.objects.filter(child=child, ended_on=None).select_related("person")
    there: list[FamilyTie] = list(ties)
    for tie in there:
        if tie.person.name.casefold() == row["NAME"].casefold():
            return tie
    for tie in there:
        if found.is_alike(tie.person.name, row["NAME"]):
            says = f"{tie.person.name} is in this family already. If they are one, write that name."
            raise refuse(says, field="NAME")
    return None


def _relative(row: Given, clerk: Clerk) -> Person:
    """Return the person: known from a brother's or sister's family by name and number, or new."""
    reach = [row[name] for name in details.COLUMNS if row[name]]
    known = OwnDetail.objects.filter(value__in=reach, ended_on=None).values("person")
    same = Person.objects.filter(kind=Kind.FAMILY, name__iexact=row["NAME"], pk__in=known).first()
    return same or go_on(people.add(row["NAME"], Kind.FAMILY, **clerk.who))


def _out(at: datetime, whose: Whose) -> Iterator[dict[str, str]]:
    numbers = ReturnNumber.objects.filter(whose.of_child(), ended_at=None).select_related(
        "child__person"
    )
    for numbered in numbers.order_by("number"):
        child = numbered.child
        if child.person.name == NAMELESS.format(numbered.number):
            continue
        yield {
            "CHILD": numbered.number,
            "NAME": child.person.name,
            "KNOWN_AS": child.person.known_as,
            "GENDER": child.person.gender,
            "DATE_OF_BIRTH": day(child.date_of_birth),
            **details.now_of(child.person),
        }
        ties = FamilyTie.objects.filter(child=child).not_over(at).select_related("person")
        for tie in ties.order_by("pk"):
            yield {
                "CHILD": numbered.number,
                "NAME": tie.person.name,
                "RELATION": tie.relation,
                "PARENTAL_RESPONSIBILITY": "yes" if tie.holds_parental_responsibility else "no",
                **details.now_of(tie.person),
                "FROM": day(tie.from_on),
                "UNTIL": day(tie.until_on),
            }


TABLE = Table(
    "people",
    "Children's names and families",
    "One row for the child, with RELATION left empty, and one for each member of the family.",
    (
        Column("CHILD", "The child's number in the return.", "104233", is_needed=True, longest=20),
        Column("NAME", "Full name, of the child or the relative.", "Mia Hartley", is_needed=True),
        Column("KNOWN_AS", "What the child goes by.", "Mia", longest=100),
        Column("GENDER", "woman, man or other.", "woman", values.one_of(dict(Gender.choices))),
        Column("DATE_OF_BIRTH", "The child's, to be sure.", "04/03/2012", values.day),
        Column("TELEPHONE", "Their own number.", "07700 900123", longest=30),
        Column("EMAIL", "Their own e-mail address.", ""),
        Column(
            "RELATION",
            f"Of a relative, one of: {', '.join(Relation.values)}.",
            "",
            values.one_of(dict(Relation.choices)),
        ),
        Column(
            "PARENTAL_RESPONSIBILITY",
            "yes if this relative holds it.",
            "",
            values.yes_or_no,
        ),
        Column("FROM", "Since when this is so.", "", values.day),
        Column("UNTIL", "Until when, if it is over.", "", values.day),
    ),
    _bring,
    _out,
)
