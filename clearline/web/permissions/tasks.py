"""What somebody has to do, by when, and that it is done."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import consents
from clearline.access.middleware import Request, caller_of
from clearline.contact.accounts import reading as accounts
from clearline.registers import people, tasks
from clearline.web.leaving.words import owed_rows

MOST_DONE = 10


def mine(request: Request) -> HttpResponse:
    """List what the caller has still to do, soonest first, and what they did last."""
    caller, at = caller_of(request), clock.now()
    rows = [
        {
            "pk": task.pk,
            "child": task.child.person.called,
            "child_id": task.child_id if consents.child(caller, task.child_id, at=at) else None,
            "says": task.says,
            "due_at": task.due_at,
            "is_late": task.due_at < at,
        }
        for task in tasks.of(caller.person_id)
    ]
    owed = owed_rows(accounts.owed_by(caller, at=at), now=at)
    done = tasks.done_by(caller.person_id)[:MOST_DONE]
    return render(request, "permissions/tasks.html", {"tasks": rows, "owed": owed, "done": done})


def do(request: Request, task: int) -> HttpResponse:
    """Say that it is done."""
    caller, at = caller_of(request), clock.now()
    found = tasks.of(caller.person_id).filter(pk=task).first()
    if found is None:
        raise Http404
    tasks.do(found, by=people.one(caller.person_id), at=at)
    return redirect("permissions:tasks")
