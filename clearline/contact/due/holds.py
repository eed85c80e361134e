"""The clock of each held message: whose turn it is to decide, and whose it is next."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from clearline.clocks.running import Clock, Telling
from clearline.contact import holds
from clearline.contact.holds import TURN, TURN_IN_CRISIS
from clearline.contact.models import Hold

NAME = "hold"


def running(*, at: datetime) -> Iterator[Clock]:
    """Return the clock of each message that waits for somebody."""
    held = list(holds.waiting_anywhere().filter(placed_at__lte=at))
    now = holds.turns_of(held, at=at)
    later = {span: holds.turns_of(_of(held, span), at=at + span) for span in (TURN, TURN_IN_CRISIS)}
    for hold in held:
        span = TURN_IN_CRISIS if hold.in_crisis else TURN
        turn, then = now[hold.pk], later[span][hold.pk]
        number = round((turn.until - hold.placed_at) / span)
        began, line = turn.until - span, hold.message.conversation
        who = tuple(person.pk for person in turn.who)
        following = tuple(person.pk for person in then.who) or who
        yield Clock(
            NAME,
            _key(hold.message_id),
            began,
            turn.until,
            line.home_id,
            line.child_id,
            who,
            # After a stop only whoever has it now is told; who had it before may still decide.
            (
                Telling(f"hold:{hold.pk}:{number}", began, who),
                Telling(f"hold:{hold.pk}:{number + 1}", turn.until, following),
            )
            if who
            else (),  # nobody holds a post: whoever comes to hold one is told then
        )


def _of(held: list[Hold], span: object) -> list[Hold]:
    return [each for each in held if (TURN_IN_CRISIS if each.in_crisis else TURN) == span]


def _key(message: UUID) -> str:
    return str(message)
