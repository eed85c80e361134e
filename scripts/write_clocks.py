"""Writes docs/clocks.md: each deadline, since what it counts, where it runs, and its tests."""

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from clearline.clocks.deadlines import DEADLINES, Deadline
from clearline.clocks.spans import Unit

ROOT = Path(__file__).resolve().parents[1]
CLOCKS = ROOT / "docs" / "clocks.md"
TESTS = ROOT / "tests"

FOREWORD = """\
<!-- Written by `python -m scripts.write_clocks`. Change clearline/clocks/, not this. -->

# Clocks: every deadline, and its tests

Hours pass as they pass, also through the nights on which the clocks change; days, working days and
months end at midnight in England. A deadline that has come is written down and told of once, by
whichever process comes to it first, also when none was running at the time. In the tests time is
given, never waited for.

A deadline **runs** where something here begins it: then it stands on the page of clocks, and
whoever is named hears of it. The others are worked out for whoever asks, and nothing here begins
them yet.
"""

# Each stands in its table, with the moment at which it is due.
EVERY = ("rooms/clocks/test_deadlines.py", "test_each_is_due_when_it_should_be")
# Where each runs, and the tests that show it: a file under tests/, and the test in it.
RUNS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "crisis_answered": (
        (
            "a crisis: after 5 minutes the next on call, after 10 the managers, after 15 the"
            " responsible individual, and ring the duty team"
        ),
        (
            ("rooms/contact/test_crises.py", "test_silence_tells_the_next"),
            (
                "rooms/contact/test_crises_at_once.py",
                "test_however_many_nodes_watch_each_deadline_falls_once",
            ),
            ("rooms/channels/test_nudging.py", "test_when_nobody_answers_the_next_has_one_too"),
        ),
    ),
    "heard_or_seen": (
        "a crisis: everybody who answers for it hears that nobody has heard or seen the child",
        (
            (
                "rooms/contact/test_due.py",
                "test_the_clocks_of_a_crisis_run_beside_one_another",
            ),
            (
                "rooms/contact/test_crises.py",
                "test_an_acknowledgement_ends_the_silence_and_not_the_clock",
            ),
        ),
    ),
    "crisis_reviewed": (
        "the task of whoever answers for the home: the crisis, and what it opened",
        (
            (
                "rooms/contact/test_due.py",
                "test_what_a_crisis_left_to_look_at_is_due_in_24_hours_and_told_of_when_late",
            ),
        ),
    ),
    "return_interview": (
        "the task of the child’s social worker, from when they are back",
        (
            (
                "rooms/contact/test_due.py",
                "test_a_return_interview_is_due_in_72_hours_whatever_the_clocks_on_the_wall_do",
            ),
        ),
    ),
    "account_written": (
        "whoever wrote last to who has left; then the manager too, and no more is sent",
        (
            (
                "rooms/contact/test_due_leavers.py",
                "test_an_account_is_due_in_24_hours_chased_and_then_the_managers_too",
            ),
        ),
    ),
    "approval_reviewed": (
        "whoever asked for it, two weeks before; then nobody writes until it is agreed anew",
        (
            (
                "rooms/contact/test_due_leavers.py",
                "test_before_it_runs_out_whoever_asked_is_told_to_ask_anew",
            ),
        ),
    ),
}
# What the organisation itself sets, or a day that stands in a register, is no fixed span.
OTHERS: tuple[tuple[str, str, tuple[str, str]], ...] = (
    (
        "A held message",
        "4 hours, 15 minutes in a crisis; then the next who may decide, and nobody is passed over",
        (
            "rooms/contact/test_due.py",
            "test_a_held_message_is_the_managers_then_the_deputys_then_of_who_is_above",
        ),
    ),
    (
        "A permission with a last day",
        "a week before, and on the day",
        (
            "rooms/contact/test_due.py",
            "test_a_permission_that_runs_out_is_told_of_a_week_before_and_as_it_does",
        ),
    ),
    (
        "A policy to be read",
        "three days before; then whoever answers for the worker too",
        ("rooms/web/test_clocks.py", "test_what_is_to_be_read_and_what_runs_out_are_named"),
    ),
    (
        "An approval that was asked for",
        "2 days, or before the contact is to begin",
        (
            "rooms/contact/test_due_leavers.py",
            "test_both_who_are_asked_hear_of_it_at_once_and_who_has_answered_no_more",
        ),
    ),
    (
        "Whatever else is somebody’s to do",
        "when a quarter of its time is left, at most a day before; then the manager too",
        ("rooms/contact/test_due.py", "test_what_is_done_has_no_clock"),
    ),
)
_UNITS = {Unit.WORKING_DAYS: "working days"}
_YEAR = 12


def written() -> str:
    """Return the document."""
    return "\n".join([FOREWORD, *_fixed(), "", *_others(), ""])


def _fixed() -> Iterator[str]:
    yield "## By law, guidance or contract"
    yield ""
    yield "| deadline | since | within | from | here | tests |"
    yield "|---|---|---|---|---|---|"
    for deadline in DEADLINES.values():
        runs, tests = RUNS.get(deadline.name, ("", ()))
        shown = "; ".join(_test(*test) for test in (EVERY, *tests))
        cells = (_called(deadline), deadline.since, _within(deadline), deadline.source)
        yield f"| {' | '.join(cells)} | {f'**runs**: {runs}' if runs else 'worked out'} | {shown} |"


def _others() -> Iterator[str]:
    yield "## By a day in a register, or as somebody set it"
    yield ""
    yield "| what | when somebody hears of it | test |"
    yield "|---|---|---|"
    for what, when, test in OTHERS:
        yield f"| {what} | {when} | {_test(*test)} |"


def _called(deadline: Deadline) -> str:
    return f"`{deadline.name}`"


def _within(deadline: Deadline) -> str:
    count, unit = deadline.span.count, deadline.span.unit
    if unit is Unit.MONTHS and count > _YEAR and count % _YEAR == 0:
        return f"{count // _YEAR} years"
    name = _UNITS.get(unit, str(unit))
    return f"{count} {name.removesuffix('s') if count == 1 else name}"


def _test(file: str, name: str) -> str:
    """Return the link to a test that is there; a table that names one that is not is wrong."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    if name not in there:
        raise SystemExit(f"There is no test {name} in {file}.")
    says = name.removeprefix("test_").replace("_", " ")
    return f"[{says}](../tests/{file})"


def main() -> int:
    """Write it, or say whether it is fresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is fresh")
    if parser.parse_args().check:
        is_fresh = CLOCKS.exists() and CLOCKS.read_text(encoding="utf-8") == written()
        if not is_fresh:
            sys.stderr.write("docs/clocks.md is stale: run `python -m scripts.write_clocks`.\n")
        return 0 if is_fresh else 1
    CLOCKS.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
