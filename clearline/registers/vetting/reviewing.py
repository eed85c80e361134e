"""Who may review a child (I1): of five full years' standing, in date, not in the child's line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clearline.registers.models import Check, CheckKind, Child, Conflict, Person, day_of
from clearline.registers.models.vetting import FULL_YEARS_TO_REVIEW, years_before
from clearline.registers.stretches import A_DAY, last_day
from clearline.registers.vetting import management

NEEDED = {
    CheckKind.REGISTRATION: "a registration as a social worker that is in date",
    CheckKind.QUALIFICATION: f"a social work qualification of {FULL_YEARS_TO_REVIEW} full years",
    CheckKind.SKILLS: "the skills that reviewing needs, looked at and in date",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody is fit to review on a day: what is missing, and the last day it lasts."""

    missing: tuple[CheckKind, ...] = ()
    last: date | None = None

    @property
    def is_fit(self) -> bool:
        """Say whether nothing is missing."""
        return not self.missing

    @property
    def why_not(self) -> str:
        """Say what is missing, in one sentence."""
        return f"Not on record: {'; '.join(NEEDED[kind] for kind in self.missing)}."


def standing(person: Person, *, on: date) -> Standing:
    """Return whether somebody is fit to review on a day."""
    return standings([person.pk], on=on)[person.pk]


def standings(people: Collection[int], *, on: date) -> Mapping[int, Standing]:
    """Return it for each of these. One query."""
    rows = Check.objects.filter(person__in=people, kind__in=NEEDED).in_force_on(on)
    held: dict[int, list[Check]] = {person: [] for person in people}
    for row in rows:
        if row.awarded_on is None or row.awarded_on <= years_before(on, FULL_YEARS_TO_REVIEW):
            held[row.person_id].append(row)
    return {person: _of(checks) for person, checks in held.items()}


def _of(checks: Collection[Check]) -> Standing:
    missing = tuple(kind for kind in NEEDED if all(check.kind != kind for check in checks))
    if missing:
        return Standing(missing)
    lasts = (
        max((last_day(check) or date.max) for check in checks if check.kind == kind)
        for kind in NEEDED
    )
    last = min(lasts)
    return Standing(last=None if last == date.max else last)


def why_not(person: Person, child: Child, *, at: datetime) -> str:
    """Say why somebody may not review this child, or nothing."""
    found = standing(person, on=day_of(at))
    if not found.is_fit:
        return found.why_not
    if Conflict.objects.filter(person=person, child=child).not_over(at).exists():
        return f"A conflict between {person} and {child} is written down."
    if person.pk in management.line_of(child, at=at):
        return f"{person} is in the line of those who work with {child}, and cannot review them."
    return ""


def first_day_without(found: Standing) -> date | None:
    """Return the day on which the standing lapses, if one is known."""
    return found.last + A_DAY if found.last else None
