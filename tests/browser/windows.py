"""Browser windows in which somebody of the made-up organisation is signed in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.live import Clearline


@contextmanager
def window_of(browser: Browser, server: Clearline, name: str, **options: Any) -> Iterator[Page]:
    """Open a window of its own, on a small phone in England, and sign in as somebody made up."""
    phone = {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"}
    place = {"locale": "en-GB", "timezone_id": "Europe/London", "base_url": server.address}
    with browser.new_context(**{**phone, **place, **options}) as context:
        page = context.new_page()
        page.goto("/sign-in/as/")
        page.get_by_role("button", name=f"Sign in as {name}").first.click()
        page.wait_for_url(re.compile(r"//[^/]+/(?!sign-in)[^/]+/"))
        yield page
