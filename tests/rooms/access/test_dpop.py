"""A proof counts for the request, the sign-in and the moment that it was made for alone."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from clearline.access import dpop
from clearline.access.dpop import AHEAD, OLDEST, Asked, Fault, Proof
from tests.conftest import TEATIME
from tests.proving import Key

ADDRESS = "https://home.example/send"
TOKEN = "the token of a sign-in"
SESSION = sha256(TOKEN.encode()).digest()
ASKED = Asked("POST", ADDRESS, SESSION, TEATIME)


def read(key: Key, **other: Any) -> Proof | Fault:
    return dpop.read(key.proof(ADDRESS, at=TEATIME, token=TOKEN, **other), ASKED)


def test_a_right_proof_says_whose_key_it_is_and_which_number_it_drew() -> None:
    key = Key()
    proof = read(key)
    assert isinstance(proof, Proof)
    assert (proof.key, proof.number, proof.is_spent) == (key.thumbprint, 1, False)


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ({"htm": "GET"}, Fault.OTHER_REQUEST),
        ({"htu": "https://home.example/today/"}, Fault.OTHER_REQUEST),
        ({"htu": "https://other.example/send"}, Fault.OTHER_REQUEST),
        ({"ath": "x"}, Fault.OTHER_SIGN_IN),
        ({"ath": None}, Fault.OTHER_SIGN_IN),
        ({"n": 0}, Fault.UNREADABLE),
        ({"n": True}, Fault.UNREADABLE),
        ({"n": "1"}, Fault.UNREADABLE),
        ({"n": 2**53}, Fault.UNREADABLE),
        ({"jti": "short"}, Fault.UNREADABLE),
        ({"jti": "x" * 65}, Fault.UNREADABLE),
        ({"iat": "now"}, Fault.UNREADABLE),
    ],
)
def test_a_proof_that_says_something_else_is_refused(other: dict[str, Any], fault: Fault) -> None:
    assert read(Key(), **other) is fault


def test_a_proof_counts_for_some_minutes_around_now() -> None:
    key = Key()

    def at(late: timedelta) -> Proof | Fault:
        return read(key, iat=int((TEATIME - late).timestamp()))

    assert isinstance(at(OLDEST), Proof)
    assert at(OLDEST + timedelta(seconds=1)) is Fault.STALE
    assert isinstance(at(-AHEAD), Proof)
    assert at(-AHEAD - timedelta(seconds=1)) is Fault.STALE


def test_a_proof_without_a_sign_in_is_one_for_enrolling_only() -> None:
    key = Key()
    enrols = Asked("POST", ADDRESS, None, TEATIME)
    assert isinstance(dpop.read(key.proof(ADDRESS, at=TEATIME), enrols), Proof)
    assert dpop.read(key.proof(ADDRESS, at=TEATIME), ASKED) is Fault.OTHER_SIGN_IN
    assert dpop.read(key.proof(ADDRESS, at=TEATIME, token=TOKEN), enrols) is Fault.OTHER_SIGN_IN


CLAIMS = {
    "htm": "POST",
    "htu": ADDRESS,
    "iat": int(TEATIME.timestamp()),
    "jti": "first-of-its-kind",
    "n": 1,
    "ath": dpop.text(SESSION),
}


def signed(key: Any, algorithm: str = "ES256", **header: Any) -> Proof | Fault:
    named = {"typ": "dpop+jwt", "jwk": Key().jwk, **header}
    return dpop.read(jwt.encode(CLAIMS, key, algorithm, named), ASKED)


def test_what_is_signed_by_another_key_than_it_names_is_refused() -> None:
    mine, other = Key(), Key()
    assert isinstance(signed(mine.secret, jwk=mine.jwk), Proof)
    assert signed(other.secret, jwk=mine.jwk) is Fault.UNREADABLE


def test_only_this_kind_of_key_and_of_signature_is_taken() -> None:
    mine = Key()
    p384 = ec.generate_private_key(ec.SECP384R1())
    assert signed(p384, "ES384", jwk=mine.jwk) is Fault.UNREADABLE
    assert signed(rsa.generate_private_key(65537, 2048), "RS256") is Fault.UNREADABLE
    assert signed(b"a secret that is long enough for it", "HS256") is Fault.UNREADABLE
    assert signed(mine.secret, jwk=mine.jwk, typ="JWT") is Fault.UNREADABLE
    assert signed(mine.secret, jwk={**mine.jwk, "d": "x"}) is Fault.UNREADABLE
    assert signed(mine.secret, jwk={**mine.jwk, "crv": "P-384"}) is Fault.UNREADABLE
    assert signed(mine.secret, jwk={**mine.jwk, "y": mine.jwk["x"]}) is Fault.UNREADABLE


@pytest.mark.parametrize(
    "token", ["x", "a.b.c", "..", "é", "e30.e30.e30", "W10.e30.e30", "x" * 9000]
)
def test_what_is_no_proof_at_all_is_refused(token: str) -> None:
    assert dpop.read(token, ASKED) is Fault.UNREADABLE


def test_none_is_told_apart_from_a_wrong_one() -> None:
    assert dpop.read("", ASKED) is Fault.NONE


def test_a_proof_that_was_changed_on_its_way_is_refused() -> None:
    key = Key()
    head, _, end = key.proof(ADDRESS, at=TEATIME, token=TOKEN).split(".")
    other = urlsafe_b64encode(b'{"n": 9}').rstrip(b"=").decode()
    assert dpop.read(f"{head}.{other}.{end}", ASKED) is Fault.UNREADABLE
