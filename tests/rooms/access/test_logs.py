"""The log never says the key of a link."""

import logging

import pytest
from django.core.exceptions import PermissionDenied

from clearline.access.logs import NoTraceback
from clearline.cli.made_up import Cast
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.childs import phone_of

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


def test_a_page_that_is_for_others_is_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture, home: Cast
) -> None:
    assert phone_of(home.mia).get("/today/").status_code == 403

    (record,) = [r for r in caplog.records if r.name == "django.request"]
    assert "/today/" in record.getMessage()
    assert record.exc_info is None
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("trouble", "is_told_how"), [(PermissionDenied(), False), (ZeroDivisionError(), True)]
)
def test_only_a_fault_of_the_program_keeps_its_traceback(
    trouble: Exception, *, is_told_how: bool
) -> None:
    fault = (type(trouble), trouble, None)
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Oh", (), fault)

    assert NoTraceback().filter(record)

    assert bool(record.exc_info) is is_told_how
