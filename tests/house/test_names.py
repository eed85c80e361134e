"""Names come from social care, and say what a thing is."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TypeVar

from tests.house.tree import modules, texts

Found = TypeVar("Found", bound=ast.AST)

CODE = modules("clearline/")
# Words that fit anything, and so say nothing. (The registered manager is a person.)
LONGEST_SIGN = 160
EMPTY = ["Manager", "Helper", "Util", "Service", "Handler", "Processor", "Base", "Common", "Data"]
EMPTY += ["Info", "Misc"]
EMPTY_MODULES = {word.lower() for word in EMPTY} | {f"{word.lower()}s" for word in EMPTY}
# A face: the pages of the home's manager.
FACES = {"clearline/web/manager"}


def test_no_class_has_an_empty_name() -> None:
    empty = re.compile(rf"({'|'.join(EMPTY)})$|^Contact$")
    classes = [f"{name}: {c.name}" for name in CODE for c in _all(name, ast.ClassDef)]

    assert [found for found in classes if empty.search(found.partition(": ")[2])] == []


def test_no_module_has_an_empty_name() -> None:
    def named(path: PurePath) -> set[str]:
        return {path.stem, *(p.name for p in path.parents if p.as_posix() not in FACES)}

    assert [name for name in CODE if named(PurePath(name)) & EMPTY_MODULES] == []


def test_a_rule_is_named_for_what_it_requires() -> None:
    rules = [n for n in CODE if n.startswith("clearline/policy/rules/")]
    functions = [f.name for name in rules for f in _all(name, ast.FunctionDef)]

    assert functions
    assert [f for f in functions if re.match("check_|validate_|is_valid_|process_", f)] == []


def test_a_module_begins_with_a_sentence_or_two_that_could_be_its_sign() -> None:
    signs = {
        name: " ".join((ast.get_docstring(CODE[name]) or "").partition("\n\n")[0].split())
        for name in CODE
        if texts()[name].strip()
    }

    assert [name for name, sign in signs.items() if not sign.endswith((".", "?"))] == []
    assert [name for name, sign in signs.items() if len(re.findall(r"[.?] [A-Z`]", sign)) > 1] == []
    assert [name for name, sign in signs.items() if len(sign) > LONGEST_SIGN] == []


def _all(name: str, kind: type[Found]) -> Iterator[Found]:
    return (node for node in ast.walk(CODE[name]) if isinstance(node, kind))
