"""The ways to reach a child as rows of a card: what is so, on what it stands, who can change it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clearline.contact.overview.around import Around
from clearline.contact.ways import Way
from clearline.policy.decision import Outcome
from clearline.policy.terms import Channel
from clearline.web import spoken
from clearline.web.send import SAYS
from clearline.web.staff import words
from clearline.web.staff.shown import WayRow

# The reader, where they stand in a list of names.
YOU = "you"
_HERE = Channel.IN_APP
_ORDER = {"open": 0, "held": 1, "waiting": 2, "closed": 3}


def ways(every: Sequence[Way], people: Sequence[Around]) -> list[WayRow]:
    """Return a row for each, open ones first; those of which the same is so share one."""
    rows: dict[object, WayRow] = {}
    for way in every:
        row = _row(way, people)
        # What can be used from here has a row of its own.
        key = way.channel if way.channel is _HERE else replace(row, channel="", name="")
        same = rows.get(key)
        rows[key] = replace(same, name=f"{same.name}, {row.name.lower()}") if same else row
    return [_said_once(row, rows.get(_HERE)) for row in _in_order(rows.values())]


def _in_order(rows: Iterable[WayRow]) -> list[WayRow]:
    return sorted(rows, key=lambda row: _ORDER[row.state])


def _said_once(row: WayRow, here: WayRow | None) -> WayRow:
    """Leave out a reason that stands above already."""
    if here is None or row is here or row.is_open or row.why != here.why:
        return row
    return replace(row, why="For the same reason.", clause="", remedy="")


def lets_write(way: Way) -> bool:
    """Say whether one may write at all: what would only be held may be written."""
    return way.is_carried and way.decision.outcome is not Outcome.REFUSE


def _row(way: Way, people: Sequence[Around]) -> WayRow:
    name, channel, decision = words.CHANNELS[way.channel], way.channel.value, way.decision
    if way.nowhere is not None:
        return WayRow(channel, name, "closed", "Closed", SAYS[way.nowhere])
    if decision.outcome is Outcome.ALLOW and way.is_carried:
        notice = next((n for n in decision.notices if n.rule == "face_to_face_first"), None)
        why, clause = (spoken.set_(notice.why), notice.clause) if notice else ("", "")
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
        spoken.set_(reason.why),
        reason.clause,
        named(reason.finding.remedy, people),
    )


def as_seen_by(person: int, people: Sequence[Around]) -> list[Around]:
    """Return who is around, the reader as "you": nobody is told to ask themselves."""
    return [replace(each, name=YOU) if each.id == person else each for each in people]


def named(remedy: str, people: Sequence[Around]) -> str:
    """Put the name of whoever holds a post in the place of the post, where there is somebody."""
    for says, role in (
        ("the registered manager", "registered_manager"),
        ("the child's social worker", "allocated_worker"),
        ("the allocated worker", "allocated_worker"),
    ):
        who = next((each.name for each in people if each.role == role), None)
        if who == YOU:
            remedy = _yours(remedy, says, people)
        elif who:
            remedy = remedy.replace(says, who).replace(says[0].upper() + says[1:], who)
    return spoken.set_(remedy)


def _yours(remedy: str, says: str, people: Sequence[Around]) -> str:
    """Say what is the reader's own to do; where somebody else must, who stands in for them."""
    stands_in = next((p.name for p in people if p.role == "responsible_individual"), None)
    remedy = remedy.replace(f"Ask {says} to ", "It is yours to ")
    remedy = remedy.replace(f"ask {says} to ", "it is yours to ")
    return remedy.replace(says, stands_in or "whoever stands in for you")
