"""What follows from the rows of one child: status, stays, absences, being in touch. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from clearline.registers.brought_in import values
from clearline.registers.brought_in.ssda903 import (
    care_leavers,
    codes,
    episodes,
    header,
    missing,
    uasc,
)
from clearline.registers.brought_in.ssda903.shape import Said
from clearline.registers.models import ReturnFile

Rows = Mapping[ReturnFile, Sequence[Said]]


class Period(NamedTuple):
    """Something is so from a first day; `end` is the first day on which it no longer is."""

    what: str
    first: date
    end: date | None


@dataclass(frozen=True)
class Facts:
    """What the registers are to know of one child."""

    born: date | None = None
    statuses: tuple[Period, ...] = ()
    stays: tuple[Period, ...] = ()
    absences: tuple[Period, ...] = ()
    unaccompanied: tuple[Period, ...] = ()
    in_touch: str = ""


class Doubt(NamedTuple):
    """Something that is taken as it is said, and should be looked at: which row, and why."""

    file: ReturnFile
    at: int
    column: str
    says: str


# The longest that the law lets these last, in days.
_LONGEST = {
    "L1": (3, "Police protection ends after 72 hours"),
    "L2": (15, "An emergency protection order ends after 15 days at most"),
    "L3": (7, "A child assessment order ends after 7 days"),
}


def follow(rows: Rows, doubts: list[Doubt] | None = None) -> Facts:
    """Return what follows from what the return says of one child."""
    told = doubts if doubts is not None else []
    lived = _in_turn(rows.get(ReturnFile.EPISODES, ()), told)
    if not lived and rows.get(ReturnFile.HEADER) and not rows.get(ReturnFile.CARE_LEAVERS):
        says = "No episode says under what law this child is looked after, or where."
        told.append(Doubt(ReturnFile.HEADER, 0, "CHILD", says))
    return Facts(
        born=_born(rows),
        statuses=_joined((one.law, one.first, one.end) for one in lived),
        stays=_joined((one.urn, one.first, one.end) for one in lived if one.urn),
        absences=_absences(rows.get(ReturnFile.MISSING, ()), told),
        unaccompanied=_unaccompanied(rows, lived),
        in_touch=next(
            (care_leavers.FILE.of(s, "IN_TOUCH") for s in rows.get(ReturnFile.CARE_LEAVERS, ())),
            "",
        ),
    )


class _Episode(NamedTuple):
    at: int
    first: date
    end: date | None
    law: str
    urn: str
    goes_on: bool
    begins_anew: bool


def _in_turn(rows: Iterable[Said], doubts: list[Doubt]) -> list[_Episode]:
    """Return the episodes in order, none reaching into the next."""
    of = episodes.FILE.of
    read = (
        _Episode(
            at,
            values.day(of(said, "DECOM")),
            _days(of(said, "DEC")),
            of(said, "LS"),
            urn(of(said, "URN")),
            of(said, "REC") == codes.CONTINUES,
            of(said, "RNE") in {"", codes.STARTS},
        )
        for at, said in enumerate(rows)
    )
    by_day = sorted(read, key=lambda one: (one.first, one.at))
    turns = []
    for one, following in zip(by_day, [*by_day[1:], None], strict=False):
        _look(one, following, doubts)
        end = one.end
        if following and (end is None or end > following.first):
            end = following.first
        turns.append(one._replace(end=end))
    return turns


def _look(one: _Episode, following: _Episode | None, doubts: list[Doubt]) -> None:
    def doubt(column: str, says: str) -> None:
        doubts.append(Doubt(ReturnFile.EPISODES, one.at, column, says))

    if following and one.end is None:
        doubt("DEC", "It has no end, and another begins after it. It was ended there.")
    elif following and one.end and one.end > following.first:
        doubt("DEC", "It reaches into the next episode. It was ended where that begins.")
    elif following and one.end and one.end < following.first and _leaves_a_gap(one, following):
        doubt("DEC", "The next episode should begin on the day on which this one ended.")
    if one.law in _LONGEST and one.end:
        days, says = _LONGEST[one.law]
        if (one.end - one.first).days > days:
            doubt("LS", f"{says}; this lasted {(one.end - one.first).days} days.")


def _leaves_a_gap(one: _Episode, following: _Episode) -> bool:
    """Say whether the next should have begun where this ended: it is no new time in care."""
    return one.goes_on or not following.begins_anew


def _joined(periods: Iterable[tuple[str, date, date | None]]) -> tuple[Period, ...]:
    """Return periods in which what goes on without a gap is one; those of no day are gone."""
    joined: list[Period] = []
    for what, first, end in periods:
        if first == end:
            continue
        last = joined[-1] if joined else None
        if last and last.what == what and last.end == first:
            joined[-1] = last._replace(end=end)
        else:
            joined.append(Period(what, first, end))
    return tuple(joined)


def _absences(rows: Iterable[Said], doubts: list[Doubt]) -> tuple[Period, ...]:
    of = missing.FILE.of
    read = sorted(
        (values.day(of(s, "MIS_START")), at, _days(of(s, "MIS_END")), of(s, "MISSING"))
        for at, s in enumerate(rows)
    )
    found = []
    for (first, at, end, kind), following in zip(read, [*read[1:], None], strict=False):
        ended = end
        if following and (end is None or end > following[0]):
            says = "It reaches into the next absence. It was ended where that begins."
            doubts.append(Doubt(ReturnFile.MISSING, at, "MIS_END", says))
            ended = following[0]
        found.append(Period(kind, first, ended))
    return tuple(found)


def _days(said: str) -> date | None:
    return values.day(said) if said else None


def _unaccompanied(rows: Rows, lived: Sequence[_Episode]) -> tuple[Period, ...]:
    """Return since when, which the return does not say: since they came into care."""
    since = min((one.first for one in lived), default=None)
    for said in rows.get(ReturnFile.UASC, ()):
        end = _days(uasc.FILE.of(said, "DUC"))
        first = since or values.day(uasc.FILE.of(said, "DOB"))
        if end is None or first < end:
            return (Period("unaccompanied", first, end),)
    return ()


def _born(rows: Rows) -> date | None:
    for file in (header.FILE, uasc.FILE, care_leavers.FILE, missing.FILE):
        for said in rows.get(file.kind, ()):
            return values.day(file.of(said, "DOB"))
    return None


def urn(said: str) -> str:
    """Return a home's number as it is compared: SC012345 and 12345 are one home."""
    plain = "".join(letter for letter in said.upper() if letter.isalnum())
    return plain.removeprefix("SC").lstrip("0")
