"""The ways to reach a child as rows of a card: what is so, on what it stands, who can change it."""

from collections.abc import Sequence
from dataclasses import replace

from clearline.contact.overview.around import Around
from clearline.contact.ways import Way
from clearline.policy.decision import Outcome
from clearline.policy.terms import Channel
from clearline.web.staff import words
from clearline.web.staff.shown import WayRow

_ORDER = {"open": 0, "held": 1, "waiting": 2, "closed": 3}
_HERE = Channel.IN_APP


def ways(every: Sequence[Way], people: Sequence[Around]) -> list[WayRow]:
    """Return a row for each, open ones first; those of which the same is so share one."""
    rows: dict[object, WayRow] = {}
    for way in every:
        row = _row(way, people)
        # What can be used from here has a row of its own.
        key = way.channel if way.channel is _HERE else replace(row, channel="", name="")
        same = rows.get(key)
        rows[key] = replace(same, name=f"{same.name}, {row.name.lower()}") if same else row
    return sorted(rows.values(), key=lambda row: _ORDER[row.state])


def lets_write(way: Way) -> bool:
    """Say whether one may write at all: what would only be held may be written."""
    return way.is_carried and way.decision.outcome is not Outcome.REFUSE


def _row(way: Way, people: Sequence[Around]) -> WayRow:
    name, channel, decision = words.CHANNELS[way.channel], way.channel.value, way.decision
    if decision.outcome is Outcome.ALLOW and way.is_carried:
        notice = next((n for n in decision.notices if n.rule == "face_to_face_first"), None)
        why, clause = (notice.why, notice.clause) if notice else ("", "")
        return WayRow(channel, name, "open", "Open", why, clause, is_open=True)
    if decision.outcome is Outcome.ALLOW:
        says = "The rules allow it. It can’t be done from here yet."
        return WayRow(channel, name, "waiting", "Not set up", says)
    reason, holds = decision.reasons[0], decision.outcome is Outcome.HOLD
    return WayRow(
        channel,
        name,
        "held" if holds else "closed",
        "Would be held" if holds else "Closed",
        reason.why,
        reason.clause,
        named(reason.finding.remedy, people),
    )


def named(remedy: str, people: Sequence[Around]) -> str:
    """Put the name of whoever holds a post in the place of the post, where there is somebody."""
    for says, role in (
        ("the registered manager", "registered_manager"),
        ("The registered manager", "registered_manager"),
        ("the child’s social worker", "allocated_worker"),
        ("the allocated worker", "allocated_worker"),
    ):
        who = next((each.name for each in people if each.role == role), None)
        if who:
            remedy = remedy.replace(says, who)
    return remedy
