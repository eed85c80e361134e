"""Asking somebody who may decide, on the basis that they have in law; or two people together."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack

from django.db.models import QuerySet

from clearline.policy.terms import Giver
from clearline.policy.whom import LONGEST
from clearline.registers.asking import owners, standing
from clearline.registers.asking.forms import FORMS
from clearline.registers.models import (
    Agreement,
    Ask,
    Channel,
    Child,
    Delegation,
    GivenBy,
    Person,
    Relationship,
    Tie,
    day_of,
)
from clearline.registers.recorded import end, keep, refuse, verb

# Whoever said yes can take it back for as long as the yes may last.
LINK_LASTS = LONGEST + timedelta(days=7)


class Asked(TypedDict, total=False):
    """Whom, on what basis, and for which forms."""

    person: Person | None
    given_by: GivenBy
    forms: Sequence[Channel]


@verb
def begin(child: Child, *, by: Person, at: datetime, **asked: Unpack[Asked]) -> Ask:
    """Ask. Whom a court keeps away is never asked, and nobody for what the child refuses."""
    person, given_by = asked.get("person"), asked.get("given_by", GivenBy.PARENT)
    wanted = asked.get("forms")
    may_ask = set(FORMS) - refused_by_the_child(child) if wanted is None else set(wanted)
    forms = [form for form in FORMS if form in may_ask]
    if person is not None and standing.is_kept_away(child.pk, person.pk, at=at):
        raise refuse(
            f"A court order keeps {person.called} away. The system never asks them:"
            " the social worker sees to it.",
            field="person",
        )
    if says := _not_theirs(child, person, given_by, at=at):
        raise refuse(says, field="person")
    _may_be_asked(child, forms, given_by, at=at)
    today = day_of(at)
    new = Ask(
        child=child,
        person=person,
        given_by=given_by,
        forms=[str(form) for form in forms],
        from_on=today,
        until_on=today + LINK_LASTS,
    )
    return keep(new, by=by, at=at)


@verb
def stop(ask: Ask, *, by: Person, at: datetime) -> Ask:
    """Ask no more: a link to it opens nothing from now on. What was answered stands."""
    return end(ask, by=by, at=at)


def is_open(ask: Ask, *, at: datetime) -> bool:
    """Say whether it can still be answered: not ended, not run out, and by no court kept away."""
    if not Ask.objects.filter(pk=ask.pk).in_force(at).exists():
        return False
    if ask.person is None:
        return True
    if standing.is_kept_away(ask.child_id, ask.person_id or 0, at=at):
        return False
    return not _not_theirs(ask.child, ask.person, GivenBy(ask.given_by), at=at)


def of_child(child: Child) -> QuerySet[Ask]:
    """Return every ask for a child, newest first."""
    rows = Ask.objects.filter(child=child).select_related("person", "recorded_by")
    return rows.order_by("-pk")


def one(key: int) -> Ask | None:
    """Return one ask, with those it is about."""
    return Ask.objects.filter(pk=key).select_related("child__person", "person").first()


def refused_by_the_child(child: Child) -> set[Channel]:
    """Return the forms to which the child has said no."""
    no = Agreement.objects.filter(child=child, agrees=False, ended_at=None)
    return {Channel(channel) for channel in no.values_list("channel", flat=True)}


def delegated(child: Child, *, on: date) -> set[Channel]:
    """Return the forms that the placement plan leaves to the manager."""
    plans = Delegation.objects.filter(child=child).in_force_on(on)
    return {Channel(channel) for channel in plans.values_list("channel", flat=True)}


def _not_theirs(child: Child, person: Person | None, given_by: GivenBy, *, at: datetime) -> str:
    """Say why this is nobody to be asked on this basis, or nothing."""
    found = standing.of(child, at=at)
    key = person.pk if person else None
    if given_by is GivenBy.PARENT:
        fits = found.giver is Giver.PARENT and key in found.persons
    elif given_by is GivenBy.YOUNG_PERSON:
        fits = found.giver is Giver.YOUNG_PERSON and key == child.pk
    elif given_by is GivenBy.LOCAL_AUTHORITY:
        fits = found.giver is Giver.LOCAL_AUTHORITY and _is_allocated(child, key, at=at)
    elif given_by is GivenBy.WAIVER:
        fits = found.may_be_waived and key is None
    else:
        fits = found.may_be_delegated and key == owners.manager(child, at=at).pk
    return "" if fits else f"They are not who decides today. {found.law.says}"


def _is_allocated(child: Child, person: int | None, *, at: datetime) -> bool:
    ties = Relationship.objects.filter(child=child, person=person, kind=Tie.ALLOCATED_WORKER)
    return bool(ties.in_force(at).exists())


def _may_be_asked(
    child: Child, forms: Collection[Channel], given_by: GivenBy, *, at: datetime
) -> None:
    if not forms:
        raise refuse("Choose at least one form.", field="forms")
    if no := refused_by_the_child(child).intersection(forms):
        named = ", ".join(sorted(form.label for form in no))
        raise refuse(f"{child} says no to this, so nobody is asked: {named}.", field="forms")
    if given_by is GivenBy.DELEGATED_MANAGER and not delegated(child, on=day_of(at)) >= set(forms):
        raise refuse("The placement plan does not leave this to the manager.", field="forms")
