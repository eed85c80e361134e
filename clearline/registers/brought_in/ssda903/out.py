"""The return given out again, as CSV files or as one XML file, as it came in."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape  # only writes

from clearline.registers.brought_in import values
from clearline.registers.brought_in.ssda903 import away
from clearline.registers.brought_in.ssda903.files import FILES
from clearline.registers.models import (
    Child,
    Home,
    PlacingAuthority,
    Residence,
    Returned,
    ReturnFile,
    ReturnNumber,
)

AT_ONCE = 500
Files = dict[ReturnFile, list[dict[str, str]]]
Of = Mapping[ReturnFile, list[dict[str, str]]]


def children(
    *, home: Home | None = None, authority: PlacingAuthority | None = None
) -> Iterator[tuple[str, Of]]:
    """Give what the return says of each child, by number; or only of one home's children."""
    numbers = ReturnNumber.objects.filter(ended_at=None)
    if authority:
        numbers = numbers.filter(authority=authority)
    if home:
        lived = Residence.objects.filter(home=home)
        numbers = numbers.filter(child__in=Child.objects.filter(pk__in=lived.values("child")))
    rows = list(numbers.select_related("child").order_by("number", "pk"))
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        said: dict[int, Files] = {}
        kept = Returned.objects.filter(child__in=[row.child_id for row in some], ended_at=None)
        for one in kept:
            said.setdefault(one.child_id, {})[ReturnFile(one.file)] = one.rows
        _add_what_happened_here(some, said)
        for row in some:
            yield row.number, said.get(row.child_id, {})


def _add_what_happened_here(some: list[ReturnNumber], said: dict[int, Files]) -> None:
    """Put beside what a return said of the missing what was written down here since."""
    ours = away.of([row.child_id for row in some])
    for row in some:
        before = said.get(row.child_id, {}).get(ReturnFile.MISSING, [])
        ever, gone = ours[row.child_id]
        born = row.child.date_of_birth
        child = {"CHILD": row.number, "DOB": values.written(born) if born else ""}
        if told := away.added(child, before, ever, gone):
            said.setdefault(row.child_id, {})[ReturnFile.MISSING] = told


def as_csv(folder: Path, told: Iterator[tuple[str, Of]]) -> dict[str, int]:
    """Write a file of each kind into a folder, and return how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = {
        kind: (folder / f"{file.name}.csv").open("w", newline="", encoding="utf-8")
        for kind, file in FILES.items()
    }
    try:
        writers = {
            kind: csv.DictWriter(opened[kind], [c.name for c in file.columns], restval="")
            for kind, file in FILES.items()
        }
        for writer in writers.values():
            writer.writeheader()
        counts = dict.fromkeys(FILES, 0)
        for _, of in told:
            for kind, rows in of.items():
                writers[kind].writerows(rows)
                counts[kind] += len(rows)
    finally:
        for file_ in opened.values():
            file_.close()
    return {f"{FILES[kind].name}.csv": count for kind, count in counts.items()}


def as_xml(path: Path, told: Iterator[tuple[str, Of]]) -> int:
    """Write one XML file, and return how many children are in it."""
    count = 0
    with path.open("w", encoding="utf-8") as opened:
        opened.write('<?xml version="1.0" encoding="utf-8"?>\n<EXPSSDA903>\n')
        for number, of in told:
            opened.write(_child(number, of))
            count += 1
        opened.write("</EXPSSDA903>\n")
    return count


def _child(number: str, of: Of) -> str:
    head = of.get(ReturnFile.HEADER) or [{"CHILD": number}]
    alone = of.get(ReturnFile.UASC, [])
    told = {"CHILDID": number, **_without(head[0], "CHILD")}
    if alone:
        told |= {"UASC": "1", **_without(alone[0], "CHILD")}
    for after in of.get(ReturnFile.CARE_LEAVERS, []):
        told |= _without(after, "CHILD")
    inside = "".join(_tag(name, value) for name, value in told.items())
    for gone in of.get(ReturnFile.MISSING, []):
        inside += f"<AMISSING>{_tags(_without(gone, 'CHILD', 'DOB'))}</AMISSING>"
    lines = [f"<CHILD><HEADER>{inside}</HEADER>"]
    for episode in of.get(ReturnFile.EPISODES, []):
        named = {"PL" if n == "PLACE" else n: v for n, v in _without(episode, "CHILD").items()}
        lines.append(f"<EPISODE>{_tags(named)}</EPISODE>")
    return "\n".join([*lines, "</CHILD>\n"])


def _without(row: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in row.items() if name not in names}


def _tags(row: Mapping[str, str]) -> str:
    return "".join(_tag(name, value) for name, value in row.items())


def _tag(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"
