"""The languages in which families are asked: what there is, a sheet to translate, a new version."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.registers.asking import wordings
from clearline.registers.asking.forms import Direction
from clearline.registers.recorded import Unkept
from clearline.web.family.spoken import english

_DONE = {"put_in": "It is put in. Families can choose it from now on.", "stopped": "It is stopped."}


class Version(forms.Form):
    """Which language it is, who put it into it, and the sheet that they filled in."""

    use_required_attribute = False

    english_name = forms.CharField(label="Language", max_length=60, help_text="Such as: Polish.")
    name = forms.CharField(
        label="What its readers call it", max_length=60, help_text="Such as: polski."
    )
    code = forms.CharField(label="Its code", max_length=20, help_text="Such as: pl, ar, zh-Hant.")
    direction = forms.ChoiceField(label="It is written", choices=Direction.choices)
    translated_by = forms.CharField(
        label="Who put it into this language",
        max_length=200,
        help_text="Families read this name. Write what they are, too: Rana Haddad, interpreter.",
    )
    file = forms.FileField(
        label="The sheet, filled in", help_text="CSV, as you saved it from here."
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
        for name, field in self.fields.items():
            field.error_messages["required"] = f"{field.label}: fill this in."
            field.error_messages["invalid_choice"] = f"{field.label}: choose one of those listed."
            field.widget.attrs["class"] = "input"
            field.widget.attrs["id"] = f"id_{name}"


def languages(request: Request) -> HttpResponse:
    """Show what there is, and take a new version in."""
    caller, at = caller_of(request), clock.now()
    may_put_in = records.may_settle_policy(caller, at=at)
    sent = request.method == "POST"
    if sent and not may_put_in:
        raise Http404
    form = Version(request.POST, request.FILES) if sent else Version()
    if sent and form.is_valid() and _put_in(form, people.one(caller.person_id), at):
        return redirect(f"{reverse('permissions:languages')}?done=put_in")
    counts = {row.pk for row in wordings.in_force(at=at).values()}
    context = {
        "rows": [_row(row, counts) for row in wordings.versions()],
        "form": form if may_put_in else None,
        "sentences": len(english()),
        "done": _DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "permissions/languages.html", context)


def sheet(request: Request) -> HttpResponse:
    """Give out the sentences to be put into a language; what still counts of one stands in it."""
    row = wordings.in_force(at=clock.now()).get(request.GET.get("of", ""))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"asking-{row.code}" if row else "asking"
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer.write("\ufeff" + wordings.sheet(english(), row))
    return answer


def stop(request: Request, key: int) -> HttpResponse:
    """Say that a version counts no more."""
    caller, at = caller_of(request), clock.now()
    row = wordings.versions().filter(pk=key, ended_at=None).first()
    if row is None or not records.may_settle_policy(caller, at=at):
        raise Http404
    wordings.withdraw(row, by=people.one(caller.person_id), at=at)
    return redirect(f"{reverse('permissions:languages')}?done=stopped")


def _put_in(form: Version, by: Any, at: datetime) -> bool:
    told = dict(form.cleaned_data)
    file = told.pop("file")
    says = wordings.read(file.read()) if file.size <= wordings.LARGEST else None
    if says is None:
        form.add_error("file", "The sheet: this is not the CSV file that you saved from here.")
        return False
    kept = wordings.put_in(says, english=english(), by=by, at=at, **told)
    if isinstance(kept, Unkept):
        for field, why in kept.why:
            form.add_error(field if field in form.fields else None, why)
        return False
    return True


def _row(row: Any, counts: set[int]) -> dict[str, Any]:
    return {
        "row": row,
        "number": wordings.number(row),
        "counts": row.pk in counts,
        "stale": len(wordings.stale(row, english=english())) if row.pk in counts else 0,
    }
