"""`clearline screen`, as the contract has it."""

import argparse
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from clearline.cli import screen
from clearline.cli.answering import LONGEST_LINE, lines


def ask(*asked: bytes | None) -> list[dict[str, Any]]:
    return list(screen.answers(asked))


def question(**fields: Any) -> bytes:
    return json.dumps({"id": "1", "speaker": "staff", "messages": ["hello"], **fields}).encode()


def test_a_number_is_refused_and_an_ordinary_message_is_clear() -> None:
    [clear] = ask(question(messages=["Tea is at half five, pizza tonight"]))
    [refused] = ask(question(messages=["Ring me on 07700 900123"]))

    assert clear == {"id": "1", "outcome": "clear", "findings": []}
    assert refused["outcome"] == "refuse"
    [finding] = refused["findings"]
    assert finding["text"] == "07700 900123"
    assert (finding["kind"], finding["group"], finding["clause"]) == ("phone", "contact", "C7")
    assert (finding["message"], finding["start"], finding["end"]) == (0, 11, 23)
    assert finding["why"]


def test_a_known_number_passes_and_the_next_one_does_not() -> None:
    known = {"numbers": ["01632 960000"]}

    [passes] = ask(question(messages=["the house is 01632 960000"], known=known))
    [refused] = ask(question(messages=["the house is 01632 960001"], known=known))

    assert passes["outcome"] == "clear"
    assert refused["outcome"] == "refuse"


@pytest.mark.parametrize(
    ("line", "answered"),
    [
        (b"{", None),
        (b"[1]", None),
        (b"\xff\xfe", None),
        (b'{"id": "7", "speaker": "ghost", "messages": []}', "7"),
        (b'{"id": "7", "speaker": "staff"}', "7"),
        (b'{"id": "7", "speaker": ["staff"], "messages": []}', "7"),
        (b'{"id": "7", "speaker": "staff", "messages": "hello"}', "7"),
        (b'{"id": "7", "speaker": "staff", "messages": [1]}', "7"),
        (b'{"id": "7", "speaker": "staff", "messages": [], "known": []}', "7"),
        (b'{"id": "7", "speaker": "staff", "messages": [], "known": {"sites": 1}}', "7"),
        (b'{"id": NaN, "speaker": "staff", "messages": []}', None),
        (b"[" * 100_000, None),
    ],
)
def test_a_line_that_cannot_be_read_gets_an_error_in_its_place(
    line: bytes, answered: str | None
) -> None:
    first, second = ask(line, question(id="8"))

    assert first["id"] == answered
    assert first["error"].endswith(".")
    assert second["outcome"] == "clear"


def test_blank_lines_are_skipped_and_order_is_kept() -> None:
    typed = [question(id="a"), b"", b"  ", question(id="b")]

    assert [a["id"] for a in ask(*lines(io.BytesIO(b"\n".join(typed))))] == ["a", "b"]


def test_a_mark_that_an_editor_put_first_is_no_part_of_the_question() -> None:
    marked = b"\xef\xbb\xbf" + question(id="a") + b"\n"

    assert [a["outcome"] for a in ask(*lines(io.BytesIO(marked)))] == ["clear"]


def test_a_line_without_end_gets_an_error_and_the_next_its_answer() -> None:
    endless = b'{"id": "' + b"x" * (2 * LONGEST_LINE) + b'"}\n'

    first, second = ask(*lines(io.BytesIO(endless + question(id="8"))))

    assert first["error"] == f"The line is longer than {LONGEST_LINE:,} bytes."
    assert second["outcome"] == "clear"


def test_the_answer_to_a_lone_surrogate_is_still_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = b'{"id": "\\ud800", "speaker": "child", "messages": ["\\ud83d 07700 900123"]}'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))

    assert screen.run(argparse.Namespace()) == 0

    said = capsys.readouterr().out
    assert json.loads(said.encode("utf-8"))["findings"][0]["start"] == 2


def test_the_command_exits_one_when_a_line_was_unreadable() -> None:
    good = question() + b"\n"

    for typed, status in ((good, 0), (good + b"{\n" + good, 1)):
        done = subprocess.run(
            [sys.executable, "-m", "clearline", "screen"],
            input=typed,
            capture_output=True,
            check=False,
        )
        assert done.returncode == status
        assert done.stderr == b""
