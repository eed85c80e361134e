"""Who works for children, where, with whom, when, and on what standing."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, UniqueConstraint

from clearline.registers.models.people import Child, Home, Person, PlacingAuthority
from clearline.registers.models.terms import (
    Dated,
    DatedSet,
    EndedAt,
    EndedOn,
    Recorded,
    Timed,
    dated,
    filled,
    in_order,
    listed,
    timed,
    together,
)
from clearline.registers.models.vetting import fit_to_review
from clearline.registers.models.words import Document, Duty, Role, Tie

OF_A_HOME = (Role.RESIDENTIAL_WORKER, Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)
OF_AN_AUTHORITY = (
    Role.SOCIAL_WORKER,
    Role.PERSONAL_ADVISER,
    Role.REVIEWING_OFFICER,
    Role.DUTY_REVIEWING_OFFICER,
)
# Given only to whoever is fit to review, and held only as long as they are (I1).
REVIEWERS = (Role.REVIEWING_OFFICER, Role.DUTY_REVIEWING_OFFICER)


def _a_stretch_of_work() -> list[models.CheckConstraint]:
    return [
        in_order("started_on", "left_on", "They leave before they start."),
        together("left_on", "left_at"),
        together("left_at", "left_by"),
    ]


class StaffMemberSet(models.QuerySet["StaffMember"]):
    """Those who work here, or did."""

    def gone_on(self, day: date) -> Self:
        """Keep who has left by this day, and neither came back nor is to."""
        again = Rejoining.objects.filter(_not_left_by(day), person=OuterRef("person"))
        return self.filter(~Exists(again), left_on__lte=day)

    def staying_on(self, day: date) -> Self:
        """Keep the others, also who is still to start."""
        again = Rejoining.objects.filter(_not_left_by(day), person=OuterRef("person"))
        return self.filter(_not_left_by(day) | Q(Exists(again)))

    def working_on(self, day: date) -> Self:
        """Keep who works here on this day."""
        now = _not_left_by(day) & Q(started_on__lte=day)
        again = Rejoining.objects.filter(now, person=OuterRef("person"))
        return self.filter(now | Q(Exists(again)))


def _not_left_by(day: date) -> Q:
    return Q(left_on=None) | Q(left_on__gt=day)


class StaffMember(Recorded):
    """Somebody who works for the organisation or the authority, from a day on."""

    ENDED: ClassVar[str] = "left"

    person = models.OneToOneField(
        Person, models.PROTECT, primary_key=True, related_name="staff_member"
    )
    started_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = StaffMemberSet.as_manager()

    class Meta:
        constraints = [*_a_stretch_of_work()]

    def __str__(self) -> str:
        return self.person.called


class Rejoining(Recorded):
    """That somebody who had left works here again, from a day on, until they leave again."""

    ENDED: ClassVar[str] = "left"

    person = models.ForeignKey(Person, models.PROTECT, related_name="rejoinings")
    started_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            *_a_stretch_of_work(),
            UniqueConstraint(
                fields=["person"],
                condition=Q(left_on=None),
                name="one_rejoining_at_a_time",
                violation_error_message="They work here already.",
            ),
        ]


def _held_once(where: str, *places: str, **condition: Any) -> UniqueConstraint:
    # NULL is never the same as NULL, so each kind of place has a constraint of its own.
    return UniqueConstraint(
        fields=["person", "role", *places],
        condition=Q(ended_on=None, until_on=None, **condition),
        name=f"a_post_{where}_is_held_once",
        violation_error_message="They hold this post already.",
    )


class PostSet(DatedSet):
    """Posts."""

    def in_force_on(self, day: date) -> Self:
        """Keep what holds on this day; who reviews holds it as long as they are fit to (I1)."""
        held = super().in_force_on(day)
        return held.filter(~Q(role__in=REVIEWERS) | fit_to_review(day))

    def given_on(self, day: date) -> Self:
        """Keep what was given for this day, of whatever standing its holder is."""
        return super().in_force_on(day)


class Post(Dated, EndedOn):
    """A role that somebody holds at a home, at an authority, or for the whole organisation."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)
    home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="posts")
    authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="posts"
    )

    objects = PostSet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            *dated(),
            listed("role", Role),
            models.CheckConstraint(
                condition=Q(home__isnull=True) | Q(authority__isnull=True),
                name="post_is_at_one_place",
                violation_error_message="A post is at a home or at an authority, not at both.",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=OF_A_HOME) | Q(home__isnull=False),
                name="post_of_a_home_names_it",
                violation_error_message="Say at which home.",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=OF_AN_AUTHORITY) | Q(authority__isnull=False),
                name="post_of_an_authority_names_it",
                violation_error_message="Say at which authority.",
            ),
            _held_once("at_a_home", "home", home__isnull=False),
            _held_once("at_an_authority", "authority", authority__isnull=False),
            _held_once("everywhere", home=None, authority=None),
        ]


class Relationship(Dated, EndedOn):
    """A worker who was given to one child: their keyworker or their allocated worker."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="relationships")
    child = models.ForeignKey(Child, models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=20, choices=Tie.choices)

    class Meta:
        constraints = [
            *dated(),
            listed("kind", Tie),
            models.CheckConstraint(
                condition=~Q(child=models.F("person")),
                name="relationship_is_with_somebody_else",
                violation_error_message="Nobody is their own worker.",
            ),
            UniqueConstraint(
                fields=["person", "child", "kind"],
                condition=Q(ended_on=None, until_on=None),
                name="a_relationship_is_given_once",
                violation_error_message="They are this to the child already.",
            ),
        ]


class ShiftSet(models.QuerySet["Shift"]):
    """Shifts."""

    def on(self, at: datetime) -> Self:
        """Keep those that are being worked at this moment; nobody on call is on shift."""
        return self.running(at).exclude(duty=Duty.ON_CALL)

    def not_over(self, at: datetime) -> Self:
        """Keep those of this moment and those to come."""
        return self.filter(cancelled_at=None, ends_at__gt=at)

    def running(self, at: datetime) -> Self:
        """Keep those of this moment, on call too."""
        return self.filter(cancelled_at=None, starts_at__lte=at, ends_at__gt=at)


class Shift(Recorded):
    """When somebody works at a home, or may be called."""

    ENDED: ClassVar[str] = "cancelled"

    person = models.ForeignKey(Person, models.PROTECT, related_name="shifts")
    home = models.ForeignKey(Home, models.PROTECT, related_name="shifts")
    duty = models.CharField(max_length=10, choices=Duty.choices, default=Duty.SHIFT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ShiftSet.as_manager()

    class Meta:
        constraints = [
            listed("duty", Duty),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="shift_ends_after_it_starts",
                violation_error_message="The shift ends before it starts.",
            ),
            together("cancelled_at", "cancelled_by"),
            UniqueConstraint(
                fields=["person", "home", "starts_at", "duty"],
                condition=Q(cancelled_at=None),
                name="a_shift_is_written_down_once",
                violation_error_message="This shift is on the rota already.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "ends_at"], name="shifts_of_a_person"),
            models.Index(fields=["home", "ends_at"], name="shifts_of_a_home"),
        ]


class Acknowledgement(Recorded):
    """A worker has read a version of one of the organisation's documents, and says so."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="acknowledgements")
    document = models.CharField(max_length=30, choices=Document.choices)
    version = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            listed("document", Document),
            filled("version"),
            UniqueConstraint(
                fields=["person", "document", "version"],
                name="a_version_is_acknowledged_once",
                violation_error_message="They have acknowledged this version already.",
            ),
        ]


class Restriction(Timed, EndedAt):
    """A worker may not be in contact for now; why is told to those who must know."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    reason = models.CharField(max_length=500)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [*timed(), filled("reason")]
