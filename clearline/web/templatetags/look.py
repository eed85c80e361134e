"""The look's own tags: icons, the line's states, clauses, clocks, and times as said aloud."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django import template
from django.forms import BoundField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from clearline import clock as wall
from clearline.web import drawings, spoken

register = template.Library()


@register.simple_tag
def icon(name: str, *, small: bool = False) -> SafeString:
    """Draw an icon; the word beside it says what it means."""
    classes = "i" + (" i-s" if small else "") + (" i--turns" if name in drawings.TURNS else "")
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        classes,
        mark_safe(drawings.ICONS[name]),  # noqa: S308 - our own drawing
    )


@register.simple_tag
def channel_icon(channel: str) -> SafeString:
    """Draw the icon of a channel."""
    return icon(drawings.CHANNEL_ICONS[channel])


@register.simple_tag
def mark() -> SafeString:
    """Draw Clearline's mark."""
    return mark_safe(drawings.MARK)  # noqa: S308 - our own drawing


@register.simple_tag
def shape(name: str) -> SafeString:
    """Draw the line in one of its states; the page says the word."""
    return format_html(
        '<svg class="g" viewBox="0 0 36 14" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(drawings.SHAPES[name]),  # noqa: S308 - our own drawing
    )


@register.simple_tag
def state(name: str, word: str = "") -> SafeString:
    """Show the line in a state, and the word that says the same."""
    return format_html(
        '<span class="state state--{}">{}{}</span>',
        name,
        shape(name),
        word or drawings.STATE_WORDS[name],
    )


@register.simple_tag
def clause(cited: str) -> SafeString:
    """Link a clause's id to its sentence in the rule book."""
    return format_html(
        '<a class="clause" href="{}#{}"><span class="vh">Clause </span>{}</a>',
        reverse("book:rules"),
        cited,
        cited,
    )


@register.inclusion_tag("pieces/clock.html")
def clock(left: float, words: str, then: str = "", tone: str = "hold") -> dict[str, object]:
    """Show a line being used up; `left` is the share still to come, from 0 to 100."""
    return {"left": max(0, min(100, round(left))), "words": words, "then": then, "tone": tone}


@register.inclusion_tag("pieces/form_field.html")
def field(bound: BoundField, *, classes: str = "") -> dict[str, object]:
    """Show a form's field: label, hint, what is wrong with it, and the field itself."""
    described = [f"{bound.id_for_label}_{part}" for part in _described(bound)]
    attrs: dict[str, str | bool] = {"class": f"input {classes}".strip()}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {"field": bound, "widget": bound.as_widget(attrs=attrs)}


def _described(bound: BoundField) -> list[str]:
    """Name the parts of a field that describe it."""
    parts = [("hint", bound.help_text), ("error", bound.errors)]
    return [part for part, there in parts if there]


@register.filter
def said_time(moment: datetime) -> str:
    """Say the time of day."""
    return spoken.time(moment)


@register.filter
def said_day(moment: datetime) -> str:
    """Say which day it was, seen from today."""
    return spoken.day(moment, now=wall.now())


@register.filter
def said_moment(moment: datetime) -> str:
    """Say day and time, seen from today."""
    return spoken.moment(moment, now=wall.now())


@register.filter
def said_date(on: date) -> str:
    """Say the whole date."""
    return spoken.whole_date(on.astimezone(spoken.LONDON) if isinstance(on, datetime) else on)


@register.filter
def said_span(length: timedelta) -> str:
    """Say how long."""
    return spoken.span(length)


@register.filter
def said_names(names: Sequence[str]) -> str:
    """Say several names."""
    return spoken.names(names)


@register.filter
def initials(name: str) -> str:
    """Give the letters that stand in a person's circle."""
    return spoken.initials(name)
