"""What was checked of those who work for children, to whom they answer, and where they conflict."""

from datetime import date

from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint

from clearline.registers.models.people import Child, Person
from clearline.registers.models.terms import Dated, EndedOn, dated, filled, in_order, listed
from clearline.registers.models.words import CheckKind

# What is looked at anew at least as often as it runs out.
RUNS_OUT = (CheckKind.REGISTRATION, CheckKind.SKILLS)
FULL_YEARS_TO_REVIEW = 5
_LAST_OF_FEBRUARY = 28


class Check(Dated, EndedOn):
    """Something about a worker that somebody else has seen with their own eyes, and until when."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=20, choices=CheckKind.choices)
    reference = models.CharField(max_length=200)
    issued_by = models.CharField(max_length=200)
    # The day on which a qualification was awarded: standing is counted from it.
    awarded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            *dated(),
            listed("kind", CheckKind),
            filled("reference"),
            filled("issued_by"),
            CheckConstraint(
                condition=~Q(kind=CheckKind.QUALIFICATION) | Q(awarded_on__isnull=False),
                name="check_of_a_qualification_says_when_it_was_awarded",
                violation_error_message="Say on which day it was awarded.",
            ),
            CheckConstraint(
                condition=~Q(kind__in=RUNS_OUT) | Q(until_on__isnull=False),
                name="check_that_runs_out_says_when",
                violation_error_message="Say until which day it is in date.",
            ),
            in_order("awarded_on", "from_on", "It was seen before it was awarded."),
            CheckConstraint(
                condition=~Q(person=F("recorded_by")),
                name="check_is_made_by_somebody_else",
                violation_error_message="Somebody else must check it.",
            ),
        ]
        indexes = [models.Index(fields=["person", "kind"], name="checks_of_somebody")]


class AnswersTo(Dated, EndedOn):
    """Somebody is answerable to somebody else for their work with children."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="answers_to")
    to = models.ForeignKey(Person, models.PROTECT, related_name="answered_to_by")

    class Meta:
        constraints = [
            *dated(),
            CheckConstraint(
                condition=~Q(person=F("to")),
                name="answersto_is_somebody_else",
                violation_error_message="Nobody answers to themselves.",
            ),
            UniqueConstraint(
                fields=["person", "to"],
                condition=Q(ended_on=None, until_on=None),
                name="one_answers_to_another_once",
                violation_error_message="This is written down already.",
            ),
        ]


class Conflict(Dated, EndedOn):
    """Something between a worker and a child for which the one cannot review the other."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts")
    child = models.ForeignKey(Child, models.PROTECT, related_name="conflicts")
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            *dated(),
            filled("reason"),
            CheckConstraint(
                condition=~Q(child=F("person")),
                name="conflict_is_with_somebody_else",
                violation_error_message="Nobody conflicts with themselves.",
            ),
            UniqueConstraint(
                fields=["person", "child"],
                condition=Q(ended_on=None, until_on=None),
                name="a_conflict_is_written_down_once",
                violation_error_message="A conflict with this child is written down already.",
            ),
        ]


def years_before(day: date, years: int) -> date:
    """Return the last day from which so many full years have passed on a day.

    From 29 February they have passed on 1 March, where there is no 29th.
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=_LAST_OF_FEBRUARY)


def fit_to_review(day: date, *, person: str = "person") -> Q:
    """Return the condition of I1: registered, qualified for five full years, skilled, in date."""
    own = Check.objects.in_force_on(day).filter(person=OuterRef(person))
    since = years_before(day, FULL_YEARS_TO_REVIEW)
    return Q(
        Exists(own.filter(kind=CheckKind.REGISTRATION)),
        Exists(own.filter(kind=CheckKind.QUALIFICATION, awarded_on__lte=since)),
        Exists(own.filter(kind=CheckKind.SKILLS)),
    )


def conflicts_on(day: date) -> Q:
    """Return the condition of a conflict between the person and the child of a row."""
    there = Conflict.objects.in_force_on(day)
    return Q(Exists(there.filter(person=OuterRef("person"), child=OuterRef("child"))))
