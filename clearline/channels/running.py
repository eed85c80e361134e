"""The worker that `clearline run` has beside its pages, unless another process carries."""

from django.conf import settings

from clearline.channels import chosen
from clearline.channels.carrying import Carrying

_running: list[Carrying] = []


def begin() -> None:
    """Begin to carry, where there is a carrier and nobody else does it."""
    carriers = chosen.carriers()
    if carriers and not settings.CARRIED_ELSEWHERE:
        carrying = Carrying(carriers)
        carrying.start()
        _running.append(carrying)


def end() -> None:
    """Finish what is in hand, and stop."""
    while _running:
        _running.pop().stop()
