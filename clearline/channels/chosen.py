"""Which carriers this installation has: named in its settings, in order; made once."""

import importlib
from functools import lru_cache

from django.conf import settings

from clearline.contact.outside.channel import Carrier

# Every carrier there is, by the name that settings call it by. A provider's own library is read
# in only where it is used: some take longer than all the rest of the program.
CARRIERS = {
    "kannel": ("clearline.channels.sms.kannel", "Kannel"),
    "notify": ("clearline.channels.sms.notify", "Notify"),
    "twilio": ("clearline.channels.sms.twilio", "Twilio"),
    "smpp": ("clearline.channels.sms.smpp.carrier", "Smpp"),
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
    return tuple(_configured(name) for name in settings.SMS_CARRIERS)


def _configured(name: str) -> Carrier:
    module, carrier = CARRIERS[name]
    made: Carrier = getattr(importlib.import_module(module), carrier).configured(settings.ADDRESS)
    return made


def named(channel: str, name: str) -> Carrier | None:
    """Return one of those that are in use."""
    return next((c for c in carriers() if c.channel == channel and c.name == name), None)
