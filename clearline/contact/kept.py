"""What of this room the ledger vouches for."""

from django.db.models import Q

from clearline.contact.accounts import kept as leaving
from clearline.contact.models import (
    Asking,
    Contest,
    Conversation,
    Crisis,
    CrisisStep,
    Event,
    Feeling,
    Fired,
    Hold,
    Joining,
    Later,
    Message,
    Notice,
    Nudge,
    Stop,
    Subscription,
    TurningDown,
    Unplaced,
    UnplacedWords,
    Words,
    Worry,
)
from clearline.ledger.kept import Destroyable, Kept

CONVERSATION = Kept(
    "conversation.opened", Conversation, ("lane", "child", "home", "seat"), at="opened_at"
)
MESSAGE = Kept(
    "message.written",
    Message,
    (
        "conversation",
        "direction",
        "channel",
        "purpose",
        "purpose_note",
        "corrects",
        "equipment",
        "words_digest",
    ),
    at="written_at",
    by="author",
)
# The key of an event is its place in the ledger, so the entry says both.
EVENT = Kept(
    "message.event",
    Event,
    ("conversation", "message", "reason", "facts", "answer"),
    at="at",
    by="by",
    facts=("kind",),
)
WORDS = Destroyable(Words, ("text", "sealed"), of="message", digest="words_digest")
HOLD = Kept("hold.placed", Hold, ("message", "rules", "in_crisis"), at="placed_at")
HOLD_ENDED = Kept(
    "hold.ended",
    Hold,
    ("message", "ending", "reason"),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
LATER = Kept("later.chosen", Later, ("message", "due_at"), at="chosen_at", by="chosen_by")
TURNING_DOWN = Kept(
    "refusal.begun", TurningDown, ("hold", "reason", "due_at"), at="begun_at", by="begun_by"
)
TURNING_DOWN_UNDONE = Kept(
    "refusal.undone",
    TurningDown,
    ("hold",),
    at="undone_at",
    by="begun_by",
    when=Q(undone_at__isnull=False),
)
FEELING = Kept(
    "feeling.said", Feeling, ("conversation", "message", "felt", "shown_to_writer"), at="said_at"
)
ASKING = Kept(
    "asking.asked", Asking, ("child", "conversation", "message", "wants", "note"), at="asked_at"
)
ASKING_ANSWERED = Kept(
    "asking.answered",
    Asking,
    (),
    at="answered_at",
    by="answered_by",
    when=Q(answered_at__isnull=False),
)
CRISIS = Kept(
    "crisis.declared",
    Crisis,
    ("child", "home", "conversation", "why"),
    at="declared_at",
    by="declared_by",
)
CRISIS_ENDED = Kept(
    "crisis.ended",
    Crisis,
    ("ending", "reason"),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
CRISIS_STEP = Kept(
    "crisis.step",
    CrisisStep,
    ("crisis", "of", "says", "person", "people"),
    at="at",
    by="by",
    facts=("kind",),
)
CONTEST = Kept(
    "finding.contested",
    Contest,
    ("message", "kind", "start", "end", "says"),
    at="contested_at",
    by="contested_by",
)
CONTEST_ANSWERED = Kept(
    "finding.answered",
    Contest,
    ("agrees", "reason", "detail"),
    at="answered_at",
    by="answered_by",
    when=Q(answered_at__isnull=False),
)
WORRY = Kept(
    "worry.raised",
    Worry,
    ("message", "kinds", "urgency", "named", "answers"),
    at="raised_at",
)
WORRY_TAKEN = Kept(
    "worry.taken", Worry, (), at="taken_at", by="taken_by", when=Q(taken_at__isnull=False)
)
JOINING = Kept(
    "number.joined", Joining, ("channel", "address", "child", "person"), at="said_at", by="said_by"
)
JOINING_CONFIRMED = Kept(
    "number.confirmed",
    Joining,
    ("confirmed_how",),
    at="confirmed_at",
    by="confirmed_by",
    when=Q(confirmed_at__isnull=False),
)
JOINING_ENDED = Kept(
    "number.unjoined",
    Joining,
    ("ending",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
STOP = Kept("number.stopped", Stop, ("channel", "address", "why"), at="said_at", by="said_by")
STOP_ENDED = Kept("number.started", Stop, (), at="ended_at", when=Q(ended_at__isnull=False))
UNPLACED = Kept("text.came", Unplaced, ("channel", "address", "home", "words_digest"), at="came_at")
UNPLACED_PLACED = Kept(
    "text.placed",
    Unplaced,
    ("joining",),
    at="placed_at",
    by="placed_by",
    when=Q(placed_at__isnull=False),
)
UNPLACED_WORDS = Destroyable(UnplacedWords, ("text",), of="unplaced", digest="words_digest")

FIRED = Kept("deadline.fired", Fired, ("name", "key", "due_at", "people"), at="fired_at")
NOTICE = Kept("notice.given", Notice, ("person", "why", "key", "home"), at="given_at")
NOTICE_SEEN = Kept(
    "notice.seen", Notice, (), at="seen_at", by="person", when=Q(seen_at__isnull=False)
)
NUDGE = Kept("notice.leaving", Nudge, ("notice", "way", "number", "subscription"), at="since")
NUDGE_ENDED = Kept(
    "notice.left",
    Nudge,
    ("ending", "says"),
    at="ended_at",
    when=Q(ended_at__isnull=False),
)
NUDGE_DELIVERED = Kept(
    "notice.delivered", Nudge, (), at="delivered_at", when=Q(delivered_at__isnull=False)
)
SUBSCRIPTION = Kept("push.on", Subscription, ("device", "endpoint"), at="said_at", by="person")
SUBSCRIPTION_ENDED = Kept(
    "push.off", Subscription, ("ending",), at="ended_at", when=Q(ended_at__isnull=False)
)

KEPT = (
    *leaving.KEPT,
    CONVERSATION,
    MESSAGE,
    EVENT,
    HOLD,
    HOLD_ENDED,
    LATER,
    TURNING_DOWN,
    TURNING_DOWN_UNDONE,
    FEELING,
    ASKING,
    ASKING_ANSWERED,
    CRISIS,
    CRISIS_ENDED,
    CRISIS_STEP,
    CONTEST,
    CONTEST_ANSWERED,
    WORRY,
    WORRY_TAKEN,
    JOINING,
    JOINING_CONFIRMED,
    JOINING_ENDED,
    STOP,
    STOP_ENDED,
    UNPLACED,
    UNPLACED_PLACED,
    FIRED,
    NOTICE,
    NOTICE_SEEN,
    NUDGE,
    NUDGE_ENDED,
    NUDGE_DELIVERED,
    SUBSCRIPTION,
    SUBSCRIPTION_ENDED,
)
DESTROYABLE = (WORDS, UNPLACED_WORDS)
