"""What it means that a provider's own library got no answer: surely not sent, or nobody knows."""

from collections.abc import Iterator

from requests import exceptions
from urllib3.exceptions import NewConnectionError

from clearline.contact.outside.channel import Fate

# Whoever could not even connect has surely handed nothing over.
_BEFORE = (exceptions.ConnectTimeout, exceptions.SSLError, exceptions.ProxyError)


def meaning(trouble: BaseException) -> tuple[Fate, str]:
    """Return what became of the question, and what to say of it."""
    every = tuple(_causes(trouble))
    if any(isinstance(each, NewConnectionError) for each in every):
        return Fate.DOWN, "nobody is there"
    if any(isinstance(each, _BEFORE) for each in every):
        return Fate.DOWN, "no connection"
    is_late = any(isinstance(each, exceptions.Timeout) for each in every)
    return Fate.LOST, "no answer in time" if is_late else "the answer was cut off"


def _causes(trouble: BaseException) -> Iterator[BaseException]:
    """Return it and what it came of; the libraries put one error into another."""
    waiting: list[object] = [trouble]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
