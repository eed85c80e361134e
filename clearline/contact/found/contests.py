"""Findings that their writer says are wrong: contested in one tap, agreed or not by another."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction

from clearline.contact import holds, kept
from clearline.contact.models import Contest, Event, Hold, Words
from clearline.ledger import sequence
from clearline.registers import organisation
from clearline.registers.models import Detail, KnownDetail, Person
from clearline.registers.recorded import Unkept

# What a finding of each kind is once it is known; a name on an app never is.
_BECOMES = {
    "phone": Detail.NUMBER,
    "email": Detail.EMAIL,
    "link": Detail.SITE,
    "address": Detail.ADDRESS,
}
MOST = 50
Row = Contest
_LONGEST = 200
_FEWEST_DIGITS = 3


class For(StrEnum):
    """To whom a detail that was agreed may be given."""

    CHILD = "child"
    HOME = "home"
    EVERYBODY = "everybody"


class Refusal(StrEnum):
    """Why a contest could not be answered."""

    ANSWERED_ALREADY = "answered_already"
    YOUR_OWN = "your_own"
    NO_REASON = "no_reason"
    NO_DETAIL = "no_detail"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, where in the words, and what it did."""

    kind: str
    start: int
    end: int
    outcome: str
    why: str
    clause: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A contest with the message in which it is."""

    id: int
    row: Contest
    text: str
    finding: Finding | None

    @property
    def words(self) -> str:
        """Return what was found, in its writer's words."""
        return self.text[self.row.start : self.row.end]

    @property
    def becomes(self) -> Detail | None:
        """Return what it would be as a known detail; None where it can be none."""
        return _BECOMES.get(self.row.kind)

    @property
    def value(self) -> str:
        """Return the detail as it may be kept; of digits written as words, nothing."""
        if self.row.kind != "phone":
            return self.words
        return self.words if sum(map(str.isdigit, self.words)) > _FEWEST_DIGITS else ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What becomes of a finding that was agreed to be wrong: whose detail it is, and for whom."""

    to: For
    value: str
    whose: str


def findings_in(facts: dict[str, Any]) -> list[Finding]:
    """Return what held or refused a message, of the facts on which it was decided."""
    return [
        Finding(f["kind"], f["start"], f["end"], f["outcome"], f["why"], f["clause"])
        for f in facts.get("words_found", ())
        if f["outcome"] in {"hold", "refuse"}
    ]


def contest(
    message: UUID, finding: Finding, *, says: str = "", by: Person, at: datetime
) -> Contest:
    """Take down that a finding is said to be wrong. A second tap changes nothing."""
    with transaction.atomic(), sequence.head():
        place = {"kind": finding.kind, "start": finding.start, "end": finding.end}
        found = Contest.objects.filter(message=message, **place).first()
        if found is not None:
            return found
        row = Contest(
            message_id=message,
            says=says.strip()[:_LONGEST],
            contested_at=at,
            contested_by=by,
            **place,
        )
        row.save(force_insert=True)
        sequence.append([kept.CONTEST.entry(row)])
    return row


def of(message: UUID) -> list[Contest]:
    """Return what was contested of one message, and what came of it."""
    rows = Contest.objects.filter(message=message).select_related("answered_by", "detail")
    return list(rows.order_by("pk"))


def waiting(homes: Collection[int]) -> list[Contested]:
    """Return what waits for an answer at some homes, the oldest first. Three questions."""
    rows = list(
        Contest.objects.filter(answered_at=None, message__conversation__home__in=homes)
        .select_related("message__conversation__child__person", "contested_by")
        .order_by("contested_at")[:MOST]
    )
    messages = [row.message_id for row in rows]
    texts = dict(Words.objects.filter(message__in=messages).values_list("message_id", "text"))
    judged = Event.objects.filter(message__in=messages).exclude(facts="").order_by("place")
    facts = {m: json.loads(f) for m, f in judged.values_list("message_id", "facts")}
    return [
        Contested(row.pk, row, texts.get(row.message_id) or "", _finding(row, facts))
        for row in rows
    ]


def one(contest_id: int, homes: Collection[int]) -> Contested | None:
    """Return one that waits at some homes."""
    return next((each for each in waiting(homes) if each.id == contest_id), None)


def _finding(row: Contest, facts: dict[UUID, dict[str, Any]]) -> Finding | None:
    place = (row.kind, row.start, row.end)
    every = findings_in(facts.get(row.message_id, {}))
    return next((f for f in every if (f.kind, f.start, f.end) == place), None)


def decline(found: Contested, *, reason: str, by: Person, at: datetime) -> Refusal | None:
    """Say that the finding is right: it stays as it is."""
    return _answer(found, {"agrees": False, "reason": reason}, by=by, at=at)


def agree(
    found: Contested, *, reason: str, by: Person, at: datetime, agreed: Agreed | None = None
) -> Refusal | Unkept | None:
    """Say that the finding is wrong: a detail is known from now on, and what waits is let go."""
    if found.becomes and agreed is None:
        return Refusal.NO_DETAIL
    with transaction.atomic():
        detail = _know(found, agreed, by=by, at=at) if found.becomes and agreed else None
        if isinstance(detail, Unkept):
            return detail
        columns = {"agrees": True, "reason": reason, "detail": detail}
        if refusal := _answer(found, columns, by=by, at=at):
            transaction.set_rollback(True)
            return refusal
        if Hold.objects.filter(message=found.row.message_id, ended_at=None).exists():
            holds.release(found.row.message_id, by=by, reason=reason, at=at)
    return None


def _know(found: Contested, agreed: Agreed, *, by: Person, at: datetime) -> KnownDetail | Unkept:
    line = found.row.message.conversation
    about = organisation.About(whose=agreed.whose.strip())
    if agreed.to is For.CHILD:
        about["child"] = line.child
    elif agreed.to is For.HOME:
        about["home"] = line.home
    kind = found.becomes or Detail.NUMBER
    return organisation.know(kind, agreed.value.strip(), **about, by=by, at=at)


def _answer(
    found: Contested, columns: dict[str, Any], *, by: Person, at: datetime
) -> Refusal | None:
    if found.row.contested_by_id == by.pk:
        return Refusal.YOUR_OWN
    if not columns["reason"].strip():
        return Refusal.NO_REASON
    with transaction.atomic(), sequence.head():
        waits = Contest.objects.filter(pk=found.id, answered_at=None)
        if waits.update(answered_at=at, answered_by=by, **columns) != 1:
            return Refusal.ANSWERED_ALREADY
        sequence.append([kept.CONTEST_ANSWERED.entry(Contest.objects.get(pk=found.id))])
    return None
