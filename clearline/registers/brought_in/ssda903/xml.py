"""The return as one XML file: a CHILD each, with a HEADER and its EPISODEs."""

from collections import deque
from collections.abc import Iterator
from xml.parsers import expat

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.lines import Row
from clearline.registers.brought_in.sources import Source
from clearline.registers.models import ReturnFile

_A_PIECE = 1 << 16
LONGEST_VALUE = 1_000
DEEPEST = 12
# What the XML calls otherwise.
_CALLED = {"CHILDID": "CHILD", "PL": "PLACE"}
# Parts of a header that come several times, and of which nothing is needed but the missing.
_PARTS = {"AMISSING": ReturnFile.MISSING, "EPISODE": ReturnFile.EPISODES}
_ASIDE = {"AREVIEW", "OC2", "AD1", "AD_PLACED", "PERMANENCE", "SWEPISODE", "SW_EPISODE"}


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    pass


class _Reader:
    """Gathers rows while the parser goes through the file; it holds one child at a time."""

    def __init__(self) -> None:
        self.done: deque[tuple[ReturnFile, Row]] = deque()
        self.path: list[str] = []
        self.child: dict[str, str] = {}
        self.part: dict[str, str] | None = None
        self.parts: list[tuple[ReturnFile, int, dict[str, str]]] = []
        self.text: list[str] = []
        self.began = 0
        parser = self.parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say

    def _refuse(self, *_: object) -> None:
        raise _Refused("A return has no document type (DOCTYPE) in it; this file was not read.")

    def _start(self, tag: str, _: dict[str, str]) -> None:
        tag = tag.upper()
        self.path.append(tag)
        if len(self.path) > DEEPEST:
            raise _Refused("The parts of this file are nested too deep for a return.")
        if len(self.path) == 1 and tag != "EXPSSDA903":
            raise _Refused("This XML file is no return: it does not begin with EXPSSDA903.")
        self.text = []
        if tag == "CHILD" and len(self.path) == 2:  # noqa: PLR2004 - below the whole
            self.child, self.parts, self.began = {}, [], self.parser.CurrentLineNumber
        elif tag in _PARTS:
            self.part = {}
            self.parts.append((_PARTS[tag], self.parser.CurrentLineNumber, self.part))

    def _say(self, text: str) -> None:
        self.text.append(text)
        if sum(map(len, self.text)) > LONGEST_VALUE:
            raise _Refused("A value is longer than any that a return has.")

    def _end(self, tag: str) -> None:
        tag = tag.upper()
        self.path.pop()
        said = "".join(self.text).strip()
        self.text = []
        if tag == "CHILD" and len(self.path) == 1:
            self._child_ended()
        elif tag in _PARTS:
            self.part = None
        elif said and not _ASIDE & set(self.path):
            (self.child if self.part is None else self.part)[_CALLED.get(tag, tag)] = said

    def _child_ended(self) -> None:
        of = {"CHILD": self.child.get("CHILD", ""), "DOB": self.child.get("DOB", "")}
        self.done.append((ReturnFile.HEADER, Row(self.began, dict(self.child))))
        if values_say_yes(self.child.get("UASC", "")):
            self.done.append((ReturnFile.UASC, Row(self.began, dict(self.child))))
        if self.child.get("IN_TOUCH"):
            self.done.append((ReturnFile.CARE_LEAVERS, Row(self.began, dict(self.child))))
        for kind, line, part in self.parts:
            self.done.append((kind, Row(line, {**of, **part})))


def values_say_yes(said: str) -> bool:
    """Say whether a mark of the return is set."""
    return said not in {"", "0"}


def rows(source: Source, faults: list[Fault]) -> Iterator[tuple[ReturnFile, Row]]:
    """Give the rows that the same return would have as CSV; their numbers are lines of the file."""
    reader = _Reader()
    try:
        for piece in iter(lambda: source.bytes.read(_A_PIECE), b""):
            reader.parser.Parse(piece, False)  # noqa: FBT003 - the parser's way
            while reader.done:
                yield reader.done.popleft()
        reader.parser.Parse(b"", True)  # noqa: FBT003
    except _Refused as why:
        faults.append(Fault(source.name, reader.parser.CurrentLineNumber, "", str(why)))
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        says = f"The XML cannot be read from here on: {values.shown(expat_says(wrong))}."
        faults.append(Fault(source.name, reader.parser.CurrentLineNumber, "", says))
    while reader.done:
        yield reader.done.popleft()


def expat_says(wrong: Exception) -> str:
    """Return what the parser has to say, without the place."""
    code = getattr(wrong, "code", None)
    return expat.ErrorString(code) if code else "it is not well formed"
