"""How a verb keeps a row: in one transaction with the ledger's entry, or not at all, saying why."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypedDict, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from clearline import ledger
from clearline.registers.kept import entries
from clearline.registers.models import Person, day_of
from clearline.registers.models.terms import Recorded, Register

P = ParamSpec("P")
Kept = TypeVar("Kept")
Row = TypeVar("Row", bound=Register)

AT_ONCE = "Somebody else changed this at the same moment. Look again."
ENDED_ALREADY = "Somebody else has ended this already. Look again."


@dataclass(frozen=True, slots=True)
class Unkept:
    """What was not written down, and why: pairs of a field (or nothing) and a sentence."""

    why: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " ".join(says for _, says in self.why)


class Days(TypedDict, total=False):
    """From which day a fact holds (today), and until which, where that is known beforehand."""

    from_on: date
    until_on: date | None


class _Refused(Exception):  # noqa: N818 - it never leaves this module: `verb` makes it an answer
    def __init__(self, *why: tuple[str, str]) -> None:
        self.answer = Unkept(why)


def refuse(says: str, *, field: str = "") -> _Refused:
    """Return what a verb raises so that nothing is kept."""
    return _Refused((field, says))


def verb(do: Callable[P, Kept]) -> Callable[P, Kept | Unkept]:
    """Let a verb do all of its work or none, and answer with what it kept or with why not."""

    @wraps(do)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Kept | Unkept:
        try:
            with transaction.atomic():
                return do(*args, **kwargs)
        except _Refused as refused:
            return refused.answer

    return answer


def go_on(answer: Kept | Unkept) -> Kept:
    """Return what another verb kept, or refuse with its reasons. Only inside a verb."""
    if isinstance(answer, Unkept):
        raise _Refused(*answer.why)
    return answer


def sure(answer: Kept | Unkept) -> Kept:
    """Return what was kept, where a refusal would be a mistake of the program."""
    if isinstance(answer, Unkept):
        raise AssertionError(str(answer))  # noqa: TRY004 - the answer is of a type that is foreseen
    return answer


def keep(row: Row, *, by: Person | None, at: datetime) -> Row:
    """Write down a new row. Only inside a verb."""
    row.recorded_at = at
    setattr(row, "recorded_by", by)  # noqa: B010 - nobody recorded the first person: two types
    with _in_plain_words(row):
        row.save(force_insert=True)
    ledger.append(entries(row))
    return row


def set_once(row: Row, **columns: Any) -> Row:
    """Fill in columns that are empty; of two who try, one is refused. Only inside a verb."""
    filled = copy(row)
    for name, value in columns.items():
        setattr(filled, name, value)
    still_empty = type(row)._default_manager.filter(pk=row.pk, **dict.fromkeys(columns))  # noqa: SLF001 - Django's name
    with _in_plain_words(filled):
        if still_empty.update(**columns) == 0:
            raise refuse(ENDED_ALREADY)
    ledger.append(entries(filled, columns))
    return filled


def end(row: Row, *, by: Person, at: datetime, on: date | None = None) -> Row:
    """Say that a fact no longer holds from a day on (today), or from now. Only inside a verb."""
    columns: dict[str, Any] = {f"{row.ENDED}_at": at, f"{row.ENDED}_by": by}
    if hasattr(row, f"{row.ENDED}_on"):
        columns[f"{row.ENDED}_on"] = on or day_of(at)
    return set_once(row, **columns)


def keep_newest(newest: Register, *, of: Row, by: Person, at: datetime) -> Row:
    """Write down what counts of a row from now on, and repeat it there. Only inside a verb."""
    keep(newest, by=by, at=at)
    told = {name: getattr(newest, name) for name in repeated(type(of), type(newest))}
    row = copy(of)
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=told)
    return row


def repeated(one: type[Register], other: type[Register]) -> list[str]:
    """Return the columns that two tables share, but for who wrote them down and when."""
    own = {"id", *(field.name for field in Recorded._meta.fields)}  # noqa: SLF001 - Django's name
    names = [{field.name for field in table._meta.fields} for table in (one, other)]  # noqa: SLF001
    return sorted((names[0] & names[1]) - own)


_PLAIN = {
    "blank": "Fill this in.",
    "null": "Fill this in.",
    "invalid_choice": "Choose one of those listed.",
    "unique": "This is in the register already.",
}


@contextmanager
def _in_plain_words(row: Row) -> Iterator[None]:
    """Refuse a row that the table would refuse, in the words of the constraint that it breaks.

    The table decides; only when it has refused is each constraint asked what it has to say.
    """
    there = [f.name for f in row._meta.fields if f.is_relation and getattr(row, f.attname)]  # noqa: SLF001
    try:
        row.clean_fields(exclude=there)
        with transaction.atomic():
            yield
    except ValidationError as wrong:
        raise _Refused(*_pairs(wrong)) from wrong
    except IntegrityError as broken:
        try:
            row.full_clean()
        except ValidationError as wrong:
            raise _Refused(*_pairs(wrong)) from broken
        # All is well by now: another came first, and has gone on.
        raise refuse(AT_ONCE) from broken


def _pairs(wrong: ValidationError) -> Iterator[tuple[str, str]]:
    for field, errors in wrong.error_dict.items():
        for error in errors:
            for says in error.messages:
                about = "" if field == NON_FIELD_ERRORS else field
                yield about, _PLAIN.get(error.code or "", says)
