"""The shape of a fact: who wrote it down and when, from when it holds, and who ended it."""

from datetime import date, datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import CheckConstraint, F, Q

LONDON = ZoneInfo("Europe/London")


def day_of(at: datetime) -> date:
    """Return the day that it is in England at this moment."""
    return at.astimezone(LONDON).date()


class Register(models.Model):
    """A row that says when it was written down, and how the columns of its end are called."""

    ENDED: ClassVar[str] = "ended"

    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Recorded(Register):
    """A row that says who wrote it down, and when."""

    recorded_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class DatedSet(models.QuerySet[Any]):
    """Facts of days."""

    def in_force_on(self, day: date) -> Self:
        """Keep what holds on this day: from and until included, the day of ending not."""
        return self._not_over_on(day).filter(from_on__lte=day)

    def in_force(self, at: datetime) -> Self:
        """Keep what holds at this moment."""
        return self.in_force_on(day_of(at))

    def not_over(self, at: datetime) -> Self:
        """Keep what holds at this moment or is still to come."""
        return self._not_over_on(day_of(at))

    def _not_over_on(self, day: date) -> Self:
        ended_on = f"{self.model.ENDED}_on"
        return self.filter(
            Q(until_on=None) | Q(until_on__gte=day),
            Q(**{ended_on: None}) | Q(**{f"{ended_on}__gt": day}),
        )


class Dated(Recorded):
    """A fact of days: from one, until another where that is known beforehand, or ended.

    `until_on` is the last day on which it holds; `ended_on` the first on which it does not.
    """

    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = DatedSet.as_manager()

    class Meta:
        abstract = True


class EndedOn(models.Model):
    """The end of a fact of days: which day, who said so, and when they did."""

    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class TimedSet(models.QuerySet[Any]):
    """Facts of moments."""

    def in_force(self, at: datetime) -> Self:
        """Keep what holds at this moment: the first included, that of ending not."""
        return self.not_over(at).filter(**{f"{self.model.BEGAN}__lte": at})

    def not_over(self, at: datetime) -> Self:
        """Keep what holds at this moment or is still to come."""
        ended_at = f"{self.model.ENDED}_at"
        return self.filter(Q(**{ended_at: None}) | Q(**{f"{ended_at}__gt": at}))


class Timed(Recorded):
    """A fact of moments: from one, until another."""

    BEGAN: ClassVar[str] = "from_at"

    objects = TimedSet.as_manager()

    class Meta:
        abstract = True


class EndedAt(models.Model):
    """The end of a fact of moments: when, and who said so."""

    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class ReturnedAt(models.Model):
    """The end of what comes back: when, and who said so."""

    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


# One idea to a constraint: a check passes where a comparison meets NULL, so what must be there
# and what must follow what are never said in one condition.


def together(one: str, other: str) -> CheckConstraint:
    """Ask that both are there or neither is."""
    return CheckConstraint(
        condition=Q(**{f"{one}__isnull": True, f"{other}__isnull": True})
        | Q(**{f"{one}__isnull": False, f"{other}__isnull": False}),
        name=f"%(class)s_{one}_and_{other}_come_together",
        violation_error_message="Say both who ended it and when.",
    )


def in_order(first: str, second: str, says: str) -> CheckConstraint:
    """Ask that the second, if it is there, is not before the first."""
    return CheckConstraint(
        condition=Q(**{f"{second}__isnull": True}) | Q(**{f"{second}__gte": F(first)}),
        name=f"%(class)s_{second}_is_not_before_{first}",
        violation_error_message=says,
    )


def listed(column: str, choices: type[models.TextChoices]) -> CheckConstraint:
    """Ask for one of the words that the column knows."""
    return CheckConstraint(
        condition=Q(**{f"{column}__in": choices.values}),
        name=f"%(class)s_{column}_is_listed",
        violation_error_message="Choose one of those listed.",
    )


def listed_or_unsaid(column: str, choices: type[models.TextChoices]) -> CheckConstraint:
    """Ask for one of the words that the column knows, or for none."""
    return CheckConstraint(
        condition=Q(**{column: ""}) | Q(**{f"{column}__in": choices.values}),
        name=f"%(class)s_{column}_is_listed_or_unsaid",
        violation_error_message="Choose one of those listed.",
    )


def filled(column: str) -> CheckConstraint:
    """Ask for some words."""
    return CheckConstraint(
        condition=~Q(**{column: ""}),
        name=f"%(class)s_{column}_is_not_empty",
        violation_error_message="Some words are missing.",
    )


def dated(ended: str = "ended") -> list[CheckConstraint]:
    """Return what every fact of days keeps to."""
    return [
        in_order("from_on", "until_on", "The last day is before the first."),
        in_order("from_on", f"{ended}_on", "It ends before it begins."),
        together(f"{ended}_on", f"{ended}_at"),
        together(f"{ended}_at", f"{ended}_by"),
        in_order("recorded_at", f"{ended}_at", "It was ended before it was written down."),
    ]


def timed(began: str = "from_at", ended: str = "ended") -> list[CheckConstraint]:
    """Return what every fact of moments keeps to."""
    return [
        in_order(began, f"{ended}_at", "It ends before it begins."),
        together(f"{ended}_at", f"{ended}_by"),
    ]
