"""The codes of the return, of today and of years before, as far as an import has to know them."""

from typing import Final

from clearline.registers.models import LegalCode, Touch

LEGAL: Final = frozenset(LegalCode.values)
IN_TOUCH: Final = frozenset(Touch.values)

# M, F and U since 2024; 1 and 2 before.
SEX: Final = frozenset({"M", "F", "U", "1", "2"})

# Why an episode began: care starts, or something changes (status, place, carer, or several).
BEGINS: Final = frozenset("SLPTBU")

# Where a child lives. Until about 2015 there were F (foster) and H (homes) with other numbers.
PLACES: Final = frozenset(
    [
        "A3",
        "A4",
        "A5",
        "A6",
        "H5",
        "K1",
        "K2",
        "K3",
        "P1",
        "P2",
        "P3",
        "R1",
        "R2",
        "R3",
        "R5",
        "S1",
        "T0",
        "T1",
        "T2",
        "T3",
        "T4",
        "U1",
        "U2",
        "U3",
        "U4",
        "U5",
        "U6",
        "Z1",
        "Z11",
        "Z12",
        "Z13",
        "Z14",
        "A1",
        "A2",
        "F1",
        "F2",
        "F3",
        "F4",
        "F5",
        "F6",
        "H1",
        "H2",
        "H3",
        "H4",
        "M1",
        "M2",
        "M3",
        "Q1",
        "Q2",
    ]
)
PROVIDERS: Final = frozenset(f"PR{number}" for number in range(6))
NEEDS: Final = frozenset(f"N{number}" for number in range(1, 9))

# Why an episode ended: X1 goes on in another; all others end the time in care.
CONTINUES: Final = "X1"
STARTS: Final = "S"
ENDS: Final = frozenset(
    [
        "X1",
        "E1",
        "E2",
        "E3",
        "E4",
        "E4A",
        "E4B",
        "E5",
        "E6",
        "E7",
        "E8",
        "E9",
        "E10",
        "E11",
        "E12",
        "E13",
        "E14",
        "E15",
        "E16",
        "E17",
        "E41",
        "E42",
        "E43",
        "E44",
        "E45",
        "E46",
        "E47",
        "E48",
    ]
)
MOVES: Final = frozenset(
    [
        "CARPL",
        "CLOSE",
        "ALLEG",
        "STAND",
        "APPRR",
        "CREQB",
        "CREQO",
        "CHILD",
        "LAREQ",
        "PLACE",
        "CUSTOD",
        "OTHER",
    ]
)
# Missing, or away without leave where it is known where they are.
AWAY: Final = frozenset("MA")
