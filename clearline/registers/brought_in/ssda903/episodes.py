"""The episodes: under what law, and where, from when until when."""

from collections.abc import Sequence

from clearline.registers.brought_in import values
from clearline.registers.brought_in.ssda903 import codes
from clearline.registers.brought_in.ssda903.shape import CHILD, Column, File, code, day, kept
from clearline.registers.models import ReturnFile


def _contradicts(row: dict[str, str]) -> Sequence[tuple[str, str]]:
    if row["DEC"] and values.day(row["DEC"]) < values.day(row["DECOM"]):
        return [("DEC", f"It ended on {row['DEC']}, before it began on {row['DECOM']}.")]
    return ()


FILE = File(
    ReturnFile.EPISODES,
    "episodes",
    (
        CHILD,
        Column("DECOM", day, is_needed=True),
        Column("RNE", code(codes.BEGINS), is_kept_as_it_is=True),
        Column("LS", code(codes.LEGAL), is_needed=True),
        Column("CIN", code(codes.NEEDS), is_kept_as_it_is=True),
        Column("PLACE", code(codes.PLACES), is_kept_as_it_is=True),
        Column("PLACE_PROVIDER", code(codes.PROVIDERS), is_kept_as_it_is=True),
        Column("DEC", day),
        Column("REC", code(codes.ENDS), is_kept_as_it_is=True),
        Column("REASON_PLACE_CHANGE", code(codes.MOVES), is_kept_as_it_is=True),
        kept("HOME_POST"),
        kept("PL_POST"),
        kept("URN"),
    ),
    known_by=frozenset({"DECOM", "LS"}),
    contradicts=_contradicts,
    key="DECOM",
)
