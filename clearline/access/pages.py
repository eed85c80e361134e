"""Every page, and under which faces one may open it: what is not listed here is closed.

To add a page: one line in PAGES, with the name of its address in a `urls.py` and one reason.
`docs/access.md` is written from this list by `scripts/write_access.py`; the test in
`tests/conformance/test_pages.py` tries each address as each role (an address with arguments gets
them there). Which child's record may be read on an open page is asked of `access.records`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearline.access.caller import Caller, Face

READ = frozenset({"GET", "HEAD"})
WRITE = frozenset({"POST"})
FORM = READ | WRITE

EVERYBODY = frozenset(Face)
SIGNED_IN = EVERYBODY - {Face.NOBODY}
STAFF = SIGNED_IN - {Face.CHILD}
CARERS = frozenset({Face.WORKER, Face.MANAGER, Face.SOCIAL_WORKER})
PRIVATE = frozenset({Face.REVIEWING_OFFICER, Face.ADVOCATE})


@dataclass(frozen=True, slots=True)
class Page:
    """One address, by name: how it may be asked, by whom, and why by them."""

    name: str
    methods: frozenset[str]
    who: frozenset[Face]
    why: str


PAGES: tuple[Page, ...] = (
    # Before sign-in, and sign-in itself.
    Page("sign_in", FORM, EVERYBODY, "The door has to be open to those outside."),
)


class Verdict(StrEnum):
    """What the list says of one request."""

    OPEN = "open"
    UNLISTED = "unlisted"
    OTHER_METHOD = "other_method"
    SIGN_IN_FIRST = "sign_in_first"
    CLOSED = "closed"


LISTED: Mapping[str, Page] = {page.name: page for page in PAGES}


def faces_of(caller: Caller | None) -> frozenset[Face]:
    """Return the faces of whoever calls; without a role one is nobody."""
    return (caller.faces if caller else frozenset()) or frozenset({Face.NOBODY})


def verdict(name: str, method: str, caller: Caller | None) -> Verdict:
    """Say whether this page may be asked in this way by this caller."""
    page = LISTED.get(name)
    if page is None:
        return Verdict.UNLISTED
    if method not in page.methods:
        return Verdict.OTHER_METHOD
    if not page.who.isdisjoint(faces_of(caller)):
        return Verdict.OPEN
    return Verdict.SIGN_IN_FIRST if caller is None else Verdict.CLOSED
