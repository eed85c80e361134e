"""How long a sign-in, a link and a wait last: defaults that the environment may change."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Each span; `idle` ends what nobody has used, `longest` ends it whatever was done."""

    shared_idle: timedelta = timedelta(minutes=30)
    own_phone_idle: timedelta = timedelta(hours=4)
    child_idle: timedelta = timedelta(minutes=30)
    staff_longest: timedelta = timedelta(hours=12)
    child_longest: timedelta = timedelta(days=30)
    second_step: timedelta = timedelta(minutes=10)
    fresh: timedelta = timedelta(minutes=10)
    child_link: timedelta = timedelta(hours=24)
    staff_link: timedelta = timedelta(days=3)
    # Read out over the telephone and typed: short, and so not for long.
    equipment_link: timedelta = timedelta(minutes=10)
    # A device is known by its cookie for as long as browsers keep one.
    device: timedelta = timedelta(days=400)
    # No write for each request: the last use is noted only when it is older than this.
    seen_every: timedelta = timedelta(minutes=3)


_FROM_ENVIRONMENT = {
    "shared_idle": ("CLEARLINE_SHARED_IDLE_MINUTES", 60),
    "own_phone_idle": ("CLEARLINE_OWN_PHONE_IDLE_MINUTES", 60),
    "child_idle": ("CLEARLINE_CHILD_IDLE_MINUTES", 60),
    "staff_longest": ("CLEARLINE_STAFF_SIGN_IN_HOURS", 3600),
    "child_longest": ("CLEARLINE_CHILD_SIGN_IN_DAYS", 86400),
    "fresh": ("CLEARLINE_FRESH_MINUTES", 60),
    "child_link": ("CLEARLINE_CHILD_LINK_HOURS", 3600),
}


def read(environment: Mapping[str, str]) -> Limits:
    """Return the limits that the environment asks for: whole numbers above 0."""
    asked = {}
    for field, (name, seconds) in _FROM_ENVIRONMENT.items():
        if not (value := environment.get(name, "").strip()):
            continue
        if not value.isascii() or not value.isdigit() or int(value) == 0:
            message = f"{name} must be a whole number above 0; it is {value!r}."
            raise ValueError(message)
        asked[field] = timedelta(seconds=int(value) * seconds)
    return Limits(**asked)


LIMITS = read(os.environ)
