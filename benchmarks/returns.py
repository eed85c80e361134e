"""A made-up return of any size, to see how long it takes to bring in and how much memory.

`python -m benchmarks.returns FOLDER [EPISODES]` writes the files; bring them in with
`clearline import ssda903 FOLDER`, which says how many rows it did in a second.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

STATUSES = ("C1", "C2", "V2", "E1")
EACH = 5
TODAY = date(2026, 11, 1)


def children(count: int, chance: Random) -> Iterator[tuple[str, date, list[list[str]]]]:
    """Give a number, a birthday and episodes that follow one another."""
    for number in range(count):
        born = TODAY - timedelta(days=chance.randrange(6 * 365, 18 * 365))
        begins = TODAY - timedelta(days=chance.randrange(900, 2_000))
        episodes = []
        for turn in range(EACH):
            ends = begins + timedelta(days=chance.randrange(30, 170))
            is_last = turn == EACH - 1
            episodes.append(
                [
                    f"{number + 100_000}",
                    f"{begins:%d/%m/%Y}",
                    "S" if turn == 0 else chance.choice("LPB"),
                    chance.choice(STATUSES),
                    f"N{chance.randrange(1, 9)}",
                    chance.choice(("K2", "U1", "U4", "R3")),
                    "PR1",
                    "" if is_last else f"{ends:%d/%m/%Y}",
                    "" if is_last else "X1",
                    "",
                    "AA1 1AA",
                    "AA1 1AB",
                    chance.choice(("SC900001", "SC900002", "", "")),
                ]
            )
            begins = ends
        yield f"{number + 100_000}", born, episodes


def write(folder: Path, episodes: int) -> None:
    """Write header, episodes and missing into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = Random(7)
    with (
        (folder / "header.csv").open("w", newline="") as header,
        (folder / "episodes.csv").open("w", newline="") as lived,
        (folder / "missing.csv").open("w", newline="") as missing,
    ):
        to_header, to_lived, to_missing = csv.writer(header), csv.writer(lived), csv.writer(missing)
        to_header.writerow(["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"])
        to_lived.writerow(
            [
                "CHILD",
                "DECOM",
                "RNE",
                "LS",
                "CIN",
                "PLACE",
                "PLACE_PROVIDER",
                "DEC",
                "REC",
                "REASON_PLACE_CHANGE",
                "HOME_POST",
                "PL_POST",
                "URN",
            ]
        )
        to_missing.writerow(["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"])
        for number, born, told in children(episodes // EACH, chance):
            day = f"{born:%d/%m/%Y}"
            to_header.writerow([number, chance.choice("MF"), day, "WBRI", "", "", ""])
            to_lived.writerows(told)
            if chance.random() < 0.1:
                away = told[0][1]
                to_missing.writerow([number, day, chance.choice("MA"), away, away])


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
