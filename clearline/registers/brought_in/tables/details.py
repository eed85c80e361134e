"""The numbers and addresses of somebody's own that come with a file."""

from clearline.registers.brought_in.tables.shape import Clerk
from clearline.registers.models import OwnDetail, Person, Reach, day_of
from clearline.registers.recorded import end, keep

COLUMNS = {"TELEPHONE": Reach.NUMBER, "EMAIL": Reach.EMAIL}


def now_of(person: Person) -> dict[str, str]:
    """Return what is written down of somebody now, by the column."""
    rows = OwnDetail.objects.filter(person=person, ended_on=None, until_on=None).order_by("pk")
    said = {row.kind: row.value for row in rows}
    return {column: said.get(kind, "") for column, kind in COLUMNS.items()}


def bring(person: Person, row: dict[str, str | None], clerk: Clerk) -> list[str]:
    """Write down what is new; what was there before ends with it. Only inside a verb."""
    changes = []
    for column, kind in COLUMNS.items():
        said, now = row.get(column), now_of(person)[column]
        if not said or said.casefold() == now.casefold():
            continue
        before = OwnDetail.objects.filter(person=person, kind=kind, ended_on=None, until_on=None)
        for one in before:
            end(one, **clerk.who)
        new = OwnDetail(person=person, kind=kind, value=said, from_on=day_of(clerk.at))
        keep(new, **clerk.who)
        changes.append(f"{kind.label} {said}")
    return changes
