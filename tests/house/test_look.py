"""Every page keeps to one look: its colours can be read, and come from one sheet."""

import re

import pytest

from clearline.web.drawings import ICONS, STATE_WORDS
from tests.house.tree import texts

SHEET = texts()["clearline/web/static/clearline/clearline.css"]
TEMPLATES = {n: t for n, t in texts().items() if n.startswith("clearline/web/templates/")}
SCRIPTS = {
    n: t for n, t in texts().items() if n.startswith("clearline/web/static/") and n[-3:] == ".js"
}
THEMES = ("light", "dark")
SURFACES = ("paper", "card", "sunk")
TEXT, EDGE = 4.5, 3.0

# What is written on what: the ink, and the grounds it stands on somewhere.
WRITTEN = {
    "ink": (*SURFACES, "line-tint", "hold-tint", "stop-tint", "priv-tint"),
    "ink-2": (*SURFACES, "line-tint", "priv-tint"),
    "line": (*SURFACES, "line-tint"),
    "hold": (*SURFACES, "hold-tint"),
    "stop": (*SURFACES, "stop-tint"),
    "priv": (*SURFACES, "priv-tint"),
    "on-line": ("line", "line-press"),
    "on-stop": ("stop-fill", "stop-press"),
    "on-priv": ("priv", "priv-press"),
    "on-sun": ("sun",),
    "paper": ("ink",),
}
EDGED = {"edge": ("paper", "card"), "focus": SURFACES, "priv": ("paper", "priv-tint")}


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def _themes() -> dict[str, dict[str, str]]:
    light, dark, _print = re.findall(r"(?m)^ *:root \{(.*?)^ *\}", SHEET, re.S)
    return {"light": _tokens(light), "dark": _tokens(dark)}


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def _pairs(of: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(theme, a, b) for theme in THEMES for a, grounds in of.items() for b in grounds]


def test_black_on_white_is_the_most_there_can_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("theme", "ink", "ground"), _pairs(WRITTEN))
def test_what_is_written_can_be_read(theme: str, ink: str, ground: str) -> None:
    colours = _themes()[theme]

    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize(("theme", "edge", "ground"), _pairs(EDGED))
def test_an_edge_can_be_seen(theme: str, edge: str, ground: str) -> None:
    colours = _themes()[theme]

    assert contrast(colours[edge], colours[ground]) >= EDGE


def test_both_themes_have_every_colour() -> None:
    light, dark = _themes().values()

    assert set(light) == set(dark)


def test_no_colour_stands_outside_the_tokens() -> None:
    rules = re.sub(r":root \{.*?\n *\}", "", SHEET, flags=re.S)

    assert re.findall(r"(?:#[0-9a-f]{3,8}\b(?!\))|\brgb\(|\bhsl\()", rules) == []


def test_every_size_of_type_and_every_corner_is_a_token() -> None:
    rules = re.sub(r":root \{.*?\n *\}", "", SHEET, flags=re.S)
    sizes = re.findall(r"font-size:\s*([^;}]+)", rules)
    corners = re.findall(r"border(?:-[a-z]+)*-radius:\s*([^;}]+)", rules)

    assert {s.strip() for s in sizes if not re.fullmatch(r"var\(--t-[\w-]+\)", s.strip())} == set()
    tokens = r"(?:var\(--r-[\w-]+\) ?)+|0"
    assert {c.strip() for c in corners if not re.fullmatch(tokens, c.strip())} == set()


def test_every_token_that_is_used_is_there() -> None:
    there = set(re.findall(r"--([\w-]+):", SHEET))

    assert set(re.findall(r"var\(--([\w-]+)", SHEET)) <= there


def test_no_page_has_a_style_or_a_script_of_its_own() -> None:
    own = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|\|safe\b", re.I
    )

    assert {name: own.findall(text) for name, text in TEMPLATES.items() if own.search(text)} == {}


def test_no_page_has_a_colour_of_its_own() -> None:
    colour = re.compile(r"(?:fill|stroke|color|bgcolor)=\"(?!none|currentColor|url)", re.I)

    assert {name for name, text in TEMPLATES.items() if colour.search(text)} == set()


def test_every_class_on_a_page_is_in_the_sheet() -> None:
    there = set(re.findall(r"\.([a-z][\w-]*)", SHEET))
    unknown = {
        (name, word)
        for name, text in TEMPLATES.items()
        for word in _classes(text)
        if word not in there
    }

    assert unknown == set()


def _classes(text: str) -> set[str]:
    """Return the classes that a template writes out; those put together are left aside."""
    found: set[str] = set()
    for value in re.findall(r'class="([^"]*(?:"[^"{}]*"[^"]*)*?)"(?=[\s>])', text):
        plain = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*|[\w-]+\{% if.*?\{% endif %\}", " ", value)
        found |= set(re.sub(r"\{%.*?%\}", " ", plain).split())
    return found


def test_every_icon_on_a_page_is_drawn() -> None:
    named = {
        i for text in TEMPLATES.values() for i in re.findall(r"\{% icon \"(\w+)\"(?!\|)", text)
    }
    states = {
        s for t in TEMPLATES.values() for s in re.findall(r"\{% (?:state|shape) \"(\w+)\"", t)
    }

    assert named <= set(ICONS)
    assert states <= set(STATE_WORDS)


def test_every_page_has_one_first_heading() -> None:
    # A page that extends another and fills its main part has its heading there, or from the frame.
    several = {n: t.count("<h1") for n, t in TEMPLATES.items() if t.count("<h1") > 1}

    assert several == {}


def test_no_title_holds_what_a_page_is_about() -> None:
    titles = {
        name: re.findall(r"\{% block title %\}(.*?)\{% endblock", text, re.S)
        for name, text in TEMPLATES.items()
    }

    assert {n: t for n, t in titles.items() if any("{{" in title for title in t)} == {}


@pytest.mark.parametrize("said", ["please note", "successfully", "oops", "invalid", "user"])
def test_pages_do_not_talk_like_a_machine(said: str) -> None:
    spoken = {
        n: re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", t, flags=re.S)
        for n, t in TEMPLATES.items()
    }

    assert [n for n, text in spoken.items() if re.search(rf"\b{said}\b", text, re.I)] == []


def test_pages_do_not_shout() -> None:
    spoken = {n: re.sub(r"\{%.*?%\}|<[^>]*>", " ", t, flags=re.S) for n, t in TEMPLATES.items()}

    assert [name for name, text in spoken.items() if re.search(r"\w!", text)] == []


def test_the_script_puts_nothing_from_the_network_into_a_page_unread() -> None:
    raw = re.compile(r"eval\(|document\.write|insertAdjacentHTML|new Function")

    assert [name for name, text in SCRIPTS.items() if raw.search(text)] == []
