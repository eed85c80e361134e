"""What carriers bring: texts to the gate, receipts to their message; each once, however often."""

from datetime import datetime

from clearline.contact.outside import arrivals, heard
from clearline.contact.outside.channel import Brought, Carrier, Fate
from clearline.contact.telling import nudges


def put_down(carrier: Carrier, brought: Brought, *, at: datetime) -> bool:
    """Take in what was brought; False where some of it must be brought again."""
    if brought.receipts:
        told = [each.reference for each in brought.receipts if each.fate is Fate.DELIVERED]
        nudges.delivered([reference for reference in told if reference is not None], at=at)
        heard.receive(brought.receipts, carrier=carrier.name, at=at)
    taken = [
        arrivals.take_in(each, channel=carrier.channel, carrier=carrier.name, at=at)
        for each in brought.arrived
    ]
    return all(taken)
