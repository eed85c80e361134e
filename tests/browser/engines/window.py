"""A window of another browser than Chromium: what a test may do in it."""

import json
import time
from typing import Any, Protocol

_PATIENCE = 60.0


class Window(Protocol):
    """One window, driven by the standards that browsers share."""

    def open(self, address: str) -> None:
        """Go to an address, and return when its page is there."""

    def run(self, words: str) -> Any:
        """Run the body of an asynchronous function in the page, and return what it returns."""

    def cookies(self) -> dict[str, str]:
        """Return the cookies of the page, those out of reach of scripts too."""


def wait_for(window: Window, words: str) -> Any:
    """Ask again until an expression of the page is true, and return it."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if found := window.run(f"return ({words}) || null;"):
            return found
    shown = window.run("return location.pathname + ' ' + document.body.innerText;")
    raise AssertionError(f"never came: {words}\n{shown}")


_FOUND = """(() => {
    const words = e => (e.ariaLabel || e.textContent).trim();
    const all = [...document.querySelectorAll("button, a, label")].filter(e => !e.disabled);
    return all.find(e => words(e).startsWith(SAID)) || all.find(e => words(e).includes(SAID));
})()"""


def press(window: Window, words: str) -> None:
    """Press the first button, link or choice whose words begin so, or hold these."""
    found = _FOUND.replace("SAID", json.dumps(words))
    wait_for(window, f"!!{found}")
    window.run(f"const e = {found}; setTimeout(() => e.click()); return 1;")
