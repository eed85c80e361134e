"""The log never says the key of a link."""

import pytest

from tests.rooms.web.browsing import make_browser

pytestmark = pytest.mark.django_db
KEY = "s3cretS3cretS3cretS3cr"


def test_a_link_that_fails_is_logged_without_its_key(caplog: pytest.LogCaptureFixture) -> None:
    make_browser().get(f"/l/{KEY}/")

    assert "Gone: /l/…/" in caplog.text
    assert KEY not in caplog.text


def test_a_form_that_is_refused_is_logged_without_it(caplog: pytest.LogCaptureFixture) -> None:
    make_browser(enforce_csrf_checks=True).post(f"/l/{KEY}/")

    assert "/l/…/" in caplog.text
    assert KEY not in caplog.text


def test_other_addresses_are_logged_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    make_browser().get("/there-is-no-such-page/")

    assert "/there-is-no-such-page/" in caplog.text
