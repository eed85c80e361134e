"""A link reached somebody for whom it was not: whoever asked sees to it."""

from datetime import datetime

from clearline.registers import tasks
from clearline.registers.models import Ask, Task, TaskKind
from clearline.registers.recorded import Unkept, go_on, verb


@verb
def _tell(ask: Ask, *, at: datetime) -> Task:
    who = ask.person.called if ask.person else "whoever was asked"
    return go_on(
        tasks.give(
            ask.child,
            ask.recorded_by,
            kind=TaskKind.WRONG_PERSON,
            says=f"Somebody who opened the link for {who} says it is not for them. Ring {who},"
            " and stop the link if it went astray.",
            due_at=tasks.end_of_day(at),
            by=ask.recorded_by,
            at=at,
        )
    )


def say(ask: Ask, *, at: datetime) -> Task | Unkept | None:
    """Let whoever asked know, once: who has no code cannot fill their list."""
    known = Task.objects.filter(
        child=ask.child, owner=ask.recorded_by, kind=TaskKind.WRONG_PERSON, done_at=None
    )
    return None if known.exists() else _tell(ask, at=at)
