"""Nothing is too long to be read at a sitting."""

import ast
from collections import Counter
from pathlib import PurePath

from tests.house.tree import modules, texts

CODE = modules("clearline/", "scripts/", "benchmarks/")
TESTS = modules("tests/")
LONGEST_MODULE, LONGEST_TEST_MODULE, LONGEST_FUNCTION, MOST_IN_A_ROOM = 300, 400, 40, 32


def test_a_module_is_short() -> None:
    lines = {name: len(text.splitlines()) for name, text in texts().items()}

    assert {n: lines[n] for n in CODE if lines[n] > LONGEST_MODULE} == {}
    assert {n: lines[n] for n in TESTS if lines[n] > LONGEST_TEST_MODULE} == {}


def test_a_function_is_short() -> None:
    lengths = {
        f"{name} {found.name}": (found.end_lineno or 0) - _first_line(found, name) + 1
        for name, tree in {**CODE, **TESTS}.items()
        for found in ast.walk(tree)
        if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_a_room_has_few_modules() -> None:
    rooms = Counter(str(PurePath(name).parent) for name in CODE if not name.endswith("__init__.py"))

    assert {room: count for room, count in rooms.items() if count > MOST_IN_A_ROOM} == {}


def _first_line(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> int:
    # A rule's examples stand above it, and are read with it.
    above = function.decorator_list if name.startswith("clearline/policy/rules/") else []
    return min([function.lineno, *(decorator.lineno for decorator in above)])
