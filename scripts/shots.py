"""Takes the pictures in docs/pictures from a running made-up home, all or those named."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTHS = (360, 1280)
LEAST, MOST = 740, 2400
READY = "Clearline is running at "
# What a browser does by itself is of no use here; as root it can't have its sandbox.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Shot:
    """One page: who looks at it, where it begins, and what is pressed to come to it."""

    name: str
    who: str
    begins: str
    press: tuple[str, ...] = ()
    writes: str = ""
    types: str = ""
    scheme: str = "light"


SHOTS = (
    Shot("sign-in", "", "/sign-in/?staff"),
    Shot("sign-in-as", "", "/sign-in/as/"),
    Shot("help", "", "/help/"),
    Shot("not-there", "", "/no-such-page/"),
    Shot("child-home", "Mia", "/me/"),
    Shot("child-home-dark", "Mia", "/me/", scheme="dark"),
    Shot("child-talk", "Mia", "/me/talk/"),
    Shot("child-talk-dark", "Mia", "/me/talk/", scheme="dark"),
    Shot("child-private", "Mia", "/me/", ("Helen",)),
    Shot("child-who", "Mia", "/me/talk/", ("Why?",)),
    Shot("child-meaning", "Mia", "/me/talk/", ("…", "What does this mean?")),
    Shot("child-felt", "Mia", "/me/talk/", ("…", "Say how it felt")),
    Shot("child-someone-else", "Mia", "/me/", ("Someone else",)),
    Shot("child-words", "Mia", "/me/words/"),
    Shot("child-seen", "Mia", "/me/seen/"),
    Shot("child-help", "Mia", "/me/help/"),
    Shot("signed-in", "Dawn", "/signed-in/"),
    Shot("authority-second-steps", "Marcus", "/connect/two/"),
    Shot("authority-second-step", "Marcus", "/connect/two/", ("Helen",)),
    Shot("worker-children", "Dawn", "/children/"),
    Shot("worker-child", "Dawn", "/children/", ("Mia",)),
    Shot("worker-conversation", "Dawn", "/children/", ("Mia", "Open all")),
    Shot("worker-who", "Dawn", "/children/", ("Mia", "Open all", "can read this")),
    Shot(
        "worker-refused",
        "Dawn",
        "/children/",
        ("Mia", "Open all"),
        writes="If the bus is late ring me on 07700 900417",
    ),
    Shot("worker-held", "Dawn", "/children/", ("Mia", "Open all", "See why")),
    Shot(
        "worker-found",
        "Dawn",
        "/children/",
        ("Callum", "Open all"),
        types="nine hundred four one seven, any time",
    ),
    Shot("worker-worries", "Dawn", "/worries/"),
    Shot("worker-worry", "Dawn", "/worries/", ("Ellie-Mae",)),
    Shot("reviewing-officer-private", "Helen", "/children/", ("Mia",)),
    Shot("manager-today", "Priya", "/today/"),
    Shot("manager-today-dark", "Priya", "/today/", scheme="dark"),
    Shot("manager-clocks", "Priya", "/clocks/"),
    Shot("manager-told", "Priya", "/clocks/told/"),
    Shot("worker-clocks", "Sam", "/clocks/"),
    Shot("manager-conversations", "Priya", "/conversations/"),
    Shot("manager-looks", "Priya", "/looks/"),
    Shot("manager-equipment", "Priya", "/equipment/"),
    Shot("manager-rota", "Priya", "/rota/"),
    Shot("manager-shift", "Priya", "/rota/", ("Change",)),
    Shot("worker-shifts", "Joy", "/shifts/"),
    Shot("worker-shift", "Dawn", "/shifts/", ("Change it",)),
    Shot("manager-contested", "Priya", "/reading/"),
    Shot("manager-known", "Priya", "/reading/known/"),
    Shot("manager-reading-figures", "Priya", "/reading/figures/?period=4"),
    Shot("manager-policy", "Priya", "/policy/"),
    Shot("manager-registers", "Priya", "/registers/"),
    Shot("manager-children", "Priya", "/registers/children/"),
    Shot("manager-bring-in", "Priya", "/bring-in/"),
    Shot("manager-same-child", "Priya", "/bring-in/same/"),
    Shot("manager-child", "Priya", "/registers/children/", ("Mia",)),
    Shot("manager-register-of-staff", "Priya", "/registers/staff/"),
    Shot("manager-staff-member", "Priya", "/registers/staff/", ("Dawn",)),
    Shot("manager-new-child", "Priya", "/registers/children/new/"),
    Shot("manager-equipment", "Priya", "/registers/equipment/"),
    Shot("manager-homes", "Priya", "/registers/homes/"),
    Shot("manager-missing", "Priya", "/missing/"),
    Shot("manager-leaving", "Priya", "/leaving/"),
    Shot("manager-approval", "Priya", "/leaving/", ("Contact with Amina",)),
    Shot("worker-leaving", "Sam", "/leaving/", ("Left on",)),
    Shot("worker-account", "Sam", "/leaving/", ("Write it",)),
    Shot("child-leaving", "Reece", "/me/leaving/"),
    Shot("manager-permission", "Priya", "/permissions/"),
    Shot("manager-languages", "Graham", "/permissions/languages/"),
    Shot("manager-permission-child", "Priya", "/permissions/", ("Mia Hartley",)),
    Shot("manager-read", "Priya", "/policies/readers/"),
    Shot("worker-policies", "Dawn", "/policies/"),
    Shot("worker-policy", "Dawn", "/policies/", ("Code of conduct",)),
    Shot("authority-places", "Marcus", "/registers/placed/", ("Mia",)),
    Shot("authority-reviewing-officer", "Marcus", "/registers/colleagues/", ("Helen",)),
    Shot("safeguarding-lead-watch", "Lena", "/watch/"),
    Shot("inspector-record", "Owen", "/record/"),
    Shot("inspector-conversation", "Owen", "/record/", ("Read the conversation with Mia",)),
    Shot("independent-person-figures", "Ruth", "/figures/"),
    Shot("administrator-runs", "Adele", "/runs/"),
    Shot("rule-book", "Dawn", "/rules/"),
)


@contextmanager
def running() -> Iterator[str]:
    """Start Clearline with a made-up organisation of its own, and give its address."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "clearline", "run", "--demo", "--port", "0"]
        kept = {k: v for k, v in os.environ.items() if not k.startswith("CLEARLINE_")}
        process = subprocess.Popen(
            [*words, "--data", f"{folder}/data"],
            cwd=ROOT,
            env={**kept, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield _address(process)
        finally:
            process.terminate()
            process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
    raise SystemExit("Clearline did not start: run `make run` to see why.")


def _chromium() -> str:
    shell = "chromium-headless-shell"
    names = (os.environ.get("CLEARLINE_CHROMIUM", ""), shell, "chromium", "chromium-browser")
    for name in names:
        if found := shutil.which(name):
            return found
    raise SystemExit("There is no Chromium here: sudo apt-get install chromium")


def take(browser: Browser, address: str, shot: Shot, width: int) -> None:
    """Take one picture, of the whole page, at one width."""
    options = {"locale": "en-GB", "timezone_id": "Europe/London", "base_url": address}
    with browser.new_context(
        viewport={"width": width, "height": LEAST},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        reduced_motion="reduce",
        **options,  # type: ignore[arg-type]
    ) as context:
        page = context.new_page()
        if shot.who:
            _sign_in(page, shot.who)
        _go(page, shot)
        height = page.evaluate("document.documentElement.scrollHeight")
        # As tall as the page, so that the dock stands at its end and hides nothing; loaded anew,
        # since what is sticky keeps its old place for a while.
        page.set_viewport_size({"width": width, "height": max(LEAST, min(MOST, height))})
        page.reload()
        _type(page, shot)
        page.screenshot(path=PICTURES / f"{shot.name}-{width}.png")


def _find(dawn: Page) -> None:
    """Let a number begin in one message, and a finding be contested."""
    _go(dawn, Shot("", "Dawn", "/children/", ("Callum", "Open all")))
    dawn.get_by_label("Check in").check()
    _write(dawn, "If you need me it is oh double seven nought oh")
    dawn.locator(".msg--us", has_text="oh double seven").wait_for()
    dawn.locator("textarea[name=text]").fill("Ring the dentist on 01632 960987")
    dawn.get_by_role("button", name="Not a number?").click()
    dawn.wait_for_url("**/messages/**")


def _type(page: Page, shot: Shot) -> None:
    if shot.types:
        page.locator("textarea[name=text]").fill(shot.types)
        page.locator("[data-findings] li").first.wait_for()


def prepare(browser: Browser, address: str) -> None:
    """Make something to see: a held message, a child who waits, a private line that is open."""
    with window(browser, address, "Mia"):
        pass
    with window(browser, address, "Helen") as helen:
        _go(helen, Shot("", "Helen", "/children/", ("Mia",)))
        helen.get_by_role("button", name="Open our line on it").first.click()
        helen.wait_for_load_state("load")
    with window(browser, address, "Tobi") as tobi:
        tobi.goto("/me/talk/")
        _write(tobi, "do i have to go today")
        tobi.locator(".bubble", has_text="do i have to go").wait_for()
    with window(browser, address, "Dawn") as dawn:
        _go(dawn, Shot("", "Dawn", "/children/", ("Mia", "Open all")))
        dawn.get_by_label("Check in").check()
        _write(dawn, "You did so well. Let’s keep it just between us about the late night, ok?")
        dawn.wait_for_url("**/messages/**")
        _find(dawn)
    with window(browser, address, "Ellie-Mae") as ellie:
        ellie.goto("/me/talk/")
        _write(ellie, "i cant cope any more with all of this")
        ellie.locator(".bubble", has_text="cope").wait_for()


@contextmanager
def window(browser: Browser, address: str, who: str) -> Iterator[Page]:
    """Open a window in which somebody is signed in."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        _sign_in(page, who)
        yield page


def _write(page: Page, words: str) -> None:
    page.locator("textarea[name=text]").fill(words)
    page.get_by_role("button", name="Send").click()


_OPEN_ALL = """() => document.querySelectorAll("details").forEach(each => {
    each.removeAttribute("name"); each.open = true; })"""


def _sign_in(page: Page, who: str) -> None:
    page.goto("/sign-in/as/")
    # One of the groups at most is open at a time; here all are.
    page.evaluate(_OPEN_ALL)
    page.get_by_role("button", name=f"Sign in as {who}").first.click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.wait_for_load_state("load")


def _go(page: Page, shot: Shot) -> None:
    page.goto(shot.begins)
    for name in shot.press:
        if name == "…":
            page.locator(".msg--them summary").last.click()
        else:
            page.get_by_role("link", name=name).first.click()
            page.wait_for_load_state("load")
    if shot.writes:
        _write(page, shot.writes)
        page.wait_for_url("**/messages/**")


def main(only: Sequence[str]) -> int:
    """Take every picture, or those whose names begin as asked."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in SHOTS if not only or shot.name.startswith(tuple(only))]
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=[*root, *QUIET])
        prepare(browser, address)
        for shot in shots:
            for width in WIDTHS:
                take(browser, address, shot, width)
            print(shot.name, flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
