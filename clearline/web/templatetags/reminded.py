"""The tag that shows somebody what they have still to do, on their own front page."""

from typing import Any

from django import template

from clearline import clock
from clearline.access.middleware import caller_of
from clearline.web import reminders

register = template.Library()


@register.inclusion_tag("pieces/reminders.html", takes_context=True)
def reminded(context: dict[str, Any]) -> dict[str, Any]:
    """Show it, or nothing where there is nothing."""
    found = reminders.of(caller_of(context["request"]), at=clock.now())
    return {"reminders": found, "late": sum(each.is_late for each in found)}
