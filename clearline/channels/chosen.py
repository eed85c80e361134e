"""Which carriers this installation has: named in its settings, in order; made once."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings

from clearline.channels.sms.kannel import Kannel
from clearline.contact.outside.channel import Carrier

# Every carrier there is, by the name that settings call it by.
CARRIERS: dict[str, Callable[[str], Carrier]] = {
    "kannel": Kannel.configured,
}


class NoSuchCarrier(Exception):  # noqa: N818 - it reads as what it is
    """A name in the settings that is no carrier's."""


@lru_cache(maxsize=1)
def carriers() -> tuple[Carrier, ...]:
    """Return the carriers in the order in which they are asked."""
    unknown = [name for name in settings.SMS_CARRIERS if name not in CARRIERS]
    if unknown:
        known = ", ".join(sorted(CARRIERS))
        raise NoSuchCarrier(f"CLEARLINE_SMS names {unknown[0]}; there are: {known}.")
    return tuple(CARRIERS[name](settings.ADDRESS) for name in settings.SMS_CARRIERS)


def named(channel: str, name: str) -> Carrier | None:
    """Return one of those that are in use."""
    return next((c for c in carriers() if c.channel == channel and c.name == name), None)
