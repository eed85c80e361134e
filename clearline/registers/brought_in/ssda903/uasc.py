"""The unaccompanied asylum-seeking children, and the day on which that ceased."""

from clearline.registers.brought_in.ssda903 import codes
from clearline.registers.brought_in.ssda903.shape import BORN, CHILD, Column, File, code, day
from clearline.registers.models import ReturnFile

FILE = File(
    ReturnFile.UASC,
    "uasc",
    (
        CHILD,
        Column("SEX", code(codes.SEX), is_kept_as_it_is=True),
        BORN,
        Column("DUC", day),
    ),
    known_by=frozenset({"DUC"}),
)
