"""What the doctor sees of text messages: who carries them, and whether they let us in."""

from django.conf import settings

from clearline.channels import chosen
from clearline.channels.own_settings import Missing
from clearline.cli.checkup import Is, Line
from clearline.contact.outside.channel import Carrier

# These keep a line open to us or to them; all others call an address.
_CALLS_NOBODY = frozenset({"smpp"})


def lines() -> list[Line]:
    """Say what can be seen from here."""
    carriers = _carriers()
    if isinstance(carriers, Line):
        return [carriers]
    names = ", ".join(carrier.name for carrier in carriers)
    found = [Line(Is.WELL, f"Texts go by {names}.")]
    if not settings.ADDRESS and {carrier.name for carrier in carriers} - _CALLS_NOBODY:
        says = "CLEARLINE_ADDRESS is empty: no receipt and no text can be brought to us."
        found.append(Line(Is.MEND, says))
    return found


def tried() -> list[Line]:
    """Ask each carrier whether it would take a text from us; none is sent."""
    carriers = _carriers()
    if isinstance(carriers, Line):
        return [carriers]
    return [_tried(carrier) for carrier in carriers]


def _tried(carrier: Carrier) -> Line:
    wrong = carrier.wrong()
    carrier.close()
    if wrong:
        return Line(Is.MEND, f"Texts by {carrier.name}: {wrong}.")
    return Line(Is.WELL, f"Texts by {carrier.name}: it answers and lets us in. Nothing was sent.")


def _carriers() -> tuple[Carrier, ...] | Line:
    try:
        carriers = chosen.carriers()
    except (chosen.NoSuchCarrier, Missing) as told:
        return Line(Is.MEND, f"Texts: {told}")
    return carriers or Line(Is.NOTE, "Texts are not set up: CLEARLINE_SMS is empty.")
