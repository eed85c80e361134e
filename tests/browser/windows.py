"""Browser windows in which somebody of the made-up organisation is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.live import Clearline
from tests.signed_in import as_somebody

# What a browser keeps of a sign-in, for each address and name: signing in is tested elsewhere.
_kept: dict[tuple[str, str], list[Any]] = {}


@contextmanager
def window_of(browser: Browser, server: Clearline, name: str, **options: Any) -> Iterator[Page]:
    """Open a window of its own, on a small phone in England, with somebody signed in."""
    phone = {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"}
    place = {"locale": "en-GB", "timezone_id": "Europe/London", "base_url": server.address}
    with browser.new_context(**{**phone, **place, **options}) as context:
        context.add_cookies(_cookies(server, name))
        yield context.new_page()


def _cookies(server: Clearline, name: str) -> list[Any]:
    key = (server.address, name)
    if key not in _kept:
        somebody = as_somebody(server, name)
        somebody.client.close()
        url = server.address
        _kept[key] = [{"name": k, "value": v, "url": url} for k, v in somebody.cookies.items()]
    return _kept[key]
