"""Tells those who wait that something happened; late perhaps, never lost: it is in the table."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as a live stream needs it: no words in it."""

    place: int
    conversation: UUID
    kind: str
    message: UUID | None
    by: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that one commit made happen, and which places of the ledger the commit took."""

    first: int  # the first place that it took
    next: int  # the place after the last one
    happenings: tuple[Happening, ...]


Listener = Callable[[Told], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call `listener` after each commit that made something happen. It must return at once."""
    _listeners.append(listener)


def forget(listener: Listener) -> None:
    """Stop calling it."""
    _listeners.remove(listener)


_of_lines: list[Callable[[UUID], None]] = []


def listen_for_lines(listener: Callable[[UUID], None]) -> None:
    """Call `listener` with each line that was opened, after the commit. It returns at once."""
    _of_lines.append(listener)


def forget_lines(listener: Callable[[UUID], None]) -> None:
    """Stop calling it."""
    _of_lines.remove(listener)


def line_opened(conversation: UUID) -> None:
    """Tell them; call it after the commit. Other processes look for it themselves."""
    for listener in tuple(_of_lines):
        listener(conversation)


_of_texts: list[Callable[[], None]] = []


def listen_for_texts(listener: Callable[[], None]) -> None:
    """Call `listener` when a text waits for a person, after the commit. It returns at once."""
    _of_texts.append(listener)


def forget_texts(listener: Callable[[], None]) -> None:
    """Stop calling it."""
    _of_texts.remove(listener)


def text_waits() -> None:
    """Tell them; call it after the commit. Other processes look for it themselves."""
    for listener in tuple(_of_texts):
        listener()


_of_sign_ins: list[Callable[[], None]] = []


def listen_for_sign_ins(listener: Callable[[], None]) -> None:
    """Call `listener` when sign-ins may have ended that have streams open. It returns at once."""
    _of_sign_ins.append(listener)


def forget_sign_ins(listener: Callable[[], None]) -> None:
    """Stop calling it."""
    _of_sign_ins.remove(listener)


def sign_ins_ended() -> None:
    """Tell them; call it after the commit. Other processes find out by themselves in seconds."""
    for listener in tuple(_of_sign_ins):
        listener()


def tell(told: Told) -> None:
    """Tell every listener; call it after the commit."""
    if told.happenings:
        for listener in tuple(_listeners):
            listener(told)
