"""Putting a version into the library, and who has still to read it."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.registers.library import documents, reading
from clearline.registers.recorded import Unkept

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


class Version(forms.Form):
    """Which document it is, what is new, and by when it is read."""

    use_required_attribute = False

    document = forms.ChoiceField(
        label="Document", choices=[("", "Choose"), *documents.TITLES.items()]
    )
    version = forms.CharField(label="Version", max_length=40, help_text="Such as: November 2026.")
    changes = forms.CharField(
        label="What is new in it", max_length=500, help_text="Staff read this first."
    )
    due_on = forms.DateField(
        label="To be read by",
        required=False,
        input_formats=_DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="If you leave it empty: as many days as your settings give.",
    )
    file = forms.FileField(
        label="File", help_text="Markdown or HTML reads best on a phone; or PDF."
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
        for name, field in self.fields.items():
            field.error_messages["required"] = f"{field.label}: fill this in."
            field.error_messages["invalid_choice"] = f"{field.label}: choose one of those listed."
            field.error_messages["invalid"] = f"{field.label}: write the day as 23/11/2026."
            field.widget.attrs["class"] = "input"
            field.widget.attrs["id"] = f"id_{name}"


def publish(request: Request) -> HttpResponse:
    """Put a version into the library, as who answers for every home."""
    caller, at = caller_of(request), clock.now()
    if not records.may_settle_policy(caller, at=at):
        raise Http404
    form = Version(request.POST, request.FILES) if request.method == "POST" else Version()
    if form.is_valid():
        told = form.cleaned_data
        due = {"due_on": told["due_on"]} if told["due_on"] else {}
        kept = documents.publish(
            told["document"],
            told["file"].read(),
            name=told["file"].name,
            version=told["version"],
            changes=told["changes"],
            by=people.one(caller.person_id),
            at=at,
            **due,
        )
        if not isinstance(kept, Unkept):
            return redirect("library:readers")
        for field, says in kept.why:
            form.add_error(field if field in form.fields else None, says)
    return render(request, "library/publish.html", {"form": form})


def readers(request: Request) -> HttpResponse:
    """Show who has still to read what, of those who work at the caller's homes."""
    caller, at = caller_of(request), clock.now()
    staff = [p for p in records.staff_of(caller, at=at) if reading.works_here(p, at=at)]
    found = reading.of_all(staff, at=at)
    rows = [
        {
            "title": documents.TITLES[row.document],
            "version": row.version,
            "from_on": row.from_on,
            "unread": [
                _who(p, found[p.pk], row.pk, at) for p in staff if _owes(found[p.pk], row.pk)
            ],
            "count": len(staff),
        }
        for row in documents.in_force(at=at).values()
    ]
    context = {"rows": rows, "may_publish": records.may_settle_policy(caller, at=at)}
    return render(request, "library/readers.html", context)


def _owes(found: list[reading.Reading], key: int) -> bool:
    return any(each.row.pk == key and each.read_at is None for each in found)


def _who(person: Any, found: list[reading.Reading], key: int, at: datetime) -> dict[str, Any]:
    mine = next(each for each in found if each.row.pk == key)
    return {"name": person.name, "due_on": mine.due_on, "is_late": mine.is_late(at)}
