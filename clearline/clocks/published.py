"""Bank holidays as the government publishes them, in JSON; and as they are kept, in TOML. Pure."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from clearline.clocks.working_days import Years

_HERE: Final = "england-and-wales"
# England has eight a year, and now and then one more; a year with fewer is not all there.
FEWEST: Final = 8
_SATURDAY: Final = 5


class NotRead(Exception):  # noqa: N818 - it reads as what it is
    """What was given is not a list of bank holidays, and why."""


def read(text: str) -> dict[int, frozenset[date]]:
    """Return the days of each year that is published whole; of a year begun, none are taken."""
    found: dict[int, set[date]] = defaultdict(set)
    for day in _days(text):
        if day.weekday() >= _SATURDAY:
            raise NotRead(f"{day} is at a weekend: the day given instead is meant.")
        found[day.year].add(day)
    whole = {year: frozenset(days) for year, days in found.items() if len(days) >= FEWEST}
    if not whole:
        raise NotRead(f"No year in it has {FEWEST} bank holidays of England.")
    return whole


def _days(text: str) -> Iterable[date]:
    try:
        told: Any = json.loads(text)
        events = told[_HERE]["events"]
        return [date.fromisoformat(event["date"]) for event in events]
    except (ValueError, KeyError, TypeError):
        raise NotRead(
            f"It is not the published list: JSON with {_HERE!r} and its events."
        ) from None


def kept(years: Years) -> str:
    """Return them as they are kept, a line a year."""
    lines = [f"{year} = [{', '.join(map(str, sorted(years[year])))}]" for year in sorted(years)]
    return "\n".join(["# Bank holidays of England and Wales, from what was published.", *lines, ""])


def read_kept(text: str) -> Years:
    """Return what was kept."""
    told: Mapping[str, Iterable[date]] = tomllib.loads(text)
    return {int(year): frozenset(days) for year, days in told.items()}
