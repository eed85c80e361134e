"""Every address against every role: open or closed as the list says, and closed if unlisted."""

from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver, path, reverse

from clearline.access import choosing, sessions
from clearline.access.caller import Face
from clearline.access.models import Account, How
from clearline.access.pages import LISTED, PAGES, Page
from clearline.cli.made_up import Cast
from clearline.guidance.edition import editions
from clearline.registers.models import Equipment
from scripts import write_access
from tests.conftest import TEATIME
from tests.proving import ProvingBrowser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

# Who of the cast looks under which face; each has that face alone.
LOOKS = {
    Face.CHILD: "mia",
    Face.WORKER: "dawn",
    Face.MANAGER: "priya",
    Face.SOCIAL_WORKER: "marcus",
    Face.REVIEWING_OFFICER: "helen",
    Face.ADVOCATE: "fiona",
    Face.SAFEGUARDING_LEAD: "lena",
    Face.INDEPENDENT_PERSON: "ruth",
    Face.INSPECTOR: "owen",
    Face.ADMINISTRATOR: "adele",
}

# What an address with arguments is asked for. What names no record answers "not there" to whoever
# may open the page, which is another answer than "not for you".
_UNKNOWN: dict[str, Any] = {"int": 0, "key": 0, "uuid": uuid4(), "str": "A" * 22, "path": "0/000"}


def _arguments(name: str, home: Cast) -> dict[str, Any]:
    known = {
        "child_id": home.mia.pk,
        "person_id": home.dawn.pk,
        "equipment_id": Equipment.objects.earliest("pk").pk,
    }
    return {
        key: known.get(key, _UNKNOWN[_kind(converter)])
        for key, converter in _patterns()[name].items()
    }


def _kind(converter: Any) -> str:
    return str(type(converter).__name__).removesuffix("Converter").lower().replace("string", "str")


@cache
def _patterns() -> dict[str, dict[str, Any]]:
    """Return the name of each address and the converters of its arguments."""
    found = {}
    for name, _ in write_access.addresses():
        resolver = get_resolver()
        *spaces, last = name.split(":")
        for space in spaces:
            resolver = resolver.namespace_dict[space][1]
        converters: dict[str, Any] = {}
        for entry in resolver.reverse_dict.getlist(last):
            converters |= entry[3]
        found[name] = converters
    return found


def _browser_of(face: Face, home: Cast) -> Client:
    if face is Face.NOBODY:
        return Client()
    browser = ProvingBrowser()
    found = getattr(home, LOOKS[face])
    account = Account.objects.get(person=getattr(found, "person", found))
    device = choosing.device_of(account, key=browser.key.thumbprint, at=TEATIME)
    browser.cookies["clearline"] = sessions.start(account, device, How.PASSKEY, at=TEATIME)
    return browser


def _address(page: Page, home: Cast) -> str:
    return reverse(page.name, kwargs=_arguments(page.name, home))


def _ask(browser: Client, page: Page, home: Cast) -> HttpResponse:
    method = "GET" if "GET" in page.methods else "POST"
    return browser.generic(method, _address(page, home))  # type: ignore[return-value]


def _is_closed(answer: HttpResponse) -> bool:
    # A page that asks by itself is told no, and a person is led to the door.
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")
    return to_sign_in or answer.status_code in {403, 405}


def test_each_of_the_cast_looks_under_one_face(home: Cast) -> None:
    faces = {}
    for face in LOOKS:
        browser = _browser_of(face, home)
        caller = browser.get(reverse("sign_in:mine")).context["caller"]
        faces[face] = caller.faces

    assert faces == {face: {face} for face in LOOKS}


@pytest.mark.parametrize("face", Face)
def test_pages_open_to_those_they_are_listed_for(face: Face, home: Cast) -> None:
    opened, browser = {}, _browser_of(face, home)
    # Leaving comes last: after it everybody is nobody.
    for page in sorted(PAGES, key=lambda page: page.name == "sign_in:sign_out"):
        answer = _ask(browser, page, home)
        assert answer.status_code < 500
        opened[page.name] = not _is_closed(answer)

    assert opened == {page.name: face in page.who for page in PAGES}


def test_every_address_is_listed_and_every_listed_page_has_an_address() -> None:
    assert sorted(name for name, _ in write_access.addresses()) == sorted(LISTED)
    assert len(LISTED) == len(PAGES)


def test_a_page_is_asked_only_in_the_ways_it_is_listed_for(home: Cast) -> None:
    answers = {
        (one.name, method): Client().generic(method, _address(one, home)).status_code
        for one in PAGES
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - one.methods
    }

    assert {asked: status for asked, status in answers.items() if status != 405} == {}


def listed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [path("one/", listed, name="one"), path("other/", listed, name="other")]


def test_an_address_that_nobody_listed_is_not_there(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    one = Page("one", frozenset({"GET"}), frozenset(Face), "For this test.")
    LISTED["one"] = one  # type: ignore[index]
    try:
        answers = [Client().get(address).status_code for address in ("/one/", "/other/")]
    finally:
        del LISTED["one"]  # type: ignore[attr-defined]

    assert answers == [200, 404]


def test_every_page_says_why_it_is_open_to_those() -> None:
    assert [page.name for page in PAGES if not page.why.endswith(".") or not page.who] == []


def test_what_changes_something_is_never_a_plain_look() -> None:
    named_for_doing = {"sign_out", "end", "hide", "show", "keep", "codes", "add_passkey"}

    assert [
        page.name
        for page in PAGES
        if page.name.partition(":")[2] in named_for_doing and "GET" in page.methods
    ] == []


def test_a_clause_that_pages_answer_names_pages_that_are_there() -> None:
    named = {
        (ask.reference, name)
        for edition in editions()
        for clause in edition.clauses
        for ask in clause.asks
        for name in ask.pages
    }

    assert named
    assert {(reference, name) for reference, name in named if name not in LISTED} == set()


def test_the_document_is_written_from_the_list() -> None:
    assert write_access.ACCESS.read_text("utf-8") == write_access.written()
