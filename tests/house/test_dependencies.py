"""Everything that is used says why, and nothing that others made is changed."""

import re
from hashlib import sha256

import pytest

from tests.house.tree import ROOT, texts


@pytest.mark.parametrize("name", ["requirements/run.in", "requirements/test.in"])
def test_each_dependency_has_its_reason_beside_it(name: str) -> None:
    lines = [line for line in texts()[name].splitlines() if re.match(r"\w", line)]

    assert lines
    assert [line for line in lines if not re.search(r"\s+# \w.{10,}", line)] == []


@pytest.mark.parametrize("lock", ["run", "test"])
def test_each_locked_dependency_has_its_hashes(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    blocks = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.M)[1:]

    assert blocks
    assert [b for b in blocks if "==" not in b or "--hash=sha256:" not in b] == []


def test_both_locks_agree() -> None:
    def pins(lock: str) -> set[str]:
        return set(
            re.findall(r"^[\w.-]+==\S+", (ROOT / f"requirements/{lock}.txt").read_text(), re.M)
        )

    assert pins("run") <= pins("test")


def test_what_is_kept_here_from_others_is_unchanged() -> None:
    folder = ROOT / "tests/browser/vendor"
    listed = re.findall(
        r"^\| `(.+?)` .*`([0-9a-f]{64})` \|$", (folder / "README.md").read_text(), re.M
    )

    assert listed
    for name, digest in listed:
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
