"""The ways to reach a child as rows of a card: what is so, on what it stands, who can change it."""

from collections.abc import Sequence

from clearline.contact.overview.around import Around
from clearline.contact.ways import Way
from clearline.policy.decision import Cited, Outcome
from clearline.web.staff import words
from clearline.web.staff.shown import WayRow

_NOT_HERE = "Not set up here yet"
_ORDER = {"open": 0, "held": 1, "waiting": 2, "closed": 3}


def ways(every: Sequence[Way], people: Sequence[Around]) -> list[WayRow]:
    """Return a row for each, open ones first."""
    return sorted((_row(way, people) for way in every), key=lambda row: _ORDER[row.state])


def lets_write(way: Way) -> bool:
    """Say whether one may write at all: what would only be held may be written."""
    return way.is_carried and way.decision.outcome is not Outcome.REFUSE


def _row(way: Way, people: Sequence[Around]) -> WayRow:
    name, channel = words.CHANNELS[way.channel], way.channel.value
    if way.decision.outcome is Outcome.ALLOW:
        notice = next((n for n in way.decision.notices if n.rule == "face_to_face_first"), None)
        if not way.is_carried:
            says = "The rules allow it, and nothing carries it from here."
            return WayRow(channel, name, "waiting", _NOT_HERE, says)
        why, clause = (notice.why, notice.clause) if notice else ("", "")
        return WayRow(channel, name, "open", "Open", why, clause, is_open=True)
    reason = way.decision.reasons[0]
    held = way.decision.outcome is Outcome.HOLD
    return WayRow(
        channel,
        name,
        "held" if held else "closed",
        "Would be held" if held else "Closed",
        reason.why,
        reason.clause,
        _remedy(way, reason, people),
    )


def _remedy(way: Way, reason: Cited, people: Sequence[Around]) -> str:
    remedy = named(reason.finding.remedy, people)
    return remedy if way.is_carried else f"{remedy} {_NOT_HERE}, in any case."


def named(remedy: str, people: Sequence[Around]) -> str:
    """Put the name of whoever holds a post in the place of the post, where there is somebody."""
    for says, role in (
        ("the registered manager", "registered_manager"),
        ("The registered manager", "registered_manager"),
        ("the child's social worker", "allocated_worker"),
        ("the allocated worker", "allocated_worker"),
    ):
        who = next((each.name for each in people if each.role == role), None)
        if who:
            remedy = remedy.replace(says, who)
    return remedy
