"""The rule book in the documents is the one that the clauses and the rules make today."""

from pathlib import Path

import pytest

from clearline.policy.rules import RULES
from scripts import write_rule_book


def test_the_book_in_the_documents_is_fresh() -> None:
    assert write_rule_book.main(["--check"]) == 0


def test_a_stale_or_missing_book_is_seen_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "rules.md"
    monkeypatch.setattr(write_rule_book, "BOOK", book)

    assert write_rule_book.main(["--check"]) == 1
    assert "docs/rules.md is stale" in capsys.readouterr().err
    assert write_rule_book.main([]) == 0
    assert write_rule_book.main(["--check"]) == 0
    book.write_text(book.read_text("utf-8") + "One more rule.", "utf-8")
    assert write_rule_book.main(["--check"]) == 1


def test_every_rule_can_be_found_by_the_name_that_a_decision_gives() -> None:
    written = write_rule_book.written()

    for rule in RULES:
        assert f'<a id="{rule.name}"></a>' in written
