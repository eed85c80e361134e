"""What every answer tells the browser."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/sign-in/", "/there-is-no-such-page/", "/signed-in/"])
def test_every_answer_is_shut_to_other_sites_and_kept_by_nobody(address: str) -> None:
    told = Client().get(address).headers

    policy = dict(part.split(" ", 1) for part in told["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in told["Content-Security-Policy"]
    assert told["Referrer-Policy"] == "same-origin"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in told["Permissions-Policy"]
    assert told["Cache-Control"] == "no-store"


def test_what_is_the_same_for_everybody_may_be_kept() -> None:
    sheet = Client().get("/static/clearline/clearline.css")
    sheet.close()
    told = sheet.headers

    assert told["Cache-Control"] != "no-store"
    assert "default-src 'none'" in told["Content-Security-Policy"]


@pytest.mark.parametrize("is_secure", [True, False])
def test_behind_https_every_cookie_and_every_later_visit_is_for_https_alone(
    *, is_secure: bool
) -> None:
    answer = Client().get("/sign-in/", secure=is_secure)

    assert "csrftoken" in answer.cookies
    assert all(bool(cookie["secure"]) is is_secure for cookie in answer.cookies.values())
    assert answer.headers.get("Strict-Transport-Security", "") == (
        "max-age=31536000" if is_secure else ""
    )
