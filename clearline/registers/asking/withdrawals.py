"""Taking a yes back: it counts no more from this moment, and people see to what follows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from clearline.registers import permissions, tasks
from clearline.registers.asking import owners
from clearline.registers.models import Answer, Ask, Channel, Permission, Person, TaskKind
from clearline.registers.recorded import go_on, verb

TELL_WITHIN_DAYS = 1


@verb
def withdraw(
    permission: Permission,
    *,
    on: date | None = None,
    answer: Answer | None = None,
    by: Person,
    at: datetime,
) -> Permission:
    """Take a permission back; the social worker looks at it today, and a person tells the child."""
    withdrawn = go_on(permissions.withdraw(permission, on=on, by=by, at=at))
    child, form = permission.child, Channel(permission.channel).label
    who = permission.grantor.called if permission.grantor else by.called
    go_on(
        tasks.give(
            child,
            owners.social_worker(child, at=at),
            kind=TaskKind.LOOK_AT_WITHDRAWAL,
            says=f"{who} took back the yes to this for {child}: {form}. It has stopped."
            " Look at why, and at what the child needs.",
            answer=answer,
            due_at=tasks.end_of_day(at),
            by=by,
            at=at,
        )
    )
    go_on(
        tasks.give(
            child,
            owners.keyworker(child, at=at),
            kind=TaskKind.TELL_CHILD,
            says=f"Tell {child} yourself, and listen. This way to keep in touch has stopped:"
            f" {form}.",
            answer=answer,
            due_at=tasks.end_of_day(at, days=TELL_WITHIN_DAYS),
            by=by,
            at=at,
        )
    )
    return withdrawn


def ask_to_talk(answer: Answer, *, by: Person, at: datetime) -> None:
    """Let whoever asked talk to somebody who would rather talk than answer. Only inside a verb."""
    ask = answer.ask
    who = ask.person.called if ask.person else "They"
    go_on(
        tasks.give(
            ask.child,
            ask.recorded_by,
            kind=TaskKind.TALK_TO_PARENT,
            says=f"{who} would like to talk before they answer for {ask.child}:"
            f" {Channel(answer.channel).label}.",
            answer=answer,
            due_at=tasks.end_of_day(at, days=1),
            by=by,
            at=at,
        )
    )


def settle(answer: Answer, *, by: Person, at: datetime) -> None:
    """Let the social worker settle what two who may decide differ about. Only inside a verb."""
    child = answer.ask.child
    go_on(
        tasks.give(
            child,
            owners.social_worker(child, at=at),
            kind=TaskKind.LOOK_AT_WITHDRAWAL,
            says=f"Those who may decide for {child} differ about this:"
            f" {Channel(answer.channel).label}. It waits until you settle it.",
            answer=answer,
            due_at=tasks.end_of_day(at),
            by=by,
            at=at,
        )
    )


def ask_to_decide(ask: Ask, owner: Person, *, by: Person, at: datetime) -> None:
    """Let somebody who decides by their post know that they are asked. Only inside a verb."""
    forms = ", ".join(Channel(form).label for form in ask.forms)
    go_on(
        tasks.give(
            ask.child,
            owner,
            kind=TaskKind.DECIDE,
            says=f"Decide for {ask.child}: {forms}.",
            due_at=tasks.end_of_day(at, days=2),
            by=by,
            at=at,
        )
    )


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A yes that was taken back: whose child, which form, by whom and when."""

    child: int
    form: str
    who: str
    at: datetime


def of_children(children: Collection[int]) -> list[TakenBack]:
    """Return every yes that was taken back for these children, and not replaced by another."""
    again = Permission.objects.filter(
        child=OuterRef("child"), channel=OuterRef("channel"), recorded_at=OuterRef("withdrawn_at")
    )
    rows = Permission.objects.filter(child__in=children, withdrawn_at__isnull=False)
    real = rows.exclude(Exists(again)).select_related("withdrawn_by").order_by("withdrawn_at")
    return [
        TakenBack(
            row.child_id, Channel(row.channel).label, row.withdrawn_by.called, row.withdrawn_at
        )
        for row in real
        if row.withdrawn_by is not None and row.withdrawn_at is not None
    ]
