"""Decisions are numbered, titled by what was decided, and say what they cost."""

import re

from tests.house.tree import texts

ADRS = {n.removeprefix("docs/adr/"): t for n, t in texts().items() if n.startswith("docs/adr/0")}
SECTIONS = ["Context", "Rejected", "Consequences"]


def test_they_are_numbered_without_gaps() -> None:
    assert [int(name[:4]) for name in sorted(ADRS)] == list(range(1, len(ADRS) + 1))


def test_each_has_its_sections_in_order() -> None:
    found = {name: re.findall(r"^## (.+)$", text, re.M) for name, text in ADRS.items()}

    assert {name: heads for name, heads in found.items() if heads != SECTIONS} == {}


def test_each_begins_with_its_number_and_what_was_decided() -> None:
    untitled = [n for n, t in ADRS.items() if not re.match(rf"# {int(n[:4])}\. \w.+[^.]\n", t)]

    assert untitled == []


def test_each_is_in_the_list() -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", texts()["docs/adr/README.md"])

    assert listed == sorted(ADRS)
