"""The missing: children who were missing, or away without leave."""

from collections.abc import Sequence

from clearline.registers.brought_in import values
from clearline.registers.brought_in.ssda903 import codes
from clearline.registers.brought_in.ssda903.shape import BORN, CHILD, Column, File, code, day
from clearline.registers.models import ReturnFile


def _contradicts(row: dict[str, str]) -> Sequence[tuple[str, str]]:
    if row["MIS_END"] and values.day(row["MIS_END"]) < values.day(row["MIS_START"]):
        return [("MIS_END", f"They were back on {row['MIS_END']}, before they went.")]
    return ()


FILE = File(
    ReturnFile.MISSING,
    "missing",
    (
        CHILD,
        BORN,
        Column("MISSING", code(codes.AWAY), is_needed=True),
        Column("MIS_START", day, is_needed=True),
        Column("MIS_END", day),
    ),
    known_by=frozenset({"MIS_START"}),
    contradicts=_contradicts,
    key="MIS_START",
)
