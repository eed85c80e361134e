"""A real Chromium, and one Clearline for all that look at it: each uses only what it wrote."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.live import Clearline, Prepared

# A busy machine is slow; what never comes fails all the same.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """Open each page as a small phone in England would."""
    return {
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 360, "height": 740},
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """Start it once, with the made-up organisation."""
    with made_up.copy(tmp_path_factory.mktemp("browsed") / "data") as clearline:
        clearline.start()
        yield clearline
