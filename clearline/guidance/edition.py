"""The editions of the guidance, each in force from its day until the next."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from clearline.guidance.clause import Ask, Clause, Duty

# Every edition there has been, the oldest first. An old one stays: old decisions cite it.
FILES: Final = ("practice_guidance_1.toml",)


class NotInForceError(LookupError):
    """There is no such clause on that day."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the guidance."""

    title: str
    source: str
    since: date
    clauses: tuple[Clause, ...]


@cache
def editions() -> tuple[Edition, ...]:
    """Return every edition, the oldest first."""
    folder = resources.files("clearline.guidance") / "editions"
    return tuple(edition_of((folder / name).read_text("utf-8")) for name in FILES)


def edition_on(day: date, among: tuple[Edition, ...] | None = None) -> Edition | None:
    """Return the edition in force on a day, if there was one yet."""
    begun = [each for each in (among or editions()) if each.since <= day]
    return max(begun, key=lambda each: each.since, default=None)


def clauses_on(day: date) -> tuple[Clause, ...]:
    """Return the clauses in force on a day, in the order of the guidance."""
    edition = edition_on(day)
    return edition.clauses if edition else ()


def clause(cited: str, *, on: date) -> Clause:
    """Return one clause as it stands on a day."""
    for each in clauses_on(on):
        if each.id == cited:
            return each
    raise NotInForceError(f"There is no clause {cited} in force on {on:%-d %B %Y}.")


def edition_of(written: str) -> Edition:
    """Read an edition from its data file."""
    told = tomllib.loads(written)
    return Edition(
        title=told["title"],
        source=told["source"],
        since=told["since"],
        clauses=tuple(_clause(each) for each in told["clause"]),
    )


def _clause(told: dict[str, Any]) -> Clause:
    return Clause(
        id=told["id"],
        title=told["title"],
        wording=told["wording"],
        asks=tuple(_ask(told["id"], part, ask) for part, ask in told["asks"].items()),
    )


def _ask(clause_id: str, part: str, told: dict[str, Any]) -> Ask:
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Ask(f"{clause_id}.{part}", told["says"], Duty(told["duty"]), **lists)
