"""Finds contact details and every way of moving the talk elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearline.screening import addresses, emails, handles, links, model, phones
from clearline.screening.allowed import Allowed
from clearline.screening.text import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind, and the tokens it covers."""

    kind: str
    first: int
    after: int
    score: int = 0


def find(text: Text, allowed: Allowed) -> list[Hit]:
    """Find each detail once: what is written out first, then what is only meant."""
    hits: list[Hit] = []
    passed: list[tuple[int, int]] = []
    for hit, is_known in _written(text, allowed):
        start, end = text.place(hit.first, hit.after)
        if any(a < end and start < b for a, b in passed):
            continue
        passed.append((start, end))
        if not is_known:
            hits.append(hit)
    kinds = {hit.kind for hit in hits}
    for heard in model.listen(model.models()["contact"], text.row):
        if heard.kind not in kinds and not hits:
            first, after = text.tokens_of(heard.first, heard.after)
            hits.append(Hit(heard.kind, first, after, heard.score))
    return hits


def _written(text: Text, allowed: Allowed) -> Iterator[tuple[Hit, bool]]:
    """Give what is written out, the surest kind first, each with whether it is known."""
    for first, after, email in emails.find(text.tokens, text.ordinary):
        yield Hit("email", first, after), allowed.has_email(email)
    for first, after, host in links.find(text.tokens):
        yield Hit("link", first, after), allowed.has_site(host)
    for number in phones.find(text.pieces, text.atoms, allowed.numbers):
        for first, after in _stretches(number):
            yield Hit("phone", *text.mended(first, after)), False
    for first, after, written in addresses.find(text.pieces, text.atoms, text.ordinary):
        yield Hit("address", *text.mended(first, after)), allowed.has_address(written)
    for first, after, kind in handles.find(text.tokens, text.ordinary):
        yield Hit(kind, first, after), False


def _stretches(number: phones.Number) -> list[tuple[int, int]]:
    """Join the pieces of a number that lie beside each other."""
    stretches: list[tuple[int, int]] = []
    for piece in number.pieces:
        if stretches and piece.first - stretches[-1][1] <= 3:
            stretches[-1] = (stretches[-1][0], piece.after)
        else:
            stretches.append((piece.first, piece.after))
    return stretches
