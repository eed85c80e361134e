"""The return's file of the missing, with what was written down here since it came."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from clearline.registers.brought_in import values
from clearline.registers.models import CODES, GONE, Absence, Away, Returned, ReturnFile, day_of

Row = dict[str, str]


class Gone(NamedTuple):
    """One time of being gone, as the return has it."""

    code: str  # M or A
    start: str
    end: str


def added(
    child: Row, before: Iterable[Row], said: Collection[str], gone: Iterable[Gone]
) -> list[Row]:
    """Return the rows of one child: those that came, ended where they have ended here, and ours.

    What a return once said and a later one no longer does (`said` has all that any said) was
    taken back, and is not ours.
    """
    ours = list(gone)
    ends = {(one.code, one.start): one.end for one in ours}
    rows = [_ended(row, ends.get((row["MISSING"], row["MIS_START"]), "")) for row in before]
    rows += [_row(child, one) for one in ours if f"{one.code} {one.start}" not in said]
    return rows


def of(children: Collection[int]) -> Mapping[int, tuple[set[str], list[Gone]]]:
    """Return, of each child, all that any return ever said, and what is written down here."""
    found: dict[int, tuple[set[str], list[Gone]]] = {child: (set(), []) for child in children}
    ever = Returned.objects.filter(child__in=children, file=ReturnFile.MISSING)
    for child, rows in ever.values_list("child", "rows"):
        found[child][0].update(f"{row['MISSING']} {row['MIS_START']}" for row in rows)
    gone = Absence.objects.filter(child__in=children, kind__in=GONE).order_by("from_at", "pk")
    for one in gone:
        found[one.child_id][1].append(_gone(one))
    return found


def _gone(absence: Absence) -> Gone:
    end = values.written(day_of(absence.returned_at)) if absence.returned_at else ""
    return Gone(CODES[Away(absence.kind)], values.written(day_of(absence.from_at)), end)


def _ended(row: Row, end: str) -> Row:
    return {**row, "MIS_END": end} if end and not row.get("MIS_END") else row


def _row(child: Row, one: Gone) -> Row:
    row = {**child, "MISSING": one.code, "MIS_START": one.start}
    return {**row, "MIS_END": one.end} if one.end else row
