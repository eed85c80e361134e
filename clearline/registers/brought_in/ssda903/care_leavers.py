"""The care leavers (OC3): whether they are in touch."""

from clearline.registers.brought_in.ssda903 import codes
from clearline.registers.brought_in.ssda903.shape import BORN, CHILD, Column, File, code, kept
from clearline.registers.models import ReturnFile

FILE = File(
    ReturnFile.CARE_LEAVERS,
    "oc3",
    (
        CHILD,
        BORN,
        Column("IN_TOUCH", code(codes.IN_TOUCH), is_needed=True),
        kept("ACTIV"),
        kept("ACCOM"),
    ),
    known_by=frozenset({"IN_TOUCH"}),
)
