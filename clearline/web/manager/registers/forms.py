"""Forms made from what a register says that it asks."""

from typing import Any

from django import forms

from clearline.registers.books.book import Asking, Asks, Field, Options, Way
from clearline.registers.recorded import Unkept

LONGEST = 500
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
_MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"]
_YES_OR_NO: Options = {"yes": ("Yes", True), "no": ("No", False)}
# Each begins with its question, since the summary above the form shows only these.
_ERRORS = {
    "required": "fill this in.",
    "invalid_choice": "choose one of those listed.",
    "max_length": "this is too long.",
}


class WayForm(forms.Form):
    """The questions of one way, and what was answered."""

    # What is missing is said by the page, in its own words, all at once.
    use_required_attribute = False

    def __init__(self, way: Way, asking: Asking, data: Any, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.asked = way.fields
        self.chosen = {field.name: _options(field, asking) for field in way.fields}
        for field in way.fields:
            self.fields[field.name] = _question(field, self.chosen[field.name])

    def answers(self) -> dict[str, Any]:
        """Return what was answered, as the verb calls it; what was left empty is not said."""
        told = {field.name: self.cleaned_data[field.name] for field in self.asked}
        return {
            field.name: self._meant(field, told[field.name])
            for field in self.asked
            if told[field.name] not in {None, ""} or field.asks is Asks.WORDS
        }

    def _meant(self, field: Field, said: Any) -> Any:
        options = self.chosen[field.name]
        return options[said][1] if options else said

    def refused(self, answer: Unkept) -> None:
        """Say beside each question what was wrong with it, and the rest above."""
        for name, says in answer.why:
            self.add_error(name if name in self.fields else None, says)


def _options(field: Field, asking: Asking) -> Options:
    if field.asks is Asks.YES_OR_NO:
        return _YES_OR_NO
    return field.options(asking) if field.options else {}


def _question(field: Field, options: Options) -> forms.Field:
    told: dict[str, Any] = {"label": field.label, "help_text": field.hint, "required": field.needed}
    made: forms.Field
    match field.asks:
        case Asks.DAY:
            day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            made = forms.DateField(widget=day, input_formats=_DAYS, **told)
            made.error_messages["invalid"] = f"{field.label}: write the day as 23/11/2026."
        case Asks.MOMENT:
            moment = forms.DateTimeInput(attrs={"type": "datetime-local"})
            made = forms.DateTimeField(widget=moment, input_formats=_MOMENTS, **told)
            made.error_messages["invalid"] = f"{field.label}: write 23/11/2026 16:30."
        case Asks.ONE_OF | Asks.YES_OR_NO:
            choices = [("", "Choose"), *((key, says) for key, (says, _) in options.items())]
            made = forms.ChoiceField(choices=choices, **told)
        case Asks.WORDS:
            made = forms.CharField(max_length=LONGEST, **told)
    made.error_messages |= {code: f"{field.label}: {says}" for code, says in _ERRORS.items()}
    return made
