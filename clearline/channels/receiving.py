"""What carriers bring: texts to the gate, receipts to their message; each once, however often."""

from datetime import datetime

from clearline.contact.outside import arrivals, heard
from clearline.contact.outside.channel import Brought, Carrier


def put_down(carrier: Carrier, brought: Brought, *, at: datetime) -> bool:
    """Take in what was brought; False where some of it must be brought again."""
    if brought.receipts:
        heard.receive(brought.receipts, carrier=carrier.name, at=at)
    taken = [
        arrivals.take_in(each, channel=carrier.channel, carrier=carrier.name, at=at)
        for each in brought.arrived
    ]
    return all(taken)
