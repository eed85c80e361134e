"""The made-up one who has left, and the one who will: what they want, and who approved what."""

from datetime import datetime, time

from clearline.cli.made_up import talk
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.found import Cast
from clearline.cli.made_up.talk import Line
from clearline.contact import conversations
from clearline.contact.accounts import owing, writing
from clearline.contact.approvals import answering, asking
from clearline.contact.approvals.answering import Answer
from clearline.contact.approvals.asking import Wanted
from clearline.registers import residences
from clearline.registers.leaving import moving_on, wishes
from clearline.registers.leaving.wishes import Wants
from clearline.registers.models import Channel, Residence
from clearline.registers.models.terms import LONDON

BEFORE = (
    Line("reece", time(17, 35), "got my keys!! flat 4"),
    Line("sam", time(17, 41), "Brilliant news. What is the first thing you need?", "leaving_care"),
    Line("reece", time(17, 44), "a kettle lol"),
)
LATELY = (
    Line("sam", time(18, 2), "Evening Reece. How was the first night?", "check_in"),
    Line("reece", time(18, 9), "quiet. bit weird. ok tho"),
)
ACCOUNT = (
    "Reece wrote to say he has his keys. Pleased and a little nervous. He has no kettle yet: "
    "Sunita is asked about the setting up grant. We said we would write again tomorrow."
)


def take_place(writer: Clerk, cast: Cast) -> None:
    """Let the one who left be in touch, one account be owed, and the other’s plan be begun."""
    _reece(writer, cast)
    _amina(writer, cast)


def _reece(writer: Clerk, cast: Cast) -> None:
    reece, at = cast.reece, _at(writer, -10, time(10))
    him = writer.as_(reece.person, at=at)
    wants = Wants(
        wants=True,
        channels=[Channel.IN_APP, Channel.VOICE_CALL],
        workers=[cast.sam.pk],
        words="only sam tho",
    )
    him.writes(wishes.say, reece, wants)
    first = writer.day(-10)
    wanted = Wanted(
        workers=[cast.sam.pk],
        channels=[str(Channel.IN_APP), str(Channel.VOICE_CALL)],
        what_for="Somebody he knows while he settles in his flat.",
        from_on=first,
        until_on=asking.last_day(first),
    )
    ask = him.as_(cast.joy).writes(asking.ask, reece, wanted)
    for person in (ask.first, ask.second):
        him.as_(person).writes(answering.answer, ask, Answer.APPROVED)
    line = conversations.with_home(reece, cast.larkfield, at=at)
    for days, lines in ((-2, BEFORE), (-1, LATELY)):
        for each in lines:
            talk.say(line.id, each, cast, at=_at(writer, days, each.at))
        if days == -1:
            continue
        written = _at(writer, days, time(18, 30))
        (owed,) = owing.of_children([reece.pk], at=written)
        seen = owed.stretch.first.id, owed.stretch.last.id
        writer.as_(cast.sam, at=written).writes(writing.write, reece, seen, ACCOUNT)


def _amina(writer: Clerk, cast: Cast) -> None:
    amina, leaves = cast.amina, writer.day(24)
    lives = Residence.objects.get(child=amina)
    writer.writes(residences.stop, lives, on=leaves)
    wants = Wants(wants=True, channels=[Channel.IN_APP], words="dawn and joy please")
    writer.as_(amina.person, at=writer.now).writes(wishes.say, amina, wants)
    plan = moving_on.of(amina, at=writer.now)
    for person in (cast.dawn, cast.joy):
        writer.as_(person, at=writer.now).writes(moving_on.would_stay, plan, wants=True)
    wanted = Wanted(
        workers=[cast.dawn.pk, cast.joy.pk],
        channels=[str(Channel.IN_APP)],
        what_for="So that she keeps those she trusts while she moves on.",
        from_on=leaves,
        until_on=asking.last_day(leaves),
    )
    writer.as_(cast.sam, at=writer.now).writes(asking.ask, amina, wanted)


def _at(writer: Clerk, days: int, hour: time) -> datetime:
    return datetime.combine(writer.day(days), hour, LONDON)
