"""The asking of families in their own language, as somebody has put it for the organisation."""

from django.db import models

from clearline.registers.models.terms import Dated, EndedOn, dated, filled, listed
from clearline.registers.models.words_of_asking import Direction


class Wording(Dated, EndedOn):
    """One version of a translation, and the English of which it is one; the newest counts.

    It is shown beside the English and never instead of it: nobody here can vouch for it.
    """

    # As browsers call the language, and as its own readers and we do.
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    english_name = models.CharField(max_length=60)
    direction = models.CharField(max_length=3, choices=Direction.choices)
    translated_by = models.CharField(max_length=200)
    says = models.JSONField()
    english = models.JSONField()

    class Meta:
        constraints = [
            *dated(),
            filled("code"),
            filled("name"),
            filled("english_name"),
            filled("translated_by"),
            listed("direction", Direction),
        ]
        indexes = [models.Index(fields=["code", "from_on"], name="wordings_of_a_language")]

    def __str__(self) -> str:
        return self.english_name
