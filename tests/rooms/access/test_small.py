"""The small pieces: sealing, cookies, limits, browsers, names, passwords and PINs."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.access import accounts, cookies, devices, limits, seal
from clearline.access.caller import FACE_OF_ROLE
from clearline.registers.models import Role

ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0"


@given(st.binary(max_size=100))
def test_what_is_sealed_opens_again_for_the_same_thing_alone(words: bytes) -> None:
    sealed = seal.seal(words, about="account 1")

    assert seal.unseal(sealed, about="account 1") == words
    assert seal.unseal(sealed, about="account 2") is None
    assert seal.unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), about="account 1") is None
    assert sealed != seal.seal(words, about="account 1")


def test_a_changed_key_still_opens_what_the_older_one_sealed(settings: Any) -> None:
    sealed = seal.seal(b"secret", about="account 1")

    settings.SECRET_KEY, old = "a newer one", settings.SECRET_KEY
    assert seal.unseal(sealed, about="account 1") is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert seal.unseal(sealed, about="account 1") == b"secret"


def test_a_cookie_header_is_read_without_a_request() -> None:
    token = cookies.new_token()
    header = f"other=1; clearline={token}; __Host-clearline=planted"

    assert cookies.digest_from(header, secure=False) == cookies.digest_of(token)
    assert cookies.digest_from(header, secure=True) == cookies.digest_of("planted")


@pytest.mark.parametrize("header", ["", "clearline=", "other=1", "clearline", "\x00=;;=", "a=b; c"])
def test_a_header_without_the_cookie_is_nobodys(header: str) -> None:
    assert cookies.digest_from(header, secure=False) is None


@given(st.text(max_size=80))
def test_no_cookie_header_breaks_the_reading(header: str) -> None:
    assert isinstance(cookies.digest_from(header, secure=False), bytes | None)


def test_limits_are_read_from_the_environment() -> None:
    read = limits.read({"CLEARLINE_CHILD_IDLE_MINUTES": "5", "CLEARLINE_STAFF_SIGN_IN_HOURS": " "})

    assert read == limits.Limits(child_idle=timedelta(minutes=5))


@pytest.mark.parametrize("said", ["0", "-1", "1.5", "five", "\u0665"])
def test_a_limit_that_is_no_whole_number_is_said_to_be_wrong(said: str) -> None:
    with pytest.raises(ValueError, match="CLEARLINE_CHILD_LINK_HOURS must be a whole number"):
        limits.read({"CLEARLINE_CHILD_LINK_HOURS": said})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (ANDROID, "Chrome on Android"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("", "A browser"),
        ("<script>", "A browser"),
    ],
)
def test_a_browser_is_called_what_a_person_would_call_it(said: str, words: str) -> None:
    assert devices.words_of(said) == words


def test_every_role_has_a_face() -> None:
    assert set(FACE_OF_ROLE) == set(Role)


def test_names_are_spelled_in_one_way() -> None:
    assert accounts.spelled(" Dawn@Example.ORG ") == "dawn@example.org"


@pytest.mark.parametrize("pin", ["2580", "135790", "00017"])
def test_four_to_six_numbers_are_a_pin(pin: str) -> None:
    assert accounts.wrong_with_pin(pin) is None


@pytest.mark.parametrize(
    "pin", ["", "258", "2580258", "0000", "1234", "654321", "\u0662\u0665\u0668\u0660", "25 80"]
)
def test_what_is_short_long_or_easy_is_no_pin(pin: str) -> None:
    assert accounts.wrong_with_pin(pin)
