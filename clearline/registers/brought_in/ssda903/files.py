"""The whole return: which file is which, and what all of them say of each child."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from clearline.registers.brought_in import lines, values
from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.lines import Row
from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.ssda903 import (
    care_leavers,
    episodes,
    header,
    missing,
    uasc,
    xml,
)
from clearline.registers.brought_in.ssda903.shape import File, Said
from clearline.registers.models import ReturnFile

FILES = {
    one.kind: one
    for one in (header.FILE, episodes.FILE, care_leavers.FILE, missing.FILE, uasc.FILE)
}
# Other files of the return, by a column that only they have: nothing here needs them.
ASIDE = {
    "REVIEW_CODE": "reviews",
    "SDQ_REASON": "health (OC2)",
    "DATE_MATCH": "adoption (AD1)",
    "DATE_PLACED": "placed for adoption",
    "PREV_PERM": "previous permanence",
    "SW_ID": "social workers",
    "DOLO_START": "deprivation of liberty orders",
}


class Numbered(NamedTuple):
    """A row that was read, and where it stood."""

    row: int
    said: Said


@dataclass
class Child:
    """What the return says of one child, file by file."""

    rows: dict[ReturnFile, list[Numbered]] = field(default_factory=lambda: defaultdict(list))
    # Files in which something of this child was left out: what is not said there may still be so.
    in_part: set[ReturnFile] = field(default_factory=set)


@dataclass
class Return:
    """What was read: the children by number, what was wrong, and what was left aside."""

    children: dict[str, Child] = field(default_factory=lambda: defaultdict(Child))
    faults: list[Fault] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    names: dict[ReturnFile, str] = field(default_factory=dict)
    rows: int = 0

    def name(self, kind: ReturnFile) -> str:
        """Return what the file was called that said this."""
        return self.names.get(kind, FILES[kind].name)


def read(sources: Iterable[Source], found: Return) -> Return:
    """Read every file of a return. What cannot be read is listed; the rest goes on."""
    for source in sources:
        if source.is_xml:
            _xml(source, found)
        else:
            _csv(source, found)
    if not found.names and not found.faults:
        says = "No file of the return is here: header, episodes, oc3, missing or uasc."
        found.faults.append(Fault("the folder", None, "", says))
    _birthdays_agree(found)
    return found


def _csv(source: Source, found: Return) -> None:
    sheet = lines.opened(source.bytes, source.name, found.faults)
    if sheet is None:
        return
    file = _which(sheet.columns)
    if file is None:
        _left_aside(source.name, sheet.columns, found)
        return
    if lacking := file.lacks(sheet.columns):
        says = f"The file has no column {', '.join(lacking)}, so nothing of it came in."
        found.faults.append(Fault(source.name, 1, "", says))
        return
    found.names.setdefault(file.kind, source.name)
    for row in sheet.rows:
        _take(file, row, source.name, found)


def _xml(source: Source, found: Return) -> None:
    for kind, row in xml.rows(source, found.faults):
        found.names.setdefault(kind, source.name)
        _take(FILES[kind], row, source.name, found)


def _take(file: File, row: Row, name: str, found: Return) -> None:
    found.rows += 1
    said = file.read(row, name, found.faults)
    if said is None:
        found.children[row.values.get("CHILD", "").upper()].in_part.add(file.kind)
        return
    child = found.children[said[0]]
    for other in child.rows[file.kind]:
        if not file.key or file.of(other.said, file.key) == file.of(said, file.key):
            _twice(Fault(name, row.number, file.key, ""), child, other.said == said, found)
            child.in_part.add(file.kind)
            return
    child.rows[file.kind].append(Numbered(row.number, said))


def _twice(where: Fault, child: Child, is_same: bool, found: Return) -> None:  # noqa: ARG001, FBT001 - one answer
    says = (
        "This row is there twice; once is enough."
        if is_same
        else "Another row says something else of the same child and day. The first was taken."
    )
    found.faults.append(where._replace(says=says, is_left_out=not is_same))


def _which(columns: Iterable[str]) -> File | None:
    there = set(columns)
    return next((file for file in FILES.values() if file.known_by <= there), None)


def _left_aside(name: str, columns: Iterable[str], found: Return) -> None:
    called = next((ASIDE[column] for column in columns if column in ASIDE), None)
    if called:
        found.aside.append(f"{name} ({called}) is not needed here and was left aside.")
        return
    says = f"No file of the return has these columns: {values.shown(', '.join(columns))}."
    found.faults.append(Fault(name, 1, "", says))


def _birthdays_agree(found: Return) -> None:
    """Leave out what is said of a child who, by another file, was born on another day."""
    for number, child in found.children.items():
        known = child.rows.get(ReturnFile.HEADER)
        if not known:
            continue
        born = header.FILE.of(known[0].said, "DOB")
        for kind in (ReturnFile.CARE_LEAVERS, ReturnFile.MISSING, ReturnFile.UASC):
            rows = child.rows.get(kind, [])
            other = [one for one in rows if FILES[kind].of(one.said, "DOB") != born]
            for one in other:
                rows.remove(one)
                child.in_part.add(kind)
                says = f"Child {number} was born on {born}, the header says."
                found.faults.append(Fault(found.name(kind), one.row, "DOB", says))
