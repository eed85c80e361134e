"""Passkeys sign in their owner, on this very site, once for each question."""

import json
from datetime import timedelta

import pytest
import time_machine

from clearline.access import accounts, factors, passkeys
from clearline.access.models import Account, Factor, UsedChallenge
from clearline.access.passkeys import LASTS, Site
from tests.conftest import TEATIME
from tests.rooms.access.authenticator import Authenticator
from tests.rooms.access.making import make_account, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HERE = Site("line.example.org", "https://line.example.org")


@pytest.fixture
def dawn() -> Account:
    return make_account(make_person())


def add(account: Account, key: Authenticator, *, site: Site = HERE) -> bool:
    asked = passkeys.ask_for_new(site, account)
    made = (asked.state, key.make(asked.options))
    return passkeys.add(site, account, made, label="Chrome on Android", at=TEATIME)


def owner(key: Authenticator, *, site: Site = HERE) -> Account | None:
    asked = passkeys.ask(site)
    return passkeys.owner_of(site, (asked.state, key.get(asked.options)), at=TEATIME)


def test_a_passkey_that_was_added_names_its_owner(dawn: Account) -> None:
    key = Authenticator()

    assert add(dawn, key)
    assert owner(key) == dawn
    assert owner(Authenticator()) is None


def test_an_answer_counts_once(dawn: Account) -> None:
    key = Authenticator()
    add(dawn, key)
    asked = passkeys.ask(HERE)
    answer = (asked.state, key.get(asked.options))

    assert passkeys.owner_of(HERE, answer, at=TEATIME) == dawn
    assert passkeys.owner_of(HERE, answer, at=TEATIME) is None


def test_an_answer_to_another_question_does_not_count(dawn: Account) -> None:
    key = Authenticator()
    add(dawn, key)
    one, other = passkeys.ask(HERE), passkeys.ask(HERE)

    assert passkeys.owner_of(HERE, (one.state, key.get(other.options)), at=TEATIME) is None
    assert passkeys.owner_of(HERE, (other.state, key.get(other.options)), at=TEATIME) == dawn


def test_an_answer_that_took_too_long_does_not_count(
    dawn: Account, clock: time_machine.Traveller
) -> None:
    key = Authenticator()
    add(dawn, key)
    in_time, late = passkeys.ask(HERE), passkeys.ask(HERE)

    clock.shift(LASTS)
    assert passkeys.owner_of(HERE, (in_time.state, key.get(in_time.options)), at=TEATIME) == dawn
    clock.shift(1)
    assert passkeys.owner_of(HERE, (late.state, key.get(late.options)), at=TEATIME) is None


def test_a_note_that_was_not_written_here_does_not_count(dawn: Account) -> None:
    key = Authenticator()
    add(dawn, key)
    asked = passkeys.ask(HERE)
    forged = asked.state[:-2] + ("AA" if asked.state[-2:] != "AA" else "BB")

    assert passkeys.owner_of(HERE, (forged, key.get(asked.options)), at=TEATIME) is None


def test_a_passkey_shown_to_another_site_does_not_count(dawn: Account) -> None:
    lured = Authenticator()
    add(dawn, lured)
    assert owner(lured) == dawn

    lured.origin = "https://1ine.example.org"

    assert owner(lured) is None


def test_a_passkey_without_a_finger_or_a_pin_does_not_count(dawn: Account) -> None:
    assert not add(dawn, Authenticator(verifies=False))
    assert add(dawn, Authenticator())


def test_a_signature_by_another_key_does_not_count(dawn: Account) -> None:
    key, thief = Authenticator(), Authenticator()
    add(dawn, key)
    thief.credential_id = key.credential_id

    assert owner(thief) is None
    assert owner(key) == dawn


def test_a_copy_that_counts_from_where_the_other_was_does_not_count(dawn: Account) -> None:
    key = Authenticator()
    add(dawn, key)
    key.counter = 5
    assert owner(key) == dawn

    assert owner(key) is None
    key.counter = 6
    assert owner(key) == dawn


def test_an_ended_passkey_and_a_closed_account_do_not_count(dawn: Account) -> None:
    ended, kept = Authenticator(), Authenticator()
    add(dawn, ended)
    add(dawn, kept)

    first = Factor.objects.filter(credential=ended.credential_id)
    factors.end(first, at=TEATIME, by=dawn.person)
    assert (owner(ended), owner(kept)) == (None, dawn)
    accounts.close(dawn, by=dawn.person, at=TEATIME)
    assert owner(kept) is None


def test_a_passkey_is_added_once_and_to_one_account(dawn: Account) -> None:
    key, ola = Authenticator(), make_account(make_person("Ola"), "ola@example.org")

    assert [add(dawn, key), add(dawn, key), add(ola, key)] == [True, False, False]
    assert owner(key) == dawn


def test_the_second_step_asks_for_ones_own_passkeys_alone(dawn: Account) -> None:
    ola = make_account(make_person("Ola"), "ola@example.org")
    mine, olas = Authenticator(), Authenticator()
    add(dawn, mine)
    add(ola, olas)

    asked = json.loads(passkeys.ask(HERE, dawn).options)["publicKey"]["allowCredentials"]

    assert len(asked) == 1
    assert passkeys.has_any(dawn)
    assert not passkeys.has_any(make_account(make_person("Kit"), "kit@example.org"))


@pytest.mark.parametrize(
    "said", ["", "no", "[]", "{}", '{"id": 1}', '{"id": "AA", "rawId": "AA", "response": {}}']
)
def test_a_malformed_answer_is_nobodys(said: str, dawn: Account) -> None:
    assert passkeys.owner_of(HERE, (passkeys.ask(HERE).state, said), at=TEATIME) is None
    new = passkeys.ask_for_new(HERE, dawn)
    assert not passkeys.add(HERE, dawn, (new.state, said), label="", at=TEATIME)


def test_what_was_answered_is_forgotten_when_it_can_no_longer_count(dawn: Account) -> None:
    key = Authenticator()
    add(dawn, key)
    owner(key)

    asked = passkeys.ask(HERE)
    later = TEATIME + timedelta(minutes=11)
    passkeys.owner_of(HERE, (asked.state, key.get(asked.options)), at=later)

    assert UsedChallenge.objects.count() == 1
