"""The workers that `clearline run` has beside its pages, unless another process carries."""

from django.conf import settings

from clearline.channels import chosen
from clearline.channels.carrying import Carrying
from clearline.channels.nudging import Nudging
from clearline.channels.push import posting

# In the order in which they stop: whoever closes the carriers comes last.
_running: list[Nudging | Carrying] = []


def begin() -> None:
    """Begin to carry, where there is a way out and nobody else does it."""
    carriers = chosen.carriers()
    if settings.CARRIED_ELSEWHERE:
        return
    if carriers or posting.is_set_up():
        _start(Nudging(carriers))
    if carriers:
        _start(Carrying(carriers))


def _start(worker: Nudging | Carrying) -> None:
    worker.start()
    _running.append(worker)


def end() -> None:
    """Finish what is in hand, and stop."""
    while _running:
        _running.pop(0).stop()
