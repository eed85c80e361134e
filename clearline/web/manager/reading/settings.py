"""The organisation's policy settings in plain words: the questions of the form, and the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from clearline.policy.settings import Settings
from clearline.policy.terms import Document
from clearline.registers.recorded import Unkept
from clearline.screening import Outcome
from clearline.screening.kinds import KINDS, outcome_of

OPENS = {
    "permission": "Permission for that form of contact",
    "approval": "Approval for those who have left",
    "agreement": "The child’s own agreement",
    "hours": "Quiet hours",
    "shift": "Being on shift",
    "accounts": "Accounts still owed",
    "age": "A date of birth that is not known",
    "acknowledgements": "Policies not acknowledged yet",
}
DOCUMENTS = {
    Document.PRACTICE_GUIDANCE: "The practice guidance",
    Document.PROPRIETY: "The guidance on propriety and official conduct",
    Document.CODE_OF_CONDUCT: "The code of conduct",
}
KIND_NAMES = {
    "phone": "Telephone numbers",
    "email": "E-mail addresses",
    "handle": "Names on apps and games",
    "link": "Links and invitations",
    "address": "Where somebody lives",
    "channel": "Moving the talk elsewhere",
    "disclosure": "Telling about one’s own private life",
    "secrecy": "Asking to keep a secret",
    "special": "Singling a child out",
    "gift": "Offering something privately",
    "isolation": "Setting a child apart",
    "photo": "Asking for a picture",
    "meeting": "Meeting outside work or alone",
    "latenight": "Personal talk late at night",
    "touch": "Speaking of touch",
    "coercion": "Putting under pressure",
    "rulebreak": "Breaking a rule together",
    "sexualised": "What could be read as sexual",
    "threat": "Threats",
    "humiliation": "Shaming",
    "reading_age": "Hard to read",
    "jargon": "Words of the trade",
    "abbreviation": "Abbreviations",
    "tone": "Tone",
    "unread": "What could not be read",
}
DOES = {
    Outcome.CLEAR: "is not said",
    Outcome.NOTE: "is said, and can be sent",
    Outcome.HOLD: "is held",
    Outcome.REFUSE: "is stopped",
}
_YES_NO = (("yes", "Yes"), ("no", "No"))
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Said:
    """One setting in words."""

    label: str
    value: str


def in_words(settings: Settings) -> list[Said]:
    """Say what is settled, each setting once."""
    begins, ends = settings.quiet_hours
    quiet = "None" if begins == ends else f"{begins} to {ends}"
    stricter = [each.partition(":") for each in settings.stricter]
    own = [
        f"{KIND_NAMES[kind]}: {DOES[Outcome(o)]}" for kind, _, o in stricter if kind in KIND_NAMES
    ]
    opens = [says.lower() for word, says in OPENS.items() if word in settings.crisis_opens]
    asked = [says for word, says in DOCUMENTS.items() if word in settings.required_acknowledgements]
    together = settings.read_together_messages
    return [
        Said("Quiet hours, when staff do not start", quiet),
        Said("After a child wrote, staff may answer for", f"{settings.reply_window_minutes:g} min"),
        Said(
            "New staff have to acknowledge policies within",
            f"{settings.acknowledgement_grace_days} days",
        ),
        Said("Which policies", "; ".join(asked) or "None"),
        Said("Accounts that may be overdue", str(settings.overdue_accounts_allowed)),
        Said("A crisis lasts", f"{settings.crisis_lasts_hours:g} h"),
        Said("In a crisis these do not stop a message", ", ".join(opens) or "None"),
        Said(
            "A message is read together with the writer’s last",
            f"{together}, of {settings.read_together_hours} h" if together else "None",
        ),
        Said(
            "Abbreviations that everybody here knows", ", ".join(settings.abbreviations) or "None"
        ),
        Said("Stricter than the program is by itself", "; ".join(own) or "Nothing"),
    ]


class PolicyForm(forms.Form):
    """The settings as questions."""

    use_required_attribute = False
    quiet_from = forms.RegexField(
        r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        label="Quiet hours begin at",
        help_text="Such as 21:00.",
        error_messages={"invalid": "Quiet hours begin at: write a time such as 21:00."},
    )
    quiet_until = forms.RegexField(
        r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        label="and end at",
        help_text="Such as 08:00. The same time twice means none.",
        error_messages={"invalid": "Quiet hours end at: write a time such as 08:00."},
    )
    reply_window_minutes = forms.IntegerField(
        label="After a child wrote, staff may answer for so many minutes",
        min_value=0,
        max_value=_DAY,
    )
    acknowledgement_grace_days = forms.IntegerField(
        label="Days in which new staff have to acknowledge policies", min_value=0, max_value=90
    )
    overdue_accounts_allowed = forms.IntegerField(
        label="Accounts that may be overdue before contact is held", min_value=0, max_value=20
    )
    crisis_lasts_hours = forms.IntegerField(
        label="Hours that a crisis lasts", min_value=1, max_value=24 * 7
    )
    read_together_messages = forms.IntegerField(
        label="Earlier messages read together with a new one", min_value=0, max_value=20
    )
    read_together_hours = forms.IntegerField(
        label="of so many hours", min_value=1, max_value=24 * 7
    )
    abbreviations = forms.CharField(
        label="Abbreviations that everybody here knows",
        help_text="With a comma between them.",
        required=False,
        max_length=500,
    )

    def __init__(self, settings: Settings, data: Any = None) -> None:
        super().__init__(data, initial=_as_asked(settings), label_suffix="")
        for word, says in OPENS.items():
            self.fields[f"opens_{word}"] = forms.ChoiceField(choices=_YES_NO, label=says)
        for document, says in DOCUMENTS.items():
            self.fields[f"needs_{document.value}"] = forms.ChoiceField(choices=_YES_NO, label=says)
        for kind, choices in _choices():
            self.fields[f"kind_{kind}"] = forms.ChoiceField(choices=choices, label=KIND_NAMES[kind])
        for field in self.fields.values():
            _say_plainly(field)

    def part(self, *names: str) -> list[forms.BoundField]:
        """Return the questions of one part, by the beginnings of their names."""
        return [self[name] for name in self.fields if name.startswith(names)]

    def chosen(self) -> dict[str, Any]:
        """Return the settings that were chosen, as the policy keeps them."""
        said = self.cleaned_data
        numbers = [n for n, f in self.fields.items() if isinstance(f, forms.IntegerField)]
        return {
            **{name: said[name] for name in numbers},
            "quiet_hours": [said["quiet_from"], said["quiet_until"]],
            "crisis_opens": [word for word in OPENS if said[f"opens_{word}"] == "yes"],
            "required_acknowledgements": [
                document.value for document in DOCUMENTS if said[f"needs_{document.value}"] == "yes"
            ],
            "abbreviations": [w.strip() for w in said["abbreviations"].split(",") if w.strip()],
            "stricter": [
                f"{kind}:{said[f'kind_{kind}']}"
                for kind, _ in _choices()
                if said[f"kind_{kind}"] != "own"
            ],
        }

    def refused(self, answer: Unkept) -> None:
        """Say what was wrong."""
        for _, says in answer.why:
            self.add_error(None, says)


def _as_asked(settings: Settings) -> dict[str, Any]:
    stricter = dict(each.split(":", 1) for each in settings.stricter)
    return {
        "quiet_from": settings.quiet_hours[0],
        "quiet_until": settings.quiet_hours[1],
        "reply_window_minutes": int(settings.reply_window_minutes),
        "acknowledgement_grace_days": settings.acknowledgement_grace_days,
        "overdue_accounts_allowed": settings.overdue_accounts_allowed,
        "crisis_lasts_hours": int(settings.crisis_lasts_hours),
        "read_together_messages": settings.read_together_messages,
        "read_together_hours": settings.read_together_hours,
        "abbreviations": ", ".join(settings.abbreviations),
        **{f"opens_{w}": "yes" if w in settings.crisis_opens else "no" for w in OPENS},
        **{
            f"needs_{d.value}": "yes" if d in settings.required_acknowledgements else "no"
            for d in DOCUMENTS
        },
        **{f"kind_{kind}": stricter.get(kind, "own") for kind, _ in _choices()},
    }


def _choices() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each kind that is found in staff's words, with what it may be made to do."""
    for kind in KIND_NAMES:
        own = outcome_of(kind, "staff")
        may_be_less = KINDS[kind].group == "clarity" and kind != "unread"
        others = [o for o in Outcome if o is not own and (may_be_less or o.protects > own.protects)]
        if others:
            first = ("own", f"As the program has it: {DOES[own]}")
            yield kind, [first, *((o.value, DOES[o].capitalize()) for o in others)]


_SAYS: Mapping[str, str] = {
    "required": "fill this in.",
    "invalid": "write a whole number.",
    "invalid_choice": "choose one of those listed.",
}


def _say_plainly(field: forms.Field) -> None:
    for code, says in _SAYS.items():
        if not isinstance(field, forms.RegexField) or code != "invalid":
            field.error_messages[code] = f"{field.label}: {says}"
