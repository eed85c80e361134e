"""Take a picture of each page of the made-up organisation, on a phone and on a laptop."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import launch_options
from tests.live import Clearline

HERE = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTHS = {360: 740, 1280: 800}


@dataclass(frozen=True)
class Picture:
    """A page: whose, and the way there: an address, then links to follow."""

    name: str
    shows: str
    who: str
    start: str
    links: tuple[str, ...] = ()


MIA, DAWN, PRIYA, HELEN = "Mia", "Dawn Pryce", "Priya Nair", "Helen Ashdown"
CHILD, TALK = "a[href^='/children/']:has-text('Mia')", "a[href^='/conversations/']"
PICTURES = (
    Picture("sign-in", "The door", "", "/sign-in/"),
    Picture("sign-in-as", "The made-up organisation: sign in as anybody", "", "/sign-in/as/"),
    Picture("help", "Get help, before signing in", "", "/help/"),
    Picture("child-home", "A child's first page", MIA, "/me/"),
    Picture("child-talk", "A child talks with the home", MIA, "/me/talk/"),
    Picture("child-who", "Who can see this", MIA, "/me/talk/", ("a[href$='/who/']",)),
    Picture(
        "child-someone-else", "Somebody else", MIA, "/me/talk/", ("a[href$='/someone-else/']",)
    ),
    Picture("child-seen", "Who sees what", MIA, "/me/seen/"),
    Picture("child-words", "Hard words", MIA, "/me/words/"),
    Picture("child-help", "A child gets help", MIA, "/me/help/"),
    Picture("worker-children", "A worker's children", DAWN, "/children/"),
    Picture("worker-child", "How a child can be reached", DAWN, "/children/", (CHILD,)),
    Picture("worker-talk", "A worker's conversation", DAWN, "/children/", (CHILD, TALK)),
    Picture("worker-signed-in", "Where one is signed in", DAWN, "/signed-in/"),
    Picture("manager-today", "What waits for the manager", PRIYA, "/"),
    Picture("reviewing-officer", "The private line", HELEN, "/"),
)


def main() -> int:
    """Take them all, in a made-up organisation of its own."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        clearline = Clearline(Path(folder) / "data", words=("--demo",))
        with clearline, playwright.chromium.launch(**launch_options()) as browser:
            clearline.start()
            for picture in PICTURES:
                for width in WIDTHS:
                    take(browser, clearline, picture, width)
    (HERE / "README.md").write_text(gallery())
    return 0


def take(browser: Browser, clearline: Clearline, picture: Picture, width: int) -> None:
    """Take one picture."""
    with window(browser, clearline, picture.who, width) as page:
        page.goto(picture.start)
        for link in picture.links:
            page.locator(link).first.click()
            page.wait_for_load_state()
        # A conversation opens at its end; what stays in place would lie across the middle.
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=HERE / f"{picture.name}-{width}.png", full_page=True)
        sys.stdout.write(f"{picture.name} at {width}\n")


@contextmanager
def window(browser: Browser, clearline: Clearline, who: str, width: int) -> Iterator[Page]:
    """Open a window, and sign in as somebody."""
    size = {"width": width, "height": WIDTHS[width]}
    with _context(browser, clearline, size) as context:
        page = context.new_page()
        if who:
            page.goto("/sign-in/as/")
            page.get_by_role("button", name=f"Sign in as {who}").first.click()
            page.wait_for_load_state()
        yield page


def _context(browser: Browser, clearline: Clearline, size: dict[str, int]) -> BrowserContext:
    return browser.new_context(
        base_url=clearline.address,
        viewport={"width": size["width"], "height": size["height"]},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )


def gallery() -> str:
    """Return the page that shows them all."""
    rows = [
        f"| {p.shows} | ![{p.shows}, on a phone]({p.name}-360.png)"
        f" | ![{p.shows}, on a laptop]({p.name}-1280.png) |"
        for p in PICTURES
    ]
    head = ["# The pages", "", "Taken of the made-up organisation by `make shots`."]
    return "\n".join([*head, "", "| page | 360 pixels | 1280 pixels |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    raise SystemExit(main())
