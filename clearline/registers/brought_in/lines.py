"""The rows of a CSV file, whoever saved it: its encoding, its columns, and what cannot be read."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from clearline.registers.brought_in.fault import Fault

LONGEST_LINE = 65_536
LARGEST_FILE = 512 * 1024 * 1024
_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Row(NamedTuple):
    """One row, by the names of its columns, which are in capitals."""

    number: int
    values: dict[str, str]


class Sheet(NamedTuple):
    """An open file whose first row has been read."""

    name: str
    columns: Sequence[str]
    rows: Iterator[Row]


class Closed(Exception):  # noqa: N818 - it never leaves the readers
    """A file of which nothing can be read."""

    def __init__(self, says: str, row: int | None = None) -> None:
        super().__init__(says)
        self.row = row


def opened(source: BinaryIO, name: str, faults: list[Fault]) -> Sheet | None:
    """Read the names of the columns, and get ready to read the rows; None where that is in vain."""
    try:
        encoding = _encoding(source)
        lines = _lines(source, encoding)
        columns = _columns(next(lines, (1, ""))[1])
    except Closed as why:
        faults.append(Fault(name, why.row, "", str(why)))
        return None
    return Sheet(name, columns, _rows(lines, name, columns, faults))


def counted(path: Path) -> int:
    """Return about how many lines a file has."""
    with path.open("rb") as source:
        return sum(part.count(b"\n") for part in iter(lambda: source.read(1 << 20), b""))


def _encoding(source: BinaryIO) -> str:
    """Return how the file is written; it is read once through, a piece at a time."""
    start = source.read(4)
    if start.startswith(_WIDE):
        raise Closed("The file is saved as UTF-16. Save it as “CSV UTF-8”.")
    source.seek(0)
    decoder, is_utf8, size = codecs.getincrementaldecoder("utf-8-sig")(), True, 0
    for part in iter(lambda: source.read(1 << 20), b""):
        size += len(part)
        if size > LARGEST_FILE:
            raise Closed("The file is larger than 512 MB. Send it in parts.")
        if b"\0" in part:
            raise Closed("This is no text: it holds bytes that no CSV file has.")
        is_utf8 = is_utf8 and _decodes(decoder, part)
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    source.seek(0)
    if size == 0:
        raise Closed("The file is empty.")
    return "utf-8-sig" if is_utf8 else "cp1252"


def _decodes(decoder: codecs.IncrementalDecoder, part: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(part, final)
    except UnicodeDecodeError:
        return False
    return True


def _lines(source: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """Return each line that is not blank, with its number; a row is one line, never more."""
    for number, line in enumerate(iter(lambda: source.readline(LONGEST_LINE + 1), b""), 1):
        if len(line) > LONGEST_LINE:
            raise Closed(f"The line is longer than {LONGEST_LINE:,} bytes.", number)
        # cp1252 has five bytes that mean nothing; they stand as the mark for that.
        text = line.decode(encoding if number == 1 else encoding.removesuffix("-sig"), "replace")
        if text.strip("\r\n ,"):
            yield number, text.rstrip("\r\n")


def _columns(first: str) -> Sequence[str]:
    names = [name.strip().upper() for name in _split(first)]
    while names and not names[-1]:
        names.pop()
    for mark, called in _OTHER_MARKS.items():
        if len(names) == 1 and mark in names[0]:
            raise Closed(f"The columns are divided by {called}: save it with commas.", 1)
    if not any(names):
        raise Closed("The first row has no names of columns.", 1)
    twice = sorted(name for name, times in Counter(names).items() if name and times > 1)
    if twice:
        raise Closed(f"The column {twice[0]} is there twice.", 1)
    return names


def _split(line: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error as wrong:
        raise Closed("A quotation mark is not closed, or stands where none may.") from wrong


def _rows(
    lines: Iterator[tuple[int, str]], name: str, columns: Sequence[str], faults: list[Fault]
) -> Iterator[Row]:
    while True:
        try:
            number, line = next(lines)
        except StopIteration:
            return
        except Closed as why:
            says = f"{why} Nothing after it has been read."
            faults.append(Fault(name, why.row, "", says))
            return
        try:
            values = _split(line)
        except Closed as why:
            faults.append(Fault(name, number, "", str(why)))
            continue
        if len(values) > len(columns) and any(values[len(columns) :]):
            faults.append(Fault(name, number, "", "There are more values than columns."))
            continue
        yield Row(number, {k: v.strip() for k, v in zip(columns, values, strict=False)})
