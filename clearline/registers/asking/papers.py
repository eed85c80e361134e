"""Signed papers: a photograph or a scan, looked at before it is kept, and never run."""

from datetime import datetime
from hashlib import sha256

from clearline.registers.models import Ask, Person, Scan
from clearline.registers.models.asking import LARGEST_SCAN
from clearline.registers.recorded import keep, refuse, verb

# A file is what its first bytes say, whatever its name or its sender says.
_BEGINS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}


@verb
def keep_scan(ask: Ask, name: str, content: bytes, *, by: Person, at: datetime) -> Scan:
    """Keep a signed paper; the ledger vouches for each byte of it."""
    if len(content) > LARGEST_SCAN:
        raise refuse(
            "This file is larger than 4 MB. Take the picture again, smaller.", field="paper"
        )
    media_type = kind_of(content)
    if media_type is None:
        raise refuse("A picture (JPEG or PNG) or a PDF is needed.", field="paper")
    row = Scan(
        ask=ask,
        name=name.strip()[-200:] or "signed paper",
        media_type=media_type,
        content=content,
        digest=sha256(content).hexdigest(),
    )
    return keep(row, by=by, at=at)


def kind_of(content: bytes) -> str | None:
    """Return what kind of file this is, if it is one that is taken."""
    return next((kind for begins, kind in _BEGINS.items() if content.startswith(begins)), None)


def one(ask: Ask, key: int) -> Scan | None:
    """Return a paper of an ask."""
    return Scan.objects.filter(ask=ask, pk=key).first()


def of(ask: Ask) -> list[Scan]:
    """Return the papers of an ask, without their bytes."""
    return list(Scan.objects.filter(ask=ask).defer("content").order_by("pk"))
