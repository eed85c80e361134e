"""What stands above the box while one writes: what would stop the words, and what would not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from clearline.contact.found.contests import Finding
from clearline.contact.found.together import Together
from clearline.contact.overview.around import Around
from clearline.policy.decision import Cited, Decision, Outcome
from clearline.screening import Found
from clearline.web import spoken
from clearline.web.staff import instead, rows

MOST = 2
MOST_IN_WORDS = 4
# Asked for on the same form, so not told as a fault while one still writes.
_ON_THE_FORM = frozenset({"purpose_declared"})
_TELLS = frozenset({"face_to_face_first", "own_agreement", "wants_contact"})
_IN_WORDS = "wording"
_CONTEST = {
    "phone": "Not a number?",
    "email": "Not an address?",
    "address": "Not where somebody lives?",
    "link": "Is it one of ours?",
    "handle": "Not a name on an app?",
}


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing about writing at all now."""

    head: str
    clause: str
    do: str
    tone: str  # "" stops, "hold" holds, "note" stops nothing


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what was found that stands in an earlier message."""

    message: UUID
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class InWords:
    """One thing found in the words: where, why, on what clause, and what to say instead."""

    head: str
    text: str
    clause: str
    do: str
    use: str
    contest: str
    key: str
    spans: tuple[tuple[int, int], ...]
    tone: str
    earlier: tuple[Part, ...] = ()


def flags(decision: Decision, people: Sequence[Around]) -> list[Flag]:
    """Return the first things to know but the words: what stops, then what is only said."""
    reasons = [r for r in decision.reasons if r.rule not in _ON_THE_FORM | {_IN_WORDS}]
    stops = [_reason(each, people) for each in reasons]
    notes = [
        Flag(spoken.set_(each.why), each.clause, "", "note")
        for each in decision.notices
        if each.rule in _TELLS
    ]
    return (list(dict.fromkeys(stops)) or notes)[:MOST]


def _reason(cited: Cited, people: Sequence[Around]) -> Flag:
    holds = cited.finding.outcome is Outcome.HOLD
    why = spoken.set_(cited.why)
    head = f"It would be held. {why}" if holds else f"It can’t go. {why}"
    remedy = rows.named(cited.finding.remedy, people)
    return Flag(head, cited.clause, remedy, "hold" if holds else "")


def in_words(found: Together, decision: Decision | None, telephone: str) -> list[InWords]:
    """Return what was found in the words, the gravest first, each once.

    Where a rule lets something pass for what it is about, so does this.
    """
    passed = _let_pass(decision) if decision else frozenset()
    one_thing: dict[tuple[str, int], list[Found]] = {}
    for each in found.here:
        one_thing.setdefault((each.kind, each.part_of), []).append(each)
    shown = [_in_words(parts, found, passed, telephone) for parts in one_thing.values()]
    order = {"": 0, "hold": 1, "note": 2}
    return sorted(shown, key=lambda each: order[each.tone])[:MOST_IN_WORDS]


Find = TypeVar("Find", Found, Finding)
_DIGITS = 9


def key_of(each: Found | Finding) -> str:
    """Name a finding by its kind and its place in the words."""
    return f"{each.kind}:{each.start}:{each.end}"


def meant(key: str, among: Sequence[Find]) -> Find | None:
    """Return the finding that a key names; where words before it have moved it, the nearest."""
    kind, _, place = key.partition(":")
    start, _, _ = place.partition(":")
    same = [each for each in among if each.kind == kind]
    if not same or not start.isascii() or not start.isdigit() or len(start) > _DIGITS:
        return None
    return min(same, key=lambda each: abs(each.start - int(start)))


def contest_of(kind: str) -> str:
    """Return the question with which a finding of a kind is contested."""
    return _CONTEST.get(kind, "Not so?")


def _let_pass(decision: Decision) -> frozenset[str]:
    stops = {c.finding.kind for c in decision.reasons if c.rule == _IN_WORDS}
    notes = {c.finding.kind for c in decision.notices if c.rule == _IN_WORDS}
    return frozenset(notes - stops)


def _in_words(
    here: Sequence[Found], found: Together, passed: frozenset[str], telephone: str
) -> InWords:
    each = here[0]
    tone = {"refuse": "", "hold": "hold"}.get(each.outcome.value, "note")
    tone = "note" if each.kind in passed else tone
    heads = {"": "It can’t go. ", "hold": "It would be held. ", "note": ""}
    parts = [f for f in found.findings if f.message < len(found.before)]
    earlier = tuple(
        Part(found.before[f.message].message, f.start, f.end, f.text)
        for f in parts
        if (f.kind, f.part_of) == (each.kind, each.part_of)
    )
    contest = "" if tone == "note" else contest_of(each.kind)
    return InWords(
        head=heads[tone] + spoken.set_(each.why),
        text=" … ".join(part.text for part in here)[:_LONGEST_QUOTE],
        clause=each.clause,
        do=instead.advice(each.kind, telephone),
        use="" if earlier or len(here) > 1 else instead.words(each.kind, telephone),
        contest=contest,
        key=key_of(each),
        spans=tuple((part.start, part.end) for part in here),
        tone=tone,
        earlier=earlier,
    )


_LONGEST_QUOTE = 60


def said(found: Sequence[InWords]) -> str:
    """Say in one sentence how many there are, for whoever listens."""
    if not found:
        return "Nothing found in your words."
    first = found[0].head
    return first if len(found) == 1 else f"{len(found)} things found in your words. {first}"
