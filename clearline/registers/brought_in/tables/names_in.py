"""Names and families that waited for somebody's word, brought in with it."""

from datetime import datetime

from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.lines import Row
from clearline.registers.brought_in.tables import found, names_kept, people
from clearline.registers.brought_in.tables.shape import Clerk
from clearline.registers.models import Person, PossibleMatch, Waiting


def come_in(match: PossibleMatch, *, by: Person, at: datetime) -> int:
    """Bring in what was kept of a number, now that it is known whose it is; return how many rows.

    Where it is nobody's who is known here, nothing is kept of it any longer.
    """
    kept = Waiting.objects.filter(what=names_kept.WHAT, number=match.number)
    waiting = kept.first()
    if waiting is None or names_kept.is_asked(match.number):
        return 0
    child = found.child(match.number)
    count = 0
    if child is not None:
        clerk = Clerk(by, at, children=frozenset({child.pk}))
        # The child first: a family is tied to whoever is known by then.
        rows = sorted(waiting.rows, key=lambda row: bool(row.get("RELATION")))
        count = sum(_brought(number, row, clerk) for number, row in enumerate(rows, start=1))
    kept.delete()
    return count


def _brought(number: int, row: dict[str, str], clerk: Clerk) -> bool:
    faults = list[Fault]()
    told = people.TABLE.read(Row(number, row), "", faults)
    return told is not None and isinstance(people.TABLE.bring(told, clerk), list)
