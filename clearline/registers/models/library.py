"""The organisation's own documents, version by version."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from clearline.registers.models.terms import Dated, EndedOn, dated, filled, in_order, listed
from clearline.registers.models.words import Document

LARGEST_DOCUMENT = 4 * 1024 * 1024
KEPT_AS = ("application/pdf", "text/html", "text/markdown")


class DocumentVersion(Dated, EndedOn):
    """One version of a document, in force from a day, to be read by another (D1, C8).

    Of several in force the one that began last counts.
    """

    document = models.CharField(max_length=30, choices=Document.choices)
    version = models.CharField(max_length=40)
    changes = models.CharField(max_length=500)
    due_on = models.DateField()
    media_type = models.CharField(max_length=40)
    content = models.BinaryField(max_length=LARGEST_DOCUMENT)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            *dated(),
            listed("document", Document),
            filled("version"),
            filled("changes"),
            in_order("from_on", "due_on", "It is due to be read before it begins."),
            CheckConstraint(
                condition=Q(media_type__in=KEPT_AS),
                name="documentversion_can_be_shown",
                violation_error_message="A PDF, an HTML page or a Markdown text is needed.",
            ),
            UniqueConstraint(
                fields=["document", "version"],
                name="a_version_is_published_once",
                violation_error_message="There is a version of this name already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_document_display()}, {self.version}"
