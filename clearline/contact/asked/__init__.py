"""The few set-based questions that the gate asks of the registers, whatever the size of the batch.

Each goes out once for everything that is waiting, so a batch costs what one message costs. They
are SQL because they are asked on every send, under the head of the ledger: the ORM would spend
longer on writing them than either database spends on answering. A row is
`(what, whose, a, b, c, d, e)`, all but `whose` text, and reads the same from both databases.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from string import Formatter
from typing import Any

from django.db import connection

from clearline import statements
from clearline.contact.asked import parts
from clearline.policy.facts import LONDON
from clearline.registers.models.vetting import FULL_YEARS_TO_REVIEW, years_before

Row = tuple[str, int, str | None, str | None, str | None, str | None, str | None]


@dataclass(slots=True)
class Known:
    """The answers to one question: by whose they are, then by what they are."""

    rows: dict[int, dict[str, list[Row]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def of(self, whose: int, what: str) -> list[Row]:
        """Return the rows of one kind about one person, home or thing."""
        return self.rows[whose][what] if whose in self.rows else []

    def first(self, whose: int, what: str) -> Row | None:
        """Return the only row of its kind, if there is one."""
        return next(iter(self.of(whose, what)), None)

    def keys(self, whose: int, what: str) -> list[int]:
        """Return the keys that the rows of one kind name."""
        return [int(row[2]) for row in self.of(whose, what) if row[2]]


Question = Callable[[Collection[int], datetime], Known]


def _question(pieces: Iterable[str]) -> Question:
    """Make the function that asks these pieces of a set of keys at a moment, in one statement."""
    template = "\nUNION ALL\n".join(pieces)
    names = [name for _, name, _, _ in Formatter().parse(template) if name]

    @cache
    def written(count: int) -> str:
        among = statements.among(count)
        return template.format(among=among, day="%s", now="%s", five_years_before="%s")

    def values(keys: Collection[int], at: datetime) -> Iterator[Any]:
        said: dict[str, Iterable[Any]] = {
            "day": (day_of(at),),
            "now": (_bound(at),),
            "five_years_before": (years_before(day_of(at), FULL_YEARS_TO_REVIEW),),
            "among": statements.values(keys),
        }
        for name in names:
            yield from said[name]

    def ask(keys: Collection[int], at: datetime) -> Known:
        known = Known()
        if keys:
            with statements.cursor() as cursor:
                cursor.execute(written(len(keys)), list(values(keys, at)))
                for row in cursor.fetchall():
                    known.rows[row[1]][row[0]].append(row)
        return known

    return ask


of_children = _question(parts.OF_CHILDREN)
of_staff = _question(parts.OF_STAFF)
of_homes = _question(parts.OF_HOMES)
of_equipment = _question(parts.OF_EQUIPMENT)
of_seats = _question(parts.OF_SEATS)


def day_of(at: datetime) -> date:
    """Return the day in the time of the place."""
    return at.astimezone(LONDON).date()


def moment(text: str) -> datetime:
    """Read a moment that a database wrote as text; both keep UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _bound(at: datetime) -> object:
    """Return a moment as the database compares it."""
    return connection.ops.adapt_datetimefield_value(at)
