"""The header: who the children are."""

from clearline.registers.brought_in.ssda903 import codes
from clearline.registers.brought_in.ssda903.shape import BORN, CHILD, Column, File, code, kept
from clearline.registers.models import ReturnFile

FILE = File(
    ReturnFile.HEADER,
    "header",
    (
        CHILD,
        Column("SEX", code(codes.SEX), is_kept_as_it_is=True),
        BORN,
        kept("ETHNIC"),
        kept("UPN"),
        kept("MOTHER"),
        kept("MC_DOB"),
    ),
    known_by=frozenset({"ETHNIC"}),
)
