"""Decides who is told of a worry. Pure: what it is and who is there in, people out.

Whoever the words name is never told. A worry about staff goes past the shift, to the safeguarding
lead and the manager; an emergency goes to everybody who could act, but for those who are named.
"""

from dataclasses import dataclass

# Of these staff may be the matter, whoever is named.
ABOUT_STAFF = frozenset({"abuse", "complaint", "other_worker"})
EMERGENCY = "emergency"
_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Matter:
    """What a worry is, as far as it decides who is told."""

    kinds: frozenset[str]
    urgency: str
    named: frozenset[int] = _NOBODY
    answers: int | None = None

    @property
    def is_about_staff(self) -> bool:
        """Whether it goes past those on shift."""
        return bool(self.kinds & ABOUT_STAFF) or bool(self.named)


@dataclass(frozen=True, slots=True)
class There:
    """Who is there at a home now, by what they are; of the authority's own line, its people."""

    on_shift: frozenset[int] = _NOBODY
    on_call: frozenset[int] = _NOBODY
    managers: frozenset[int] = _NOBODY
    deputies: frozenset[int] = _NOBODY
    responsible: frozenset[int] = _NOBODY
    leads: frozenset[int] = _NOBODY
    of_the_authority: frozenset[int] = _NOBODY


def told(matter: Matter, there: There) -> frozenset[int]:
    """Return who is told of it. Nobody who is named; and never nobody, if there is anybody."""
    if there.of_the_authority:
        return there.of_the_authority - matter.named
    reached = _over_the_shift(matter, there)
    if not matter.is_about_staff or matter.urgency == EMERGENCY:
        reached |= there.on_shift - _answered(matter)
    if matter.urgency == EMERGENCY:
        reached |= there.on_call | there.managers | there.deputies
    reached -= matter.named
    return reached or _next(matter, there)


def _over_the_shift(matter: Matter, there: There) -> frozenset[int]:
    """Return the lead and the manager where staff are named, or answered."""
    if not matter.is_about_staff and matter.answers is None:
        return _NOBODY if there.on_shift else there.on_call or there.managers
    managers = there.managers or there.deputies
    # Where it is the manager who is named, or nobody is one, the responsible individual stands in.
    stands_in = there.responsible if not managers - matter.named or managers & matter.named else ()
    return there.leads | managers | frozenset(stands_in)


def _answered(matter: Matter) -> frozenset[int]:
    """Whom a child answers reads the answer anyway; in an emergency they are told as well."""
    if matter.answers is None or matter.urgency == EMERGENCY:
        return _NOBODY
    return frozenset({matter.answers})


def _next(matter: Matter, there: There) -> frozenset[int]:
    rungs = (
        there.on_call,
        there.managers,
        there.deputies,
        there.responsible,
        there.leads,
    )
    return next((left for rung in rungs if (left := rung - matter.named)), _NOBODY)
