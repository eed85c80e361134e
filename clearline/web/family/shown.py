"""What a family page shows of one ask: each form, what it means, and what was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from clearline.registers import showing
from clearline.registers.asking import answers, asks, needs
from clearline.registers.asking.forms import FORMS, Channel, Says
from clearline.registers.showing import Sender
from clearline.web.family.spoken import Spoken
from clearline.web.spoken import LONDON

ANSWERS = ("yes", "no", "talk")
MONTHS = ("1", "3", "6")


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form of communication, as it is asked."""

    channel: str
    name: str
    means: str
    child_says: str
    now: str
    may_answer: bool
    chosen: str = ""


def named(ask: Any, sender: Sender, language: Spoken) -> dict[str, str]:
    """Return the names that stand in the sentences; the home's only where it may be known."""
    person = ask.person.called if ask.person else ""
    return {
        "child": str(ask.child),
        "person": person,
        "sender": sender.name,
        "number": sender.number,
        "translator": language.own.translated_by if language.own else "",
    }


def sender_of(ask: Any, *, at: datetime) -> Sender:
    """Return in whose name the family is asked."""
    return showing.sender_for(ask.child, to=ask.person, at=at)


def rows(
    ask: Any,
    language: Spoken,
    names: Mapping[str, str],
    *,
    at: datetime,
    chosen: Mapping[str, str],
) -> list[FormRow]:
    """Return each form that was asked; what the child refuses is shown, and asked of nobody."""
    said = answers.newest(ask.child_id, ask.person_id)
    refused = asks.refused_by_the_child(ask.child)
    lines = {line.channel: line for line in needs.of(ask.child, at=at).lines}
    today = at.astimezone(LONDON).date()
    return [
        FormRow(
            channel=form.value,
            name=language.words(f"forms.{form.value}"),
            means=language.words(f"means.{form.value}", **names),
            child_says=language.words(_child_says(lines[form].agrees), **names),
            now=_now(said.get(form) or _permitted(lines[form], ask), language, today=today),
            may_answer=form not in refused,
            chosen=chosen.get(form.value, ""),
        )
        for form in FORMS
        if form.value in ask.forms
    ]


@dataclass(frozen=True, slots=True)
class _Before:
    """A yes from before there were links: on a form, or in a letter."""

    until_on: date
    says: str = "yes"


def _permitted(line: needs.Line, ask: Any) -> _Before | None:
    given = line.permission
    if line.state not in needs.OPEN or given is None or given.grantor != ask.person:
        return None
    return _Before(given.until_on) if given.until_on else None


def _child_says(agrees: bool | None) -> str:  # noqa: FBT001 - three answers, one of them none
    said = {True: "child_yes", False: "child_no", None: "child_none"}[agrees]
    return f"says.{said}"


def _now(answer: Any, language: Spoken, *, today: date) -> str:
    if answer is None:
        return language.words("says.now_none")
    if answer.says != Says.YES:
        return language.words(f"says.now_{answer.says}")
    is_over = answer.until_on < today
    key = "says.now_over" if is_over else "says.now_yes"
    return language.words(key, day=language.day(answer.until_on))


def months(language: Spoken) -> list[tuple[str, str]]:
    """Return for how long a yes may last, as the form offers it."""
    return [(month, language.words(f"says.month_{month}")) for month in MONTHS]


def is_form(word: str) -> bool:
    """Say whether a word names a form that can be asked."""
    return word in {str(form) for form in FORMS}


__all__ = [
    "ANSWERS",
    "MONTHS",
    "Channel",
    "FormRow",
    "is_form",
    "months",
    "named",
    "rows",
    "sender_of",
]
