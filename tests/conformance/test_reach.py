"""Whatever a role may open by a plain address, it finds by going from its first page."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from clearline.access.caller import Face
from clearline.access.pages import PAGES, Page
from clearline.cli.made_up import Cast
from tests.conformance.test_pages import _browser_of, _patterns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

_LINK = re.compile(r"<a\b[^>]*>")
_HREF = re.compile(r'\bhref="([^"]+)"')
# To these one does not come by going on from a page.
OTHERWISE = {
    "sign_in:front",  # the bare address
    "sign_in:again",  # where something grave was asked
    "child:talk_with_home",  # leads on to the conversation itself
    "outside:texts",  # only where texts are carried
    # Only where there is something to say there.
    "child:number",
    "leaving:mine",
    "bringing:matches",
    "library:declare",
    # Only for who answers for every home, or works with those whom nobody is above.
    "library:publish",
    "reading:change",
    "permissions:language_sheet",
    "sign_in:renewals",
}


def links_on(browser: Client, address: str) -> list[str]:
    answer = browser.get(address, follow=True)
    assert answer.status_code < 500, address
    body = answer.content.decode() if "html" in answer.headers.get("Content-Type", "") else ""
    # What is hidden until something happens is no way that somebody finds.
    shown = "".join(link for link in _LINK.findall(body) if " hidden" not in link)
    return [urlsplit(unescape(href)).path for href in _HREF.findall(shown)]


def name_of(address: str) -> str:
    try:
        return resolve(address).view_name if address.startswith("/") else ""
    except Resolver404:
        return ""


def reached(browser: Client) -> set[str]:
    """Return the names of all pages to which plain ones lead, from the first one on."""
    known, to_open = {"sign_in:front"}, ["/"]
    while to_open:
        for address in links_on(browser, to_open.pop()):
            name = name_of(address)
            if name and name not in known:
                known.add(name)
                to_open += [address] if not _patterns()[name] else []
    return known


def is_plain(page: Page) -> bool:
    """Say whether anybody could type its address, and would read there."""
    own = Face.NOBODY not in page.who and page.is_use and "GET" in page.methods
    return own and not _patterns()[page.name] and page.name not in OTHERWISE


@pytest.mark.parametrize("face", [face for face in Face if face is not Face.NOBODY])
def test_each_finds_every_page_that_is_theirs(face: Face, home: Cast) -> None:
    theirs = {page.name for page in PAGES if face in page.who and is_plain(page)}

    assert theirs - reached(_browser_of(face, home)) == set()
