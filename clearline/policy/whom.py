"""Who must be asked to permit a form of communication, under today’s legal status of the child.

Who may give it is `rules.permission`; this says who of them is asked, by which way, who hears of
it, and how long an answer can last. Nothing here is the law’s own wording.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clearline.policy.rules.permission import MAY_GIVE
from clearline.policy.terms import Giver, LegalStatus

ADULT = 18
SIXTEEN = 16
# Looked at again at each review of the child's plan, and so at least twice a year.
LONGEST: Final = timedelta(days=183)


class Route(StrEnum):
    """How whoever must be asked is asked."""

    HOLDER = "holder"
    AUTHORITY = "authority"
    THEMSELVES = "themselves"
    TOGETHER = "together"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Law:
    """What one legal status means for permission."""

    says: str
    cites: str
    route: Route
    tells: tuple[str, ...] = ()
    limits: str = ""
    # A status that ends by itself takes with it what was permitted under it.
    lasts: timedelta | None = None


_ACCOMMODATED: Final = (
    "The child lives here by agreement, and the authority may not decide for them."
)
_CARE: Final = "The authority shares parental responsibility under the order, and decides."
_WITH_REMAND: Final = ("social worker", "youth offending team")
LAW: Final[Mapping[LegalStatus | None, Law]] = {
    None: Law("The child is not looked after.", "Children Act 1989, section 2", Route.HOLDER),
    LegalStatus.V2: Law(
        _ACCOMMODATED, "Children Act 1989, section 20", Route.HOLDER, ("social worker",)
    ),
    LegalStatus.V3: Law(
        _ACCOMMODATED,
        "Children Act 1989, section 20",
        Route.HOLDER,
        ("social worker",),
        limits="It holds on the days of the break.",
    ),
    LegalStatus.V4: Law(
        _ACCOMMODATED,
        "Children Act 1989, section 20",
        Route.HOLDER,
        ("social worker",),
        limits="It holds on the days of the break.",
    ),
    LegalStatus.C1: Law(
        _CARE,
        "Children Act 1989, sections 38 and 22(4)",
        Route.AUTHORITY,
        ("parents", "reviewing officer", "guardian"),
        limits="Look at what the court has directed.",
    ),
    LegalStatus.C2: Law(
        _CARE, "Children Act 1989, sections 33 and 22(4)", Route.AUTHORITY, ("parents",)
    ),
    LegalStatus.D1: Law(
        "This status is no longer in use: the social worker confirms which order there is.",
        "Adoption and Children Act 2002",
        Route.NOBODY,
        ("social worker",),
    ),
    LegalStatus.E1: Law(
        "The authority decides, as the agency that places the child for adoption.",
        "Adoption and Children Act 2002, sections 21 and 25",
        Route.AUTHORITY,
        ("those who mean to adopt, once the child is with them",),
    ),
    LegalStatus.J1: Law(
        "The child is here on remand, and the authority may not decide for them.",
        "Legal Aid, Sentencing and Punishment of Offenders Act 2012, part 3",
        Route.HOLDER,
        _WITH_REMAND,
        limits="Look at whom the bail or the remand keeps away.",
    ),
    LegalStatus.J2: Law(
        "The police have moved the child here until court.",
        "Police and Criminal Evidence Act 1984, section 38(6)",
        Route.HOLDER,
        ("appropriate adult", "solicitor"),
        limits="Only what cannot wait until court.",
    ),
    LegalStatus.J3: Law(
        "The child lives here under a youth rehabilitation order.",
        "Criminal Justice and Immigration Act 2008, part 1",
        Route.HOLDER,
        _WITH_REMAND,
        limits="Look at what the order says.",
    ),
    LegalStatus.L1: Law(
        "The police protect the child, and do not decide in the parents’ place.",
        "Children Act 1989, section 46",
        Route.HOLDER,
        ("social worker", "emergency duty team"),
        limits="Only what cannot wait. It ends after 72 hours.",
        lasts=timedelta(days=3),
    ),
    LegalStatus.L2: Law(
        "The authority decides what is needed to keep the child safe, and no more.",
        "Children Act 1989, section 44",
        Route.AUTHORITY,
        ("parents",),
        limits="Only what keeps the child safe. No pictures. It ends after 8 days, or 15.",
        lasts=timedelta(days=15),
    ),
    LegalStatus.L3: Law(
        "The order lets the child be assessed; parents still decide.",
        "Children Act 1989, section 43",
        Route.HOLDER,
        ("social worker",),
        limits="It ends after 7 days.",
        lasts=timedelta(days=7),
    ),
}
_GROWN_UP: Final = Law(
    "At 18 and over they decide for themselves.",
    "Family Law Reform Act 1969, section 1",
    Route.THEMSELVES,
)
_NO_AGE: Final = Law(
    "Nobody can say who may decide before the date of birth is known.", "", Route.NOBODY
)
_UNACCOMPANIED: Final = Law(
    "Nobody who may decide can be reached: the social worker and the manager decide together.",
    "Children Act 1989, sections 3(5) and 22(3)",
    Route.TOGETHER,
    ("reviewing officer",),
    limits="The child’s own agreement is needed. Look again if a parent is found.",
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds parental responsibility, and whether a court keeps them away."""

    person: int
    is_kept_away: bool = False


@dataclass(frozen=True, slots=True)
class Child:
    """What decides who is asked for one child."""

    legal_status: LegalStatus | None
    age: int | None
    holders: tuple[Holder, ...] = ()
    is_unaccompanied: bool = False


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is asked: the law behind it, and of those who hold responsibility who may be asked."""

    law: Law
    giver: Giver | None
    persons: tuple[int, ...] = ()
    # A court keeps these away: the social worker sees to it, and the system never asks.
    kept_away: tuple[int, ...] = ()
    may_be_delegated: bool = False
    may_be_waived: bool = False
    own_word_counts: bool = False


def whom(child: Child) -> Whom:
    """Say who must be asked."""
    if child.age is None:
        return Whom(_NO_AGE, None)
    if child.age >= ADULT:
        return Whom(_GROWN_UP, Giver.YOUNG_PERSON, own_word_counts=True)
    law = LAW[child.legal_status]
    if law.route is Route.NOBODY:
        return Whom(law, None)
    asked = tuple(h.person for h in child.holders if not h.is_kept_away)
    if law.route is Route.HOLDER and (child.is_unaccompanied or not asked):
        law, asked = _UNACCOMPANIED, ()
    givers = MAY_GIVE[child.legal_status]
    return Whom(
        law,
        _GIVER[law.route],
        asked if law.route is Route.HOLDER else (),
        kept_away=tuple(h.person for h in child.holders if h.is_kept_away),
        may_be_delegated=Giver.DELEGATED_MANAGER in givers,
        may_be_waived=Giver.WAIVER in givers,
        own_word_counts=child.age >= SIXTEEN,
    )


_GIVER: Final = {
    Route.HOLDER: Giver.PARENT,
    Route.AUTHORITY: Giver.LOCAL_AUTHORITY,
    Route.TOGETHER: Giver.WAIVER,
}


@dataclass(frozen=True, slots=True)
class Span:
    """What bounds an answer in time."""

    from_on: date
    wanted: date | None = None
    born_on: date | None = None
    legal_status: LegalStatus | None = None
    status_since: date | None = None


def last_day(span: Span) -> date:
    """Return the last day of a yes: never past the review, the status’s own end, or the eve of 18.

    At 18 and over there is only the review.
    """
    ends = [span.from_on + LONGEST]
    if span.wanted is not None:
        ends.append(span.wanted)
    eighteen = birthday(span.born_on, ADULT) if span.born_on else None
    if eighteen is not None and span.from_on < eighteen:
        ends.append(eighteen - timedelta(days=1))
        lasts = LAW[span.legal_status].lasts
        if lasts is not None and span.status_since is not None:
            ends.append(span.status_since + lasts)
    return min(ends)


def birthday(born_on: date, age: int) -> date:
    """Return the day on which somebody is so old; born on 29 February it is 1 March."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def age_on(born_on: date | None, day: date) -> int | None:
    """Return how old somebody is on a day."""
    if born_on is None:
        return None
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1


@dataclass(frozen=True, slots=True)
class Example:
    """A child, and who must be asked for them."""

    says: str
    child: Child
    giver: Giver | None
    persons: tuple[int, ...] = field(default=())
