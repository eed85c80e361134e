"""A real Chromium, and whether what it shows can be used by everybody."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
# WCAG 2.2 at level AA, which public bodies have to meet.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """Open each page as a small phone in England would."""
    return {
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 360, "height": 740},
        "reduced_motion": "reduce",
    }


@pytest.fixture
def usable_by_all() -> Callable[[Page], None]:
    """Assert that axe finds nothing wrong on the page as it stands."""

    def check(page: Page) -> None:
        page.evaluate(AXE.read_text())
        found = page.evaluate(
            "standards => axe.run(document, {runOnly: standards}).then(r => r.violations)",
            STANDARDS,
        )
        told = [
            f"{wrong['id']}: {wrong['help']}\n    "
            + "\n    ".join(n["html"] for n in wrong["nodes"])
            for wrong in found
        ]
        assert not found, f"{page.url}\n" + "\n".join(told)

    return check
