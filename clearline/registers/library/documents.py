"""The library: each document's versions, and which one counts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Required, TypedDict, Unpack

from django.db.models import QuerySet

from clearline.registers import organisation
from clearline.registers.models import Document, DocumentVersion, Person, day_of
from clearline.registers.models.library import LARGEST_DOCUMENT
from clearline.registers.recorded import end, keep, refuse, verb

TITLES = {document.value: document.label.capitalize() for document in Document}
_BY_ENDING = {
    ".html": "text/html",
    ".htm": "text/html",
    ".md": "text/markdown",
    ".txt": "text/markdown",
}


class Edition(TypedDict, total=False):
    """What the file and the version are called, what is new, and by when it is read."""

    name: Required[str]
    version: Required[str]
    changes: Required[str]
    from_on: date
    due_on: date


@verb
def publish(
    document: str, content: bytes, *, by: Person, at: datetime, **edition: Unpack[Edition]
) -> DocumentVersion:
    """Put a version into the library; whoever read the one before reads this one by its day."""
    if len(content) > LARGEST_DOCUMENT:
        raise refuse("This file is larger than 4 MB.", field="file")
    media_type = kind_of(edition["name"], content)
    if media_type is None:
        raise refuse("A PDF, an HTML page or a Markdown text is needed.", field="file")
    from_on = edition.get("from_on", day_of(at))
    grace = timedelta(days=organisation.policy(at).acknowledgement_grace_days)
    row = DocumentVersion(
        document=document,
        version=edition["version"],
        changes=edition["changes"],
        from_on=from_on,
        due_on=edition.get("due_on", from_on + grace),
        media_type=media_type,
        content=content,
        digest=sha256(content).hexdigest(),
    )
    return keep(row, by=by, at=at)


@verb
def withdraw(
    row: DocumentVersion, *, on: date | None = None, by: Person, at: datetime
) -> DocumentVersion:
    """Say from which day on a version counts no more; the one before it counts again."""
    return end(row, on=on, by=by, at=at)


def kind_of(name: str, content: bytes) -> str | None:
    """Return what kind of file this is, if it is one that can be shown."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return _BY_ENDING.get(ending) if text.strip() and "\0" not in text else None


def in_force(*, at: datetime) -> Mapping[str, DocumentVersion]:
    """Return the version of each document that counts now, without its bytes."""
    rows = DocumentVersion.objects.in_force(at).defer("content").order_by("from_on", "pk")
    return {row.document: row for row in rows}


def one(key: int) -> DocumentVersion | None:
    """Return one version, whole."""
    found: DocumentVersion | None = (
        DocumentVersion.objects.filter(pk=key).select_related("recorded_by").first()
    )
    return found


def versions() -> QuerySet[DocumentVersion]:
    """Return every version there was, the newest first, without their bytes."""
    rows = DocumentVersion.objects.select_related("recorded_by").defer("content")
    ordered: QuerySet[DocumentVersion] = rows.order_by("document", "-from_on", "-pk")
    return ordered
