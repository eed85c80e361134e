"""A document as heads, paragraphs and points: what a phone shows of Markdown or HTML."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_POINT = re.compile(r"^(?:[-*+]|\d+[.)])\s+(.*)")
_HEAD = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]*\)")
_MARKS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN = ("script", "style", "head", "title", "template")


@dataclass(frozen=True, slots=True)
class Block:
    """One head, paragraph or point."""

    kind: str
    text: str


def of_markdown(text: str) -> list[Block]:
    """Return what a Markdown text says."""
    found: list[Block] = []
    for line in map(str.strip, [*text.splitlines(), ""]):
        block = _line(line)
        goes_on = block.kind == "p" and found and found[-1].kind == "p"
        if goes_on and block.text:
            found[-1] = Block("p", f"{found[-1].text} {block.text}".strip())
        else:
            found.append(block)
    return [block for block in found if block.text]


def _line(line: str) -> Block:
    if head := _HEAD.match(line):
        return Block("head", _plain(head[2]))
    if point := _POINT.match(line):
        return Block("point", _plain(point[1]))
    return Block("p", _plain(line))


def of_html(text: str) -> list[Block]:
    """Return what an HTML page says; nothing in it is run or loaded."""
    reader = _Reader()
    reader.feed(text)
    reader.finish("p")
    return reader.found


def _plain(text: str) -> str:
    return _MARKS.sub(r"\2", _LINK.sub(r"\1", text))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._words: list[str] = []
        self._kind = "p"
        self._unseen = 0

    def finish(self, kind: str) -> None:
        """End the block that is being read, and begin one of this kind."""
        text = " ".join(" ".join(self._words).split())
        if text:
            self.found.append(Block(self._kind, text))
        self._words.clear()
        self._kind = kind

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's shape
        self._unseen += tag in _UNSEEN
        if tag in _HEADS:
            self.finish("head")
        elif tag == "li":
            self.finish("point")
        elif tag in {"p", "div", "section", "article", "tr", "br", "ul", "ol", "table"}:
            self.finish("p")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in {*_HEADS, "li", "p", "div", "section", "article", "tr"}:
            self.finish("p")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)
