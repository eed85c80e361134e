"""What came in with a file: a child's number, what a return says, and who may be the same."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Child, Person, PlacingAuthority
from clearline.registers.models.terms import (
    Dated,
    EndedAt,
    EndedOn,
    Timed,
    dated,
    filled,
    listed,
    timed,
)
from clearline.registers.models.words import Reach, ReturnFile

STANDS = Q(ended_at=None)


class ReturnNumber(Timed, EndedAt):
    """The number by which an authority's return knows a child."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="return_numbers")
    authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.CharField(max_length=20)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            filled("number"),
            # NULL is never the same as NULL, so each has a constraint of its own.
            UniqueConstraint(
                fields=["authority", "number"],
                condition=STANDS & Q(authority__isnull=False),
                name="a_number_of_an_authority_is_one_childs",
                violation_error_message="Another child has this number.",
            ),
            UniqueConstraint(
                fields=["number"],
                condition=STANDS & Q(authority__isnull=True),
                name="a_number_is_one_childs",
                violation_error_message="Another child has this number.",
            ),
        ]
        indexes = [models.Index(fields=["number"], name="children_by_number")]

    def __str__(self) -> str:
        return self.number


class Returned(Timed, EndedAt):
    """What a return says of a child in one of its files; the next word ends the one before."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="returned")
    file = models.CharField(max_length=12, choices=ReturnFile.choices)
    # The rows as they came, a list of columns and values each.
    rows = models.JSONField()
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            listed("file", ReturnFile),
            UniqueConstraint(
                fields=["child", "file"],
                condition=STANDS,
                name="one_word_of_the_return_on_each_file",
                violation_error_message="The return says something else that has not ended.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file} of {self.child_id}"


class Unaccompanied(Dated, EndedOn):
    """A child who came without a parent and seeks asylum: nobody here may decide for them."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="unaccompanied")

    class Meta:
        constraints = [
            *dated(),
            UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on=None, until_on=None),
                name="unaccompanied_once",
                violation_error_message="This is written down already.",
            ),
        ]


class OwnDetail(Dated, EndedOn):
    """A number or an address of somebody's own, given to the home by them or for them."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="details")
    kind = models.CharField(max_length=10, choices=Reach.choices)
    value = models.CharField(max_length=300)

    class Meta:
        constraints = [
            *dated(),
            listed("kind", Reach),
            filled("value"),
            UniqueConstraint(
                fields=["person", "kind", "value"],
                condition=Q(ended_on=None, until_on=None),
                name="an_own_detail_is_written_down_once",
                violation_error_message="This is written down already.",
            ),
        ]

    def __str__(self) -> str:
        return self.value


class PossibleMatch(Timed, EndedAt):
    """A number in a file may be that of a child who is known; a person says whether it is.

    Ended, and the number given to the child, it was; ended without, it was not.
    """

    BEGAN: ClassVar[str] = "from_at"

    child = models.ForeignKey(Child, models.PROTECT, related_name="possible_matches")
    authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.CharField(max_length=20)
    # What the file calls them, where it does, and why they may be the same.
    name = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=300)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            filled("number"),
            filled("why"),
            UniqueConstraint(
                fields=["child", "number"],
                condition=STANDS,
                name="a_possible_match_is_asked_once",
                violation_error_message="This is asked already.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class SameChild(Timed, EndedAt):
    """Two records are of one child: what is so from now on is written on the one that stays."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="also")
    other = models.ForeignKey(Child, models.PROTECT, related_name="same_as")
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            models.CheckConstraint(
                condition=~Q(child=models.F("other")),
                name="samechild_is_of_two_records",
                violation_error_message="This is one record.",
            ),
            UniqueConstraint(
                fields=["other"],
                condition=STANDS,
                name="a_record_is_put_with_one_other",
                violation_error_message="This record is put with another already.",
            ),
        ]
