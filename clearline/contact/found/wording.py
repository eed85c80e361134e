"""Has the words read before they are decided; what is private is never read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from clearline.contact import organisation
from clearline.contact.case import Case
from clearline.contact.draft import Answer
from clearline.contact.found import memory, together
from clearline.contact.found.memory import Before, Key, Memory
from clearline.contact.lines import Line
from clearline.contact.organisation import Settled
from clearline.contact.written import Page
from clearline.policy.decision import Outcome
from clearline.policy.facts import Words
from clearline.screening import Found

_remembered = Memory()
forget = _remembered.forget


def read(cases: Sequence[Case], settled: Settled, *, at: datetime) -> list[Case]:
    """Return the cases with what was found in their words; what is private is not looked at."""
    keys = {_key(case) for case in cases if not case.line.is_protected}
    if not keys:
        return list(cases)
    # Within a larger transaction, which may still be lost, nothing is remembered.
    known = memory.read if connection.in_atomic_block else _remembered.of
    earlier = known(keys, at=at)
    found = []
    for case in cases:
        if case.line.is_protected:
            found.append(case)
            continue
        before = earlier[_key(case)]
        found.append(_with_words(case, before, settled, at))
        earlier[_key(case)] = (*before, Before(case.draft.id, at, case.draft.text))
    return found


def read_again(
    cases: Sequence[Case], settled: Settled, *, size: int, at: datetime
) -> tuple[list[Case], Settled]:
    """Read anew what somebody else's commit may have changed. Under the head of the ledger.

    Where this process wrote last, nobody did, and nothing is asked.
    """
    if connection.savepoint_ids or _remembered.size == size:
        return list(cases), settled
    changed = _remembered.come_up_to(size)
    now = organisation.settled(at=at)
    lines = {case.line.id for case in cases}
    if now == settled and changed is not None and changed.isdisjoint(lines):
        return list(cases), settled
    return read([replace(case, words=()) for case in cases], now, at=at), now


def remember(
    cases: Sequence[Case], answers: Mapping[UUID, Answer], page: Page, *, was: int
) -> None:
    """Remember, once it is committed, what was sent and what waits."""
    if connection.savepoint_ids:
        return
    size, at = page.head.size, page.at
    written = [
        (_key(case), Before(case.draft.id, at, case.draft.text))
        for case in cases
        if not case.line.is_protected and _stays(answers[case.draft.id])
    ]
    transaction.on_commit(lambda: _remembered.add(written, was=was, size=size))


def read_one(case: Case, settled: Settled, *, written_at: datetime) -> Case:
    """Read a message as it stands, together with what its writer had written before it."""
    return read_as_written([(case, written_at)], settled)[0]


def read_as_written(cases: Sequence[tuple[Case, datetime]], settled: Settled) -> list[Case]:
    """Read messages as they stand, each with what its writer had written before. One question."""
    open_ = [(case, at) for case, at in cases if not case.line.is_protected]
    keys = {_key(case) for case, _ in open_}
    earlier = memory.read(keys, at=min(at for _, at in open_)) if open_ else {}
    return [
        case
        if case.line.is_protected
        else _with_words(case, _others(case, earlier[_key(case)]), settled, at)
        for case, at in cases
    ]


def _others(case: Case, earlier: Sequence[Before]) -> Sequence[Before]:
    return [each for each in earlier if each.message != case.draft.id]


def earlier_of(line: Line, person: int, *, at: datetime) -> Sequence[Before]:
    """Return what somebody wrote last on a line, as far as this process knows."""
    return _remembered.of({(line.id, person)}, at=at)[line.id, person]


def _stays(answer: Answer) -> bool:
    return answer.decision is not None and answer.outcome in {Outcome.ALLOW, Outcome.HOLD}


def _key(case: Case) -> Key:
    return case.line.id, case.person


def _with_words(case: Case, earlier: Sequence[Before], settled: Settled, at: datetime) -> Case:
    found = together.read(case, earlier, settled, at=at)
    return replace(case, words=tuple(map(_words, found.here))) if found.here else case


def _words(found: Found) -> Words:
    # The text itself stays with the words, which may be destroyed in their time.
    return Words(
        kind=found.kind,
        group=found.group,
        clause=found.clause,
        outcome=found.outcome.value,
        why=found.why,
        start=found.start,
        end=found.end,
    )
