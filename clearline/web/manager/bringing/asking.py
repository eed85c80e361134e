"""What somebody may bring in, and the form with which they send it."""

from datetime import datetime
from typing import Any

from django import forms

from clearline.access import records
from clearline.access.caller import Caller, Face
from clearline.registers import people
from clearline.registers.brought_in.jobs import KINDS, LARGEST, RETURN, Asked

# Who runs the system brings in its structure, and nothing of any child.
_OF = {
    Face.MANAGER: (RETURN, "people", "staff", "equipment", "rota"),
    Face.ADMINISTRATOR: ("homes", "staff", "equipment"),
}
_READS = {
    RETURN: (".csv", ".xml", ".zip"),
    "rota": (".csv", ".ics"),
}


def kinds(caller: Caller) -> dict[str, str]:
    """Return what a caller may bring in, and what it is called."""
    names = [name for face, of in _OF.items() if caller.is_any(face) for name in of]
    return {name: title for name, title in KINDS.items() if name in names}


class Sending(forms.Form):
    """What the file is, whose home it is about, and the file."""

    use_required_attribute = False

    what = forms.ChoiceField(label="What is in the file")
    home = forms.ChoiceField(
        label="Home",
        required=False,
        help_text="Of a return, only children who live or lived there come in.",
    )
    file = forms.FileField(
        label="File",
        help_text="CSV. A return may also be XML, or a ZIP of its CSV files; a rota a calendar.",
    )

    def __init__(self, caller: Caller, data: Any, files: Any, *, at: datetime) -> None:
        super().__init__(data, files, label_suffix="")
        self.homes = {
            str(h.pk): h for h in records.homes_managed_by(caller, at=at).order_by("name")
        }
        chosen, home = self.fields["what"], self.fields["home"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - as above
        assert isinstance(home, forms.ChoiceField)  # noqa: S101
        chosen.choices = [("", "Choose"), *kinds(caller).items()]
        home.choices = [(key, one.name) for key, one in self.homes.items()]
        if not self.homes:
            del self.fields["home"]
        for name, field in self.fields.items():
            field.error_messages["required"] = f"{field.label}: choose one."
            field.error_messages["invalid_choice"] = f"{field.label}: choose one of those listed."
            field.widget.attrs["class"] = "input"
            field.widget.attrs["id"] = f"id_{name}"

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be brought in, before any of it is read."""
        told: dict[str, Any] = super().clean() or {}
        file, what = told.get("file"), told.get("what", "")
        if file is None or not what:
            return told
        endings = _READS.get(what, (".csv",))
        if not file.name.lower().endswith(endings):
            self.add_error("file", f"File: this has to end in {' or '.join(endings)}.")
        elif file.size > LARGEST:
            self.add_error("file", "File: it is larger than 20 MB. Use the command line for it.")
        if what == RETURN and told.get("home") not in self.homes:
            self.add_error("home", "Home: say of which home the children are.")
        return told

    def asked(self, caller: Caller, *, at: datetime) -> Asked:
        """Return what is asked for."""
        told = self.cleaned_data
        home = self.homes.get(told.get("home", "")) if told["what"] == RETURN else None
        return asked_by(caller, told["what"], told["file"].name, home, at=at)


def asked_by(caller: Caller, what: str, name: str, home: Any, *, at: datetime) -> Asked:
    """Return what a caller asks for, with the homes and children for whom they answer."""
    by = people.one(caller.person_id)
    if what in _OF[Face.ADMINISTRATOR] and caller.is_any(Face.ADMINISTRATOR):
        return Asked(what, name, by, home)
    homes = frozenset(one.pk for one in records.homes_managed_by(caller, at=at))
    return Asked(what, name, by, home, homes, children_of(caller, at=at))


def children_of(caller: Caller, *, at: datetime) -> frozenset[int]:
    """Return the children whose registers the caller keeps."""
    return frozenset(records.children_managed_by(caller, at=at).values_list("pk", flat=True))
