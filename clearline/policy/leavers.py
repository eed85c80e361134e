"""Which kind of care leaver somebody is: worked out from dates and status, with the reason.

Nobody types it in. What only a person can know, such as whether somebody of 21 has asked for
support, is said beside it and changes nothing. Nothing here is the law’s own wording.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clearline.policy.whom import ADULT, SIXTEEN, age_on, birthday

FOURTEEN: Final = 14
TWENTY_ONE: Final = 21
TWENTY_FIVE: Final = 25
# Thirteen weeks.
DAYS_NEEDED: Final = 91
_A_DAY = timedelta(days=1)


class Category(StrEnum):
    """The kinds; `none` is a child to whom none of them applies, or not yet."""

    ELIGIBLE = "eligible"
    RELEVANT = "relevant"
    FORMER_RELEVANT = "former_relevant"
    TO_25 = "to_25"
    QUALIFYING = "qualifying"
    OLDER = "older"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which somebody was looked after, the first and the last included, or going on.

    A planned short break is not counted towards the thirteen weeks.
    """

    first: date
    last: date | None = None
    is_short_break: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody is today, and why."""

    category: Category
    why: str


def category(born_on: date | None, looked_after: Iterable[Stretch], *, on: date) -> Found:
    """Say which kind of care leaver somebody is on a day, if any."""
    age = age_on(born_on, on)
    if born_on is None or age is None:
        return Found(Category.UNKNOWN, "The date of birth is not known.")
    if age < SIXTEEN:
        return Found(Category.NONE, f"{age} years old: from 16 it is worked out.")
    if age >= TWENTY_FIVE:
        return Found(Category.OLDER, f"{age} years old.")
    days = _days(born_on, looked_after, until=on)
    at_16 = sum(day >= birthday(born_on, SIXTEEN) for day in days)
    known = f"{age} years old. {_counted(len(days), at_16)}"
    is_still = age < ADULT and on in days
    kind = _still(len(days)) if is_still else _after(age, len(days), at_16)
    return Found(kind, f"{known} Looked after now." if is_still else known)


def _still(days: int) -> Category:
    """Return what somebody of 16 or 17 is who is looked after now."""
    return Category.ELIGIBLE if days >= DAYS_NEEDED else Category.NONE


def _after(age: int, days: int, at_16: int) -> Category:
    """Return what somebody is who is not looked after any more."""
    if not at_16:
        return Category.NONE
    return _by_age(age) if days >= DAYS_NEEDED else Category.QUALIFYING


def _by_age(age: int) -> Category:
    if age < ADULT:
        return Category.RELEVANT
    return Category.FORMER_RELEVANT if age < TWENTY_ONE else Category.TO_25


def _days(born_on: date, looked_after: Iterable[Stretch], *, until: date) -> set[date]:
    """Return the days that count: from 14 to the eve of 18, none twice, and none still to come."""
    first = birthday(born_on, FOURTEEN)
    last = min(until, birthday(born_on, ADULT) - _A_DAY)
    found: set[date] = set()
    for stretch in looked_after:
        if not stretch.is_short_break:
            begins = max(first, stretch.first)
            ends = min(last, stretch.last or last)
            found |= {begins + _A_DAY * n for n in range((ends - begins).days + 1)}
    return found


def _counted(days: int, at_16: int) -> str:
    of = f"Looked after on {days} day{'' if days == 1 else 's'} from 14 to 18"
    late = f"{at_16} of them at 16 or 17" if at_16 else "none of them at 16 or 17"
    return f"{of}, {late}; {DAYS_NEEDED} are needed."
