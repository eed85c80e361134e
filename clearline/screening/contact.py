"""Finds contact details and every way of moving the talk elsewhere."""

from bisect import bisect_left
from collections.abc import Iterator

from clearline.screening import addresses, emails, handles, links, model, phones
from clearline.screening.allowed import Allowed
from clearline.screening.hits import Hit
from clearline.screening.text import Text


def find(text: Text, allowed: Allowed) -> list[Hit]:
    """Find each detail once: what is written out first, then what is only meant."""
    hits: list[Hit] = []
    # What was found lies apart, in order: only its two neighbours can touch a new one.
    passed: list[tuple[int, int]] = []
    for hit, is_known in _written(text, allowed):
        start, end = text.place(hit.first, hit.after)
        at = bisect_left(passed, (end, 0))
        if at and start < passed[at - 1][1]:
            continue
        passed.insert(at, (start, end))
        if is_known:
            text.know(hit.first, hit.after)
        else:
            hits.append(hit)
    # Where something is written out, what else is meant beside it adds nothing.
    told = {message for hit in hits for message in text.messages(hit)}
    if len(told) < len(text.canvases):
        meant = text.heard(model.model("contact"))
        hits += [hit for hit in meant if told.isdisjoint(text.messages(hit))]
    return hits


def _written(text: Text, allowed: Allowed) -> Iterator[tuple[Hit, bool]]:
    """Give what is written out, the surest kind first, each with whether it is known."""
    if text.is_plain:
        return
    yield from _linked(text, allowed)
    if text.atoms:
        yield from _numbered(text, allowed)
    if not text.seen.isdisjoint(handles.SIGNS):
        for first, after, kind in handles.find(text.tokens, text.names):
            yield Hit(kind, first, after), False


def _linked(text: Text, allowed: Allowed) -> Iterator[tuple[Hit, bool]]:
    if emails.may_hold(text.seen):
        for first, after, email in emails.find(text.tokens, text.ordinary):
            yield Hit("email", first, after), allowed.has_email(email)
    if links.may_hold(text.seen):
        for (first, after, host), is_public in links.find(text.tokens):
            yield Hit("link", first, after), is_public or allowed.has_site(host)


def _numbered(text: Text, allowed: Allowed) -> Iterator[tuple[Hit, bool]]:
    for number in phones.find(text.pieces, text.atoms, allowed.numbers):
        for first, after in _stretches(text, number):
            begins = number.pieces[0].first
            yield Hit("phone", *text.mended(first, after), begins=begins), number.is_known
    for first, after, written in addresses.find(text.pieces, text.atoms, text.ordinary):
        yield Hit("address", *text.mended(first, after)), allowed.has_address(written)


def _stretches(text: Text, number: phones.Number) -> list[tuple[int, int]]:
    """Join the pieces of a number that lie beside each other."""
    stretches: list[tuple[int, int]] = []
    for piece in number.pieces:
        message = text.pieces[piece.first].message
        last = stretches[-1][1] if stretches else 0
        if last and piece.first - last <= 3 and text.pieces[last - 1].message == message:
            stretches[-1] = (stretches[-1][0], piece.after)
        else:
            stretches.append((piece.first, piece.after))
    return stretches
