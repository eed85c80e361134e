"""What was said, form by form, and what follows from it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from clearline.policy.terms import LegalStatus as Status
from clearline.policy.whom import Span, last_day
from clearline.registers import disputes, legal_statuses, permissions
from clearline.registers.asking import asks, withdrawals
from clearline.registers.models import (
    Answer,
    Ask,
    Channel,
    GivenBy,
    How,
    Permission,
    Person,
    Post,
    Role,
    Says,
    Scan,
    day_of,
)
from clearline.registers.recorded import go_on, keep, refuse, set_once, verb

OF_THE_AUTHORITY = (Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)
OF_THE_HOME = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one form, until when, and in which words if any were written down."""

    says: Says
    until_on: date | None = None
    words: str = ""


Answered = Mapping[Channel, Said]


@verb
def give(ask: Ask, said: Answered, *, at: datetime) -> list[Answer]:
    """Take what somebody answers themselves; what they said before of a form stands no more."""
    if not asks.is_open(ask, at=at) or ask.person is None:
        raise refuse("This link no longer works. Ask the home for another.")
    by = ask.person
    return [_take(ask, each, how=How.LINK, by=by, at=at) for each in _asked(ask, said)]


@verb
def take_down(ask: Ask, said: Answered, *, how: How, by: Person, at: datetime) -> list[Answer]:
    """Take down what somebody else said: a no counts at once, a yes once another confirms it.

    A yes on paper counts at once where the signed paper is kept beside it.
    """
    if not asks.is_open(ask, at=at):
        raise refuse("This is not asked any more.")
    if how is How.LINK:
        raise refuse("By link only they themselves answer.", field="how")
    if how is How.PAPER and not Scan.objects.filter(ask=ask).exists():
        raise refuse("Add the signed paper first.", field="how")
    if ask.given_by == GivenBy.WAIVER:
        _may_decide_together(by, at=at)
        if any(not each.words for each in said.values()):
            raise refuse("Write down the reasons.", field="words")
    return [_take(ask, each, how=how, by=by, at=at) for each in _asked(ask, said)]


@verb
def second(answer: Answer, *, by: Person, at: datetime) -> Answer:
    """Confirm a yes that another wrote down: from now on it counts."""
    if answer.recorded_by_id == by.pk:
        raise refuse("Somebody else must confirm it.")
    if not waiting(answer.ask).filter(pk=answer.pk).exists():
        raise refuse("There is nothing to confirm any more. Look again.")
    if not asks.is_open(answer.ask, at=at):
        raise refuse("This is not asked any more.")
    if answer.ask.given_by == GivenBy.WAIVER:
        first = _side(answer.recorded_by, at=at)
        if {first, _side(by, at=at)} != {"home", "authority"}:
            raise refuse("A waiver needs both the social worker and the manager.")
    confirmed = set_once(answer, seconded_at=at, seconded_by=by)
    _yes(confirmed, by=by, at=at)
    return confirmed


def counts(answer: Answer) -> bool:
    """Say whether an answer counts: a no always, a yes if it is their own, signed or confirmed."""
    return (
        answer.says != Says.YES
        or answer.how == How.PAPER
        or answer.recorded_by_id == answer.ask.person_id
        or answer.seconded_at is not None
    )


def waiting(ask: Ask) -> QuerySet[Answer]:
    """Return each yes that another has still to confirm, and that nothing newer has overtaken."""
    newest = {row.channel: row for row in Answer.objects.filter(ask=ask).order_by("pk")}
    keys = [
        row.pk for row in newest.values() if row.recorded_by_id != ask.person_id and _waits(row)
    ]
    return Answer.objects.filter(pk__in=keys).select_related("recorded_by").order_by("pk")


def newest(child_id: int, person_id: int | None) -> dict[Channel, Answer]:
    """Return what somebody last said of each form for a child, whichever ask it came by."""
    rows = Answer.objects.filter(ask__child=child_id, ask__person=person_id)
    ordered = rows.select_related("ask").order_by("pk")
    return {Channel(row.channel): row for row in ordered if counts(row)}


def _waits(row: Answer) -> bool:
    return row.says == Says.YES and row.how != How.PAPER and row.seconded_at is None


def _asked(ask: Ask, said: Answered) -> Sequence[tuple[Channel, Said]]:
    """Return what was said of the forms that were asked, and nothing of any other."""
    if not set(said) <= {Channel(form) for form in ask.forms}:
        raise refuse("This form was not asked for.", field="forms")
    if not said:
        raise refuse("Choose an answer for at least one of them.")
    return list(said.items())


def _take(ask: Ask, each: tuple[Channel, Said], *, how: How, by: Person, at: datetime) -> Answer:
    channel, said = each
    is_yes = said.says is Says.YES
    if is_yes and channel in asks.refused_by_the_child(ask.child):
        raise refuse(f"{ask.child} says no to this, so nobody else can say yes.", field="forms")
    row = Answer(
        ask=ask,
        channel=channel,
        says=said.says,
        until_on=_until(ask, said.until_on, at=at) if is_yes else None,
        how=how,
        words=said.words,
    )
    keep(row, by=by, at=at)
    if not is_yes:
        _no(row, by=by, at=at)
    elif counts(row):
        _yes(row, by=by, at=at)
    return row


def _until(ask: Ask, wanted: date | None, *, at: datetime) -> date:
    today = day_of(at)
    status = legal_statuses.on(ask.child, today)
    code = Status(status.code) if status and status.code else None
    since = status.from_on if status else None
    return last_day(Span(today, wanted, ask.child.date_of_birth, code, since))


def _yes(answer: Answer, *, by: Person, at: datetime) -> None:
    """Let the yes count: it takes the place of what the same person permitted before."""
    ask, channel = answer.ask, Channel(answer.channel)
    for before in _theirs(ask, channel, at=at):
        go_on(permissions.withdraw(before, by=by, at=at))
    go_on(
        permissions.give(
            ask.child,
            channel,
            given_by=GivenBy(ask.given_by),
            grantor=ask.person,
            evidence=f"{How(answer.how).label.capitalize()}, answer {answer.pk}",
            until_on=answer.until_on,
            by=by,
            at=at,
        )
    )
    if ask.given_by == GivenBy.PARENT:
        _differ(answer, _who_said_no(ask, channel), by=by, at=at)


def _no(answer: Answer, *, by: Person, at: datetime) -> None:
    """Stop what the same person permitted before, at this moment."""
    ask, channel = answer.ask, Channel(answer.channel)
    for before in _theirs(ask, channel, at=at):
        go_on(withdrawals.withdraw(before, answer=answer, by=by, at=at))
    if answer.says == Says.TALK:
        withdrawals.ask_to_talk(answer, by=by, at=at)
    if answer.says == Says.NO and ask.given_by == GivenBy.PARENT:
        others = _standing(ask, channel, at=at).exclude(grantor=ask.person)
        _differ(answer, [p.grantor for p in others if p.grantor], by=by, at=at)


def _standing(ask: Ask, channel: Channel, *, at: datetime) -> QuerySet[Permission]:
    rows = Permission.objects.filter(child=ask.child, channel=channel, given_by=ask.given_by)
    found: QuerySet[Permission] = rows.filter(withdrawn_at=None).not_over(at)
    return found.select_related("grantor", "child__person")


def _theirs(ask: Ask, channel: Channel, *, at: datetime) -> QuerySet[Permission]:
    rows = _standing(ask, channel, at=at)
    # Where it is the authority or two together who decide, it does not matter who said it before.
    return rows.filter(grantor=ask.person) if ask.given_by == GivenBy.PARENT else rows


def _who_said_no(ask: Ask, channel: Channel) -> list[Person]:
    rows = Answer.objects.filter(
        ask__child=ask.child, ask__given_by=GivenBy.PARENT, channel=channel
    ).exclude(ask__person=ask.person)
    newest = {row.ask.person: row for row in rows.select_related("ask__person").order_by("pk")}
    return [who for who, row in newest.items() if who is not None and row.says == Says.NO]


def _differ(answer: Answer, others: Iterable[Person], *, by: Person, at: datetime) -> None:
    """Take down that two who may decide differ about this form: the social worker settles it."""
    ask, channel = answer.ask, Channel(answer.channel)
    for other in others:
        if not disputes.is_open(ask.child, channel):
            who = ask.person.called if ask.person else ""
            reason = f"{who} says {Says(answer.says).label} to this, and {other.called} does not."
            go_on(disputes.begin(ask.child, reason, channel=channel, by=by, at=at))
            withdrawals.settle(answer, by=by, at=at)


def _may_decide_together(by: Person, *, at: datetime) -> None:
    if not _side(by, at=at):
        raise refuse("Only a social worker and a manager decide this, together.")


def _side(person: Person, *, at: datetime) -> str:
    """Return on which side somebody stands: the home's, the authority's, or neither."""
    roles = set(Post.objects.filter(person=person).in_force(at).values_list("role", flat=True))
    if roles & set(OF_THE_AUTHORITY):
        return "authority"
    return "home" if roles & set(OF_THE_HOME) else ""
