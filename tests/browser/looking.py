"""Whether a page can be used by everybody: any width, either theme, large text, thumb or keys."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
# WCAG 2.2 at level AA, which public bodies have to meet.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {"type": "tag", "values": STANDARDS}
CONTRAST = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WIDTHS = (320, 360, 768, 1280)
TARGETS = (
    ".btn, .icon-btn, .back, label.chip, .people a, .tabs a, .faces button, nav a, .input, summary"
)
FLOATS = ".dock, .bar, .tabs, .stuck, .newer"
PHONE, TALL = 360, 740
# What is said and how large it is changes with the width alone, a contrast with the theme too.
LOOKS: tuple[tuple[int, Literal["light", "dark"], Mapping[str, object]], ...] = (
    (PHONE, "light", EVERY_RULE),
    (PHONE, "dark", CONTRAST),
    (1280, "dark", CONTRAST),
    (1280, "light", EVERY_RULE),
)

_BY_AXE = """rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map(
    v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).join(' ')))"""
_SMALL = """selector => [...document.querySelectorAll(selector)].filter(e => {
    const shown = e.checkVisibility({visibilityProperty: true});
    const box = e.getBoundingClientRect();
    return shown && box.width && (box.height < 43.9 || box.width < 43.9);
}).map(e => e.outerHTML.slice(0, 200))"""
# A chip's radio is out of sight: its ring is round the words beside it.
_UNSEEN_FOCUS = """() => {
    const ringed = e => e && getComputedStyle(e).outlineWidth === '3px';
    const shown = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled;
    const all = document.querySelectorAll('a[href], button, input, textarea, select, summary');
    return [...all].filter(shown).filter(e => {
        e.focus();
        return !(document.activeElement === e && (ringed(e) || ringed(e.nextElementSibling)));
    }).map(e => e.outerHTML.slice(0, 200)); }"""


def faults(page: Page, address: str, *, then: Callable[[Page], None] | None = None) -> list[str]:
    """Open a page once, and return all that keeps anybody from using it."""
    page.set_viewport_size({"width": PHONE, "height": TALL})
    page.goto(address)
    if then:
        then(page)
    _lay_flat(page)
    found = [*_head_and_button(page), *_too_small(page), *_by_the_rules(page), *_too_wide(page)]
    found += _without_a_ring(page)
    page.set_viewport_size({"width": PHONE, "height": TALL})
    return [f"{address}: {fault}" for fault in found]


def faults_of(page: Page, addresses: Iterable[str]) -> list[str]:
    """Return the faults of all these pages."""
    return [fault for address in addresses for fault in faults(page, address)]


def _lay_flat(page: Page) -> None:
    """Let nothing float: what lies half under the dock is whole once one scrolls."""
    page.locator(FLOATS).evaluate_all("all => all.forEach(e => e.style.position = 'static')")


def _head_and_button(page: Page) -> list[str]:
    heads = page.locator("h1").count()
    filled = page.locator(".btn--main").count()
    wrong = [f"{heads} heads"] if heads != 1 else []
    return [*wrong, f"{filled} filled buttons"] if filled > 1 else wrong


def _too_small(page: Page) -> list[str]:
    return [f"too small for a thumb: {small}" for small in page.evaluate(_SMALL, TARGETS)]


def _by_the_rules(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = []
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": TALL})
        # Without motion: a colour that is still on its way is neither theme's.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        wrong = page.evaluate(_BY_AXE, rules)
        found += [f"at {width}, {scheme}: {told}" for told in wrong]
    return found


def _too_wide(page: Page) -> list[str]:
    found = []
    for scale in (100, 200):
        page.evaluate(f"document.documentElement.style.fontSize = '{scale}%'")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": TALL})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"too wide at {width}, text at {scale}%")
    return found


def _without_a_ring(page: Page) -> list[str]:
    # Once a key has moved the focus, the browser shows it wherever it goes.
    page.keyboard.press("Tab")
    return [f"no ring by keyboard: {unseen}" for unseen in page.evaluate(_UNSEEN_FOCUS)]
