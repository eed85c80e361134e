"""Signing in to a running Clearline as one of the made-up people, and sending as they would."""

import re
from dataclasses import dataclass, field
from html import unescape
from uuid import UUID

import httpx

from tests.live import Clearline

_ACCOUNT = re.compile(r'name="account" value="(\d+)" aria-label="Sign in as ([^"]+)"')


@dataclass
class SignedIn:
    """Somebody's browser, without a screen."""

    client: httpx.Client
    name: str
    cookies: dict[str, str] = field(default_factory=dict)

    def conversation(self) -> UUID:
        """Return the child's line with the home."""
        found = self.client.get("/me/talk/", follow_redirects=True)
        return UUID(found.url.path.rstrip("/").rpartition("/")[2])

    def draft(self, conversation: UUID, text: str, *, message: UUID) -> dict[str, str]:
        """Return what the page's script would post."""
        said = {"id": str(message), "conversation": str(conversation), "text": text}
        return {**said, "purpose": "check_in"}


def as_somebody(server: Clearline, name: str) -> SignedIn:
    """Choose one of the made-up people on the first page."""
    client = server.browse()
    page = client.get("/sign-in/as/").text
    account = account_of(page, name)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, "the page has no form"
    answer = client.post(
        "/sign-in/as/",
        data={"account": account, "csrfmiddlewaretoken": token[1]},
        headers={"Origin": server.address, "Referer": server.address + "/"},
    )
    assert answer.status_code == 302, answer.text
    client.headers["Origin"] = server.address
    return SignedIn(client, name, dict(client.cookies))


def account_of(page: str, name: str) -> str:
    """Return the number behind the button of the first whose name begins so."""
    buttons = {unescape(label): number for number, label in _ACCOUNT.findall(page)}
    return next(str(number) for label, number in buttons.items() if label.startswith(name))
