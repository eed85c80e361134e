"""What no log says: the key that a link's address carries, or how an ordinary no came about."""

import logging
import re

from django.core.exceptions import PermissionDenied

_KEY = re.compile(r"(/[fl]/)[\w-]+")
_LOGGERS = ("django.request", "django.security.csrf")


class NoKeys(logging.Filter):
    """Takes keys out of addresses: whoever reads the log must not be able to use a link."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, without the key."""
        if isinstance(record.args, tuple):
            record.args = tuple(_without(said) for said in record.args)
        return True


class NoTraceback(logging.Filter):
    """Lets a page that says no be one line: it is an answer, and no fault of the program."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, and where an answer was meant, without how it came about."""
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True


def _without(said: object) -> object:
    return _KEY.sub(r"\1…", said) if isinstance(said, str) else said


def keep_keys_out() -> None:
    """Watch what Django says of requests that failed."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(NoKeys())
        logging.getLogger(name).addFilter(NoTraceback())
