"""Who said yes to what, who said no, and what has run out."""

from dataclasses import dataclass

from clearline.cli.made_up import clerk
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.roster import RELATIVES, YOUNG
from clearline.registers import disputes, permissions, said
from clearline.registers.models import Channel, GivenBy

IN_APP, SMS, CALL = Channel.IN_APP, Channel.SMS, Channel.VOICE_CALL
PHOTO, VIDEO = Channel.PHOTO, Channel.VIDEO_CALL


@dataclass(frozen=True)
class Yes:
    """A permission: for whom, what, from whom, until how many days from now."""

    to: str
    channel: Channel
    given_by: GivenBy
    until: int | None = 150
    grantor: str = ""
    evidence: str = "Signed form in the placement file"


_PARENT, _AUTHORITY = GivenBy.PARENT, GivenBy.LOCAL_AUTHORITY
PERMISSIONS = (
    Yes("mia", IN_APP, _PARENT, grantor="karen"),
    Yes("mia", CALL, _PARENT, grantor="karen"),
    Yes("mia", VIDEO, _PARENT, grantor="karen"),
    # Ran out three weeks ago: nobody has asked again.
    Yes("mia", SMS, _PARENT, until=-21, grantor="karen"),
    Yes("callum", IN_APP, _AUTHORITY),
    Yes("callum", SMS, _AUTHORITY),
    Yes("callum", VIDEO, _AUTHORITY, until=11),
    Yes("tobi", IN_APP, _PARENT, grantor="bisi"),
    # Nobody holds parental responsibility and can be asked.
    Yes(
        "amina", IN_APP, GivenBy.WAIVER, evidence="Marcus Bellweather and Priya Nair, with reasons"
    ),
    Yes("amina", PHOTO, GivenBy.WAIVER, until=6, evidence="Marcus Bellweather and Priya Nair"),
    Yes("reece", IN_APP, GivenBy.YOUNG_PERSON, evidence="He said so to Sunita Marlow"),
    Yes("reece", CALL, GivenBy.YOUNG_PERSON, evidence="He said so to Sunita Marlow"),
    Yes("nell", IN_APP, _AUTHORITY),
)

# What the children themselves say; of the rest they have not been asked.
AGREEMENTS = {
    "mia": {IN_APP: True, CALL: True, SMS: True, PHOTO: True, VIDEO: False},
    "callum": {IN_APP: True, SMS: True, VIDEO: True},
    "tobi": {IN_APP: True},
    "ellie_mae": {IN_APP: True},
    "amina": {IN_APP: True},
    "reece": {IN_APP: True, CALL: True},
    "nell": {IN_APP: True},
}

_CHILD = {young.key: young.name for young in YOUNG}
_RELATIVE = {relative.key: relative.name for relative in RELATIVES}


def take_down(writer: Clerk) -> None:
    """Write down every permission, every word of a child's, and the one dispute."""
    for yes in PERMISSIONS:
        permit(writer, yes)
    for key, words in AGREEMENTS.items():
        for channel, agrees in words.items():
            writer.writes(said.agreement, clerk.child(_CHILD[key]), channel, agrees=agrees)
    tobi = clerk.child(_CHILD["tobi"])
    writer.writes(disputes.begin, tobi, "His father says no to messages at weekends.")


def permit(writer: Clerk, yes: Yes) -> None:
    """Write down one permission."""
    writer.writes(
        permissions.give,
        clerk.child(_CHILD[yes.to]),
        yes.channel,
        given_by=yes.given_by,
        grantor=clerk.person(_RELATIVE[yes.grantor]) if yes.grantor else None,
        evidence=yes.evidence,
        from_on=writer.day(-200),
        until_on=None if yes.until is None else writer.day(yes.until),
    )
