"""Reads a new message together with its writer's last ones: a detail may be split over several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from clearline import screening
from clearline.contact.case import Case
from clearline.contact.found import parts
from clearline.contact.found.memory import Before, recent
from clearline.contact.organisation import Settled
from clearline.screening import Found, Outcome, Speaker, stricter
from clearline.screening.clarity import READING_AGE

# A child's sentence comes in pieces, one right after the other.
_PIECES, _PIECES_WITHIN = 3, timedelta(minutes=10)
_OF_A_CHILD = frozenset({"contact", "welfare"})
_OF_STAFF = frozenset({"contact"})


@dataclass(frozen=True, slots=True)
class Together:
    """What was found in a new message, and in those before it where they have a part in it."""

    findings: tuple[Found, ...]
    before: Sequence[Before]

    @property
    def here(self) -> tuple[Found, ...]:
        """Return what was found in the new message itself."""
        return tuple(found for found in self.findings if found.message == len(self.before))


def read(case: Case, earlier: Sequence[Before], settled: Settled, *, at: datetime) -> Together:
    """Read words as they would be judged. Nothing is kept."""
    text, line = case.draft.text, case.line
    asked = _Asked(
        "child" if case.is_inbound else "staff",
        settled.known_to(line.home, line.child),
        settled.reads_at.get(line.child, READING_AGE),
    )
    before = _before(case, earlier, settled, at=at)
    alone = [replace(found, message=len(before)) for found in asked.whole([text]).findings]
    split = _split(asked, text, before, alone) if before else []
    wanted = _wanted(settled.settings.stricter)
    reading = screening.Reading((*alone, *split))
    found = stricter.apply(reading, wanted).findings if wanted else reading.findings
    return Together(tuple(each for each in found if each.outcome is not Outcome.CLEAR), before)


@dataclass(frozen=True, slots=True)
class _Asked:
    speaker: Speaker
    known: screening.Known
    reading_age: int

    def whole(self, texts: Sequence[str]) -> screening.Reading:
        return screening.read(
            texts, speaker=self.speaker, known=self.known, reading_age=self.reading_age
        )


def _before(
    case: Case, earlier: Sequence[Before], settled: Settled, *, at: datetime
) -> Sequence[Before]:
    """Return the earlier messages that could be parts of what the new one completes."""
    settings = settled.settings
    most, within = settings.read_together_messages, timedelta(hours=settings.read_together_hours)
    if case.is_inbound:
        most, within = min(most, _PIECES), min(within, _PIECES_WITHIN)
    found = recent(earlier, most=most, within=within, at=at)
    if case.is_inbound:
        return found
    # Chatter in between would hide how the parts belong together.
    return [f for f in found if parts.may_begin(f.text)] if parts.may_end(case.draft.text) else ()


def _split(
    asked: _Asked, text: str, before: Sequence[Before], alone: Sequence[Found]
) -> list[Found]:
    """Return what only shows over several messages, with its parts in the earlier ones."""
    groups = _OF_A_CHILD if asked.speaker == "child" else _OF_STAFF
    here = len(before)
    whole = asked.whole([*(each.text for each in before), text]).touching(here)
    shown = {
        found.part_of
        for found in whole.findings
        if found.message == here and any(_same(found, other) for other in alone)
    }
    return [f for f in whole.findings if f.group in groups and f.part_of not in shown]


def _same(one: Found, other: Found) -> bool:
    return one.group == other.group and one.start < other.end and other.start < one.end


@lru_cache(maxsize=64)
def _wanted(said: tuple[str, ...]) -> Mapping[str, Outcome]:
    pairs = (each.partition(":") for each in said)
    return {kind: Outcome(outcome) for kind, _, outcome in pairs}
