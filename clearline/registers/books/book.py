"""The shape of a register as a page shows it: declared once, and the same for all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from django.db.models import QuerySet, TextChoices

from clearline.registers.models import Home, PlacingAuthority
from clearline.registers.models.terms import Register


class Asks(Enum):
    """What kind of answer a field asks for."""

    WORDS = auto()
    DAY = auto()
    MOMENT = auto()
    YES_OR_NO = auto()
    ONE_OF = auto()


@dataclass(frozen=True)
class Asking:
    """For whom a form is shown: whose page it is (or nobody's yet), by whom of which homes."""

    subject: Any
    # Asked of the tables only by what needs them.
    homes: QuerySet[Home] | Sequence[Home]
    at: datetime
    # The authorities for which whoever asks works.
    authorities: Sequence[PlacingAuthority] = ()


# What may be chosen: the key that a form carries, what is said, and what it means.
Options = Mapping[str, tuple[str, object]]


@dataclass(frozen=True)
class Field:
    """One question of a form; `name` is what the verb calls it."""

    name: str
    label: str
    asks: Asks = Asks.WORDS
    hint: str = ""
    needed: bool = True
    options: Callable[[Asking], Options] | None = None


def one_of(name: str, label: str, words: type[TextChoices], **more: Any) -> Field:
    """Return a question to be answered by one of these words."""
    told = {word.value: (sentence(word.label), word) for word in words}
    return Field(name, label, Asks.ONE_OF, options=lambda _: told, **more)


def sentence(label: str) -> str:
    """Return a label as it begins a line."""
    return label[:1].upper() + label[1:]


ON = Field("on", "From which day", Asks.DAY, needed=False, hint="Today, if you leave it empty.")
FROM = Field("from_on", "From", Asks.DAY, needed=False, hint="Today, if you leave it empty.")
UNTIL = Field(
    "until_on", "Last day", Asks.DAY, needed=False, hint="Leave it empty if nobody knows yet."
)


@dataclass(frozen=True)
class Way:
    """Something that can be done: what it is called, what it asks, and the verb that does it."""

    word: str
    do: Callable[..., Any]
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Book:
    """One register on somebody's page.

    `of` gives a subject's rows; `says` and `more` tell a row in words. Of rows that have no end
    the newest counts, unless `all_count`.
    """

    name: str
    title: str
    of: Callable[[Any], QuerySet[Any]]
    says: Callable[[Any], str]
    more: Callable[[Any], str] = lambda _: ""
    cites: tuple[str, ...] = ()
    empty: str = "Nothing is written down."
    add: Way | None = None
    end: Way | None = None
    # What somebody else does who agrees to a row, and which rows wait for it.
    second: Way | None = None
    waits: Callable[[Any], bool] = lambda _: False
    reads: tuple[str, ...] = ()
    all_count: bool = False
    # The column by which what is to come stands in order, soonest first.
    soonest: str = ""
    # On whose page it stands; on every other it is not there.
    is_for: Callable[[Asking], bool] = lambda _: True
    # Whether rows are added of those of whom nothing else may be written, and of no others.
    adds_of_those_gone: bool = False
    # Of whom the row must be for those who ask to end it; by default whoever's page it is on.
    is_theirs: Callable[[Any, Asking], bool] = lambda *_: True

    def rows(self, subject: Any) -> QuerySet[Any]:
        """Return all that was ever written down of a subject, newest first."""
        rows = self.of(subject).select_related("recorded_by", *self.reads)
        return rows.order_by(f"-{self.soonest}" if self.soonest else "-pk", "-pk")

    def current(self, subject: Any, *, at: datetime, most: int) -> Sequence[Register]:
        """Return what holds or is still to come; where only the newest counts, that one."""
        rows = self.rows(subject)
        if hasattr(rows, "not_over"):
            rows = rows.not_over(at)
            return list((rows.order_by(self.soonest, "pk") if self.soonest else rows)[:most])
        return list(rows[: most if self.all_count else 1])
