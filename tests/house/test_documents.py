"""What the documents say can be done, can be done."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from clearline.cli.main import COMMANDS
from tests.house.tree import ROOT, name_of, texts, tracked

DOCUMENTS = {n: t for n, t in texts().items() if n.endswith(".md") and not n.startswith("tests/")}
RECIPES = set(re.findall(r"^([a-z]+):", texts()["Makefile"], re.M))
WRITERS = sorted(p for p in tracked() if re.fullmatch(r"scripts/write_\w+\.py", name_of(p)))


def _said(pattern: str) -> set[tuple[str, str]]:
    # What stands in a code block or between back quotes is meant to be typed.
    return {
        (name, word)
        for name, text in DOCUMENTS.items()
        for typed in re.findall(r"```.*?```|`[^`\n]+`", text, re.S)
        for word in re.findall(pattern, typed, re.M)
    }


def test_every_recipe_that_is_named_exists() -> None:
    said = _said(r"(?:^|`)make ([a-z]+)")

    assert said
    assert {(name, word) for name, word in said if word not in RECIPES} == set()


def test_every_command_that_is_named_exists() -> None:
    said = _said(r"(?:^|`|bin/)clearline ([a-z]+)")

    assert said
    assert {(name, word) for name, word in said if word not in COMMANDS} == set()


def test_every_link_leads_somewhere() -> None:
    links = [
        (ROOT / name, target.partition("#")[0])
        for name, text in DOCUMENTS.items()
        for target in re.findall(r"\]\(([^)\s]+)\)", text)
        if not re.match(r"https?:|mailto:|#", target)
    ]

    broken = [(name_of(f), target) for f, target in links if not (f.parent / target).exists()]
    assert broken == []


@pytest.mark.parametrize("writer", WRITERS, ids=lambda path: path.stem)
def test_every_generated_document_is_fresh(writer: Path) -> None:
    command = [sys.executable, "-m", f"scripts.{writer.stem}", "--check"]

    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_the_commands_are_the_modules_that_are_commands() -> None:
    modules = {
        name.removeprefix("clearline/cli/").removesuffix(".py").removesuffix("_")
        for name, text in texts().items()
        if re.fullmatch(r"clearline/cli/[a-z]+_?\.py", name) and "\ndef describe(" in text
    }

    assert set(COMMANDS) == modules
