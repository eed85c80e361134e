"""What the made-up people have said to one another, all of it through the gate."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.found import Cast
from clearline.contact import conversations, gate
from clearline.contact.draft import Draft
from clearline.registers.models import Child, EquipmentIssue, Person, Seat
from clearline.registers.models.terms import LONDON


@dataclass(frozen=True)
class Line:
    """One thing said: by whom, when, and what for. Whoever is a child has no purpose."""

    by: str
    at: time
    text: str
    purpose: str | None = None


def _at(hour: int, minute: int) -> time:
    return time(hour, minute)


WITH_MIA = (
    Line("dawn", _at(15, 50), "Well done for going to art club. See you at tea?", "check_in"),
    Line("mia", _at(15, 58), "ta. can i go to tashas after"),
    Line(
        "dawn",
        _at(16, 4),
        "Yes, if Tasha’s mum is in. Tea is at 6, so back by then.",
        "arrangements",
    ),
    Line("mia", _at(16, 31), "k. getting the 17"),
    Line("sam", _at(17, 2), "Marcus comes on Thursday for your LAC review.", "care_planning"),
    Line("mia", _at(17, 10), "ok what do i have to say"),
    Line(
        "sam", _at(17, 14), "Only what you want to. I can help you write it down.", "care_planning"
    ),
)
WITH_CALLUM = (
    Line("callum", _at(18, 20), "are we still doing football on saturday"),
    Line("dawn", _at(18, 26), "We are. Ten o’clock, bring your boots.", "arrangements"),
)
# Held: his parents differ, so his social worker looks at each one first.
TO_TOBI = Line(
    "sam", _at(18, 40), "Football at ten on Saturday if you’re up for it.", "arrangements"
)
PRIVATE = (
    Line("mia", _at(19, 40), "do i have to have the review at the house"),
    Line("helen", _at(19, 55), "No. You can choose where. What would feel right?"),
)


def take_place(writer: Clerk, cast: Cast) -> None:
    """Let yesterday's talk take place, and one message wait for the manager since a moment ago."""
    yesterday = writer.day(-1)

    def when(line: Line) -> datetime:
        return datetime.combine(yesterday, line.at, LONDON)

    for child, lines in ((cast.mia, WITH_MIA), (cast.callum, WITH_CALLUM)):
        conversation = conversations.with_home(child, cast.larkfield, at=when(lines[0]))
        for line in lines:
            say(conversation.id, line, cast, at=when(line))
    seat = Seat.objects.get(child=cast.mia, person=cast.helen)
    private = conversations.with_holder(seat, at=when(PRIVATE[0]))
    for line in PRIVATE:
        say(private.id, line, cast, at=when(line))
    waiting = writer.now - timedelta(minutes=20)
    tobi = conversations.with_home(cast.tobi, cast.larkfield, at=waiting)
    say(tobi.id, TO_TOBI, cast, at=waiting)


def say(conversation: UUID, line: Line, cast: Cast, *, at: datetime) -> None:
    """Say one thing, with one's own work phone."""
    who: Person | Child = getattr(cast, line.by)
    held = EquipmentIssue.objects.filter(person=who.pk, returned_at=None).first()
    draft = Draft(
        uuid4(),
        conversation,
        line.text,
        person=who.pk,
        equipment=held.equipment_id if held else None,
        purpose=line.purpose,
    )
    gate.send(draft, at=at)
