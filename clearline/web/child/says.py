"""Who people are to a child, and who can read what, in the child's words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from clearline.contact import mine, seen
from clearline.contact.mine import Kind, Mine, Ties
from clearline.web import spoken
from clearline.web.child.shown import Reader

TIES = {
    "keyworker": "my keyworker",
    "allocated_worker": "my social worker",
    "personal_adviser": "my personal adviser",
}
SEATS = {
    Kind.IRO: "my reviewing officer",
    Kind.DUTY_IRO: "my reviewing officer for now",
    Kind.ADVOCATE: "my advocate",
    Kind.SOLICITOR: "my solicitor",
    Kind.CAFCASS: "from Cafcass",
    Kind.INDEPENDENT_VISITOR: "my visitor",
    Kind.INSPECTORATE: "from Ofsted",
    Kind.COMPLAINTS: "for complaints",
}
WHAT_FOR = {
    Kind.IRO: "My reviewing officer (IRO). Checks that people keep their promises to me.",
    Kind.DUTY_IRO: "My reviewing officer for now. Checks that people keep their promises to me.",
    Kind.ADVOCATE: "My advocate. On my side.",
    Kind.SOLICITOR: "My solicitor. Knows the law and speaks for me.",
    Kind.CAFCASS: "From Cafcass. Tells the court what is best for me.",
    Kind.INDEPENDENT_VISITOR: "My visitor. A grown-up who has time for me.",
    Kind.INSPECTORATE: "From Ofsted. Checks that homes are good enough.",
    Kind.COMPLAINTS: "For complaints. Finds out what went wrong.",
}
_WHY = {
    "residential worker": "Works at {place} and writes with you.",
    "deputy manager": "Helps to run {place}. Checks that staff write as they should.",
    "registered manager": "In charge of {place}. Checks that staff write as they should.",
    "responsible individual": "The boss of the person in charge.",
    "social worker": "Your social worker.",
    "personal adviser": "Your personal adviser.",
    "designated safeguarding lead": "Makes sure that children are safe. Reads only to check.",
    "inspector": "Checks that the home is good enough. Reads only to check.",
    "reviewing officer (IRO)": "Your reviewing officer. Checks that you are looked after well.",
    "duty reviewing officer": "Your reviewing officer for now, until there is another.",
}


class Named(Protocol):
    """Anybody with a name, and perhaps one they go by."""

    name: str
    known_as: str


def first(person: Named) -> str:
    """Return what a child calls somebody: what they go by, or their first name."""
    return person.known_as or person.name.split()[0]


def name_of(line: Mine) -> str:
    """Return what a child calls a line."""
    if line.seat is not None:
        return first(line.seat.person)
    if line.home is not None:
        return line.home.short_name
    return TIES.get(line.as_what, TIES["allocated_worker"]).capitalize()


def ties_on(line: Mine, *, at: datetime) -> Ties:
    """Return who on a line is something to the child; on a private one nobody needs to be asked."""
    return {} if line.seat is not None else mine.ties(line.view.line.child, at=at)


def roles_on(line: Mine, ties: Ties) -> tuple[Mapping[int, str], str]:
    """Return who of the writers is what to the child, and what everybody else is."""
    if line.seat is not None:
        return {line.seat.person_id: SEATS[Kind(line.seat.kind)]}, ""
    roles = {person: TIES[tie] for person, (_, tie) in ties.items()}
    return roles, f"staff at {line.home.short_name}" if line.home is not None else ""


def who_can_see(line: Mine, ties: Ties, *, at: datetime) -> str:
    """Say in one sentence who can read a line."""
    if line.seat is not None:
        return f"Only you and {first(line.seat.person)} can read this."
    of_authority = [person for person, tie in ties.values() if tie != "keyworker"]
    reviewers = mine.reviewers(line.view.line.child, at=at)
    names = [first(person) for person in (*of_authority, *reviewers)]
    if line.home is not None:
        names.insert(0, f"Staff at {line.home.short_name}")
    return f"{spoken.names(names) or 'Nobody but you'} can see this."


def readers_of(line: Mine, *, at: datetime) -> tuple[Reader, ...]:
    """Return everybody who can read a line, and why."""
    place = line.home.short_name if line.home is not None else ""
    return tuple(
        Reader(each.person.name, _WHY.get(each.why, each.why).format(place=place))
        for each in seen.onlookers(line.view.line, at=at)
    )


def manager_of(line: Mine, *, at: datetime) -> str:
    """Return who gets what a child asks for."""
    for each in seen.onlookers(line.view.line, at=at):
        if each.why == "registered manager":
            return first(each.person)
    return "The manager"
