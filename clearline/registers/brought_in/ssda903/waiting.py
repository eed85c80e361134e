"""What waits for somebody's word on whose number it is, and comes in with that word."""

from datetime import datetime

from clearline.registers.brought_in.ssda903 import bring
from clearline.registers.brought_in.ssda903.bring import Outcome, Terms
from clearline.registers.brought_in.ssda903.files import Child as Sent
from clearline.registers.brought_in.ssda903.files import Numbered, Return
from clearline.registers.models import Person, PossibleMatch, ReturnFile, Waiting

RETURN = "ssda903"


def come_in(match: PossibleMatch, *, by: Person, at: datetime) -> Outcome | None:
    """Bring in what was sent of a number, now that somebody has said whose it is.

    None where nothing of it was kept; where it may still be another child's it waits on.
    """
    kept = Waiting.objects.filter(what=RETURN, number=match.number, authority=match.authority)
    newest = kept.select_related("home", "authority").order_by("sent_at", "pk").last()
    if newest is None:
        return None
    found = Return()
    found.children[newest.number] = _sent(newest)
    terms = Terms(by, at, as_of=newest.as_of, home=newest.home, authority=newest.authority)
    outcome = bring.bring(found, terms)
    if not outcome.counts["waits"]:
        kept.delete()
    return outcome


def _sent(waiting: Waiting) -> Sent:
    sent = Sent()
    for kind, rows in waiting.rows.items():
        sent.rows[ReturnFile(kind)] = [Numbered(row, tuple(said)) for row, said in rows]
    sent.in_part.update(ReturnFile(kind) for kind in waiting.in_part)
    return sent
