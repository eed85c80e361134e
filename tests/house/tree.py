"""The files of the repository, read once."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Made by others or by a program: not ours to put into words.
NOT_OURS = ("tests/browser/vendor/", "requirements/run.txt", "requirements/test.txt")


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that is kept, and still here."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def name_of(path: Path) -> str:
    """Return the path as one would type it."""
    return path.relative_to(ROOT).as_posix()


@cache
def texts() -> dict[str, str]:
    """Return the words of every file of ours that has words."""
    found = {}
    for path in tracked():
        name = name_of(path)
        content = path.read_bytes()
        if b"\0" not in content and not name.startswith(NOT_OURS):
            found[name] = content.decode()
    return found


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Return the parsed Python of these folders, but for migrations, which Django writes."""
    return {
        name: _parsed(name)
        for name in texts()
        if name.endswith(".py") and name.startswith(folders) and "/migrations/" not in name
    }


@cache
def _parsed(name: str) -> ast.Module:
    return ast.parse(texts()[name])
