"""Rules about the time of day and who is at work."""

from clearline.policy.decision import Finding, hold, not_known
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, NOT_SENT_TO_ONE, allowed, held, rule
from clearline.policy.terms import UNKNOWN, Presence, Relationship

_LATE = "2026-05-12T22:10:00+01:00"
_ASKED_OF = (Relationship.KEYWORKER, Relationship.HOME_STAFF, UNKNOWN)
_QUIET = hold(
    "It is in the quiet hours, and they have not just written.",
    remedy="Send it in the morning, or ask somebody who may release it now.",
)


@rule(
    "C6",
    since=FIRST_EDITION,
    children_only=True,
    not_for=NOT_SENT_TO_ONE,
    needs=("recipient.presence",),
    opened_by="hours",
    met_by=[
        allowed("A message in the afternoon."),
        allowed(
            "An answer at ten past ten, twelve minutes after the child wrote.",
            at=_LATE,
            minutes_since_their_message=12,
        ),
        allowed(
            "A message at ten past ten to a child who is missing.",
            at=_LATE,
            recipient={"presence": "missing"},
        ),
    ],
    broken_by=[
        held(
            "A message at ten past ten in the evening.",
            at=_LATE,
            mend={"at": "2026-05-13T08:00:00+01:00"},
        )
    ],
)
def agreed_hours(facts: Facts) -> Finding | None:
    """Nothing is begun with a child in the quiet hours, unless they wrote first or are missing."""
    if not facts.settings.are_quiet_at(facts.minute):
        return None
    minutes = facts.minutes_since_their_message
    if minutes is not None and minutes <= facts.settings.reply_window_minutes:
        return None
    if facts.recipient.presence is Presence.MISSING:
        return None
    return _QUIET


@rule(
    "C6",
    since=FIRST_EDITION,
    not_for=NOT_SENT_TO_ONE,
    needs=("worker.on_shift", "worker.relationship"),
    opened_by="shift",
    met_by=[
        allowed("The keyworker writes on shift."),
        allowed(
            "The child’s social worker writes, who keeps no shifts.",
            worker={"relationship": "allocated_worker", "on_shift": False},
        ),
    ],
    broken_by=[
        held(
            "The keyworker writes on a day off.",
            worker={"on_shift": False},
            mend={"worker": {"on_shift": True}},
        )
    ],
)
def on_shift(facts: Facts) -> Finding | None:
    """The home’s staff are in contact while they are at work, and not in their own time."""
    worker = facts.worker
    if worker.on_shift is True or worker.relationship not in _ASKED_OF:
        return None
    if UNKNOWN in (worker.on_shift, worker.relationship):
        return not_known("whether you are on shift")
    return hold(
        "You are not on shift now.",
        remedy="Send it when you are, or ask a colleague on shift. "
        "If you are at work, ask the manager to put the rota right.",
    )
