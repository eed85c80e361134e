"""The forms of communication for which somebody has to say yes."""

from typing import Final

from clearline.registers.models import Channel, Direction, GivenBy, How, Says, Wording

__all__ = ["FORMS", "Channel", "Direction", "GivenBy", "How", "Says", "Wording"]

# Face to face needs nobody's yes, and what is put on a board or a website is asked for each time.
FORMS: Final = (
    Channel.IN_APP,
    Channel.SMS,
    Channel.VOICE_CALL,
    Channel.VIDEO_CALL,
    Channel.PHOTO,
    Channel.VIDEO_CLIP,
    Channel.EMAIL,
)
