"""Why a message did not go: each reason with its clause in our words and what to do about it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from clearline.contact.overview.around import Around
from clearline.guidance.edition import NotInForceError, clause
from clearline.policy.decide import asked_in
from clearline.policy.rule import Situation
from clearline.policy.terms import Channel, Direction, Kind, Lane
from clearline.web import spoken
from clearline.web.staff import rows
from clearline.web.staff.shown import Piece, Reason

# What the writer can mend at once comes first, then what time mends.
_FIRST = {"wording": 0, "purpose_declared": 0, "agreed_hours": 1, "on_shift": 2}
_LATER = 3
MOST = 3


def of(
    answer: Mapping[str, Any],
    facts: Mapping[str, Any],
    people: Sequence[Around],
    *,
    on: date,
    child: str,
) -> list[Reason]:
    """Return the reasons of an answer, in the order in which they are best mended, each once."""
    found = sorted(answer.get("reasons", ()), key=lambda each: _FIRST.get(each["rule"], _LATER))
    said = [
        Reason(
            why=_why(each, facts, child),
            clause=each["clause"],
            clause_words=clause_words(each["clause"], on=on),
            remedy=rows.named(each["remedy"], people),
        )
        for each in found
    ]
    return list(dict.fromkeys(said))


def clause_words(cited: str, *, on: date) -> str:
    """Return what a clause asks, as it stood on a day."""
    try:
        return spoken.set_(clause(cited, on=on).wording)
    except NotInForceError:
        return ""


def _why(reason: Mapping[str, Any], facts: Mapping[str, Any], child: str) -> str:
    minutes = facts.get("minutes_since_their_message")
    if reason["rule"] != "agreed_hours" or minutes is None:
        return spoken.set_(str(reason["why"]))
    ago = spoken.span(timedelta(minutes=minutes))
    return f"{spoken.set_(reason['why'])} {child} last wrote {ago} before."


def checks(answer: Mapping[str, Any], facts: Mapping[str, Any], *, at: datetime) -> list[str]:
    """Return the requirements that were asked as well and were met, in the rule book's words."""
    if not facts:
        return []
    situation = Situation(
        Lane(facts["lane"]),
        Direction(facts["direction"]),
        Channel(facts["channel"]),
        Kind(facts["recipient"]["kind"]),
    )
    broken = {each["rule"] for each in answer.get("reasons", ())}
    asked = asked_in(situation, at.astimezone(spoken.LONDON).date())
    requirements = (rule.requirement for rule in asked if rule.name not in broken)
    return [spoken.set_(requirement.split("\n")[0]) for requirement in requirements]


def pieces(text: str, facts: Mapping[str, Any]) -> tuple[Piece, ...]:
    """Return the words in pieces, those marked where something was found that stopped them."""
    marks = [""] * len(text)
    for found in facts.get("words_found", ()):
        tone = {"refuse": "stop", "hold": "hold"}.get(found["outcome"], "")
        for index in range(max(0, found["start"]), min(found["end"], len(text))):
            # Where two overlap the graver shows.
            marks[index] = "stop" if "stop" in (tone, marks[index]) else tone or marks[index]
    cuts = [i for i in range(1, len(text)) if marks[i] != marks[i - 1]]
    starts, ends = [0, *cuts], [*cuts, len(text)]
    return tuple(Piece(text[a:b], marks[a]) for a, b in zip(starts, ends, strict=True) if a < b)
