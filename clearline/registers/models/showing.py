"""What may be shown to whom, for one child, and who must never learn where."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from clearline.registers.models.people import Child, Person
from clearline.registers.models.terms import Dated, EndedOn, dated, filled, listed
from clearline.registers.models.words_of_asking import LockScreen, SenderStyle


class Showing(Dated, EndedOn):
    """Whether a child's place is kept from their family, and what their own phone may show."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="showings")
    place_is_confidential = models.BooleanField()
    authority_number = models.CharField(max_length=30, blank=True)
    authority_address = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=10, choices=SenderStyle.choices)
    sender_name = models.CharField(max_length=60, blank=True)
    lock_screen = models.CharField(max_length=20, choices=LockScreen.choices)
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            *dated(),
            listed("sender", SenderStyle),
            listed("lock_screen", LockScreen),
            filled("reason"),
            CheckConstraint(
                condition=Q(place_is_confidential=False) | ~Q(authority_number=""),
                name="showing_of_a_confidential_place_has_a_number_to_ring",
                violation_error_message="Say which number of the authority family may ring.",
            ),
            CheckConstraint(
                condition=Q(place_is_confidential=False) | ~Q(authority_address=""),
                name="showing_of_a_confidential_place_has_an_address",
                violation_error_message="Say to which address of the authority family may write.",
            ),
            CheckConstraint(
                condition=~Q(sender="chosen") | ~Q(sender_name=""),
                name="showing_under_a_chosen_name_says_it",
                violation_error_message="Say which name the child chose.",
            ),
            UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on=None, until_on=None),
                name="one_showing_of_a_child",
                violation_error_message="Something else holds that has not ended.",
            ),
        ]


class NeverTold(Dated, EndedOn):
    """Somebody who must never learn where a child lives."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="never_told")
    person = models.ForeignKey(Person, models.PROTECT, related_name="never_told_of")
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            *dated(),
            filled("reason"),
            UniqueConstraint(
                fields=["child", "person"],
                condition=Q(ended_on=None, until_on=None),
                name="never_told_is_said_once",
                violation_error_message="This is written down already.",
            ),
        ]
