"""The gate takes nothing from enrolled equipment without a proof, and each proof once."""

from dataclasses import replace
from uuid import uuid4

import pytest

from clearline.access import choosing, sessions
from clearline.access.cookies import digest_of
from clearline.access.dpop import Proof
from clearline.access.models import Account, Device, How, Refused
from clearline.cli.made_up import Cast
from clearline.contact import gate
from clearline.contact.draft import Draft, Problem
from clearline.policy.decision import Outcome
from clearline.registers import equipment
from clearline.registers.recorded import sure
from tests.rooms.contact.saying import line_to

pytestmark = pytest.mark.django_db
KEY = b"k" * 32


def proof(number: int, name: str = "mine-of-its-kind", key: bytes = KEY) -> Proof:
    return Proof(key, number, name)


def draft(home: Cast, session: bytes, **more: object) -> Draft:
    said = Draft(
        uuid4(), line_to(home.mia, home).id, "Tea is at six.", session, purpose="arrangements"
    )
    return replace(said, **more)  # type: ignore[arg-type]


@pytest.fixture
def dawns(home: Cast) -> bytes:
    """Return the digest of Dawn's sign-in on her phone."""
    account = Account.objects.get(person=home.dawn)
    device = choosing.device_of(account, key=KEY, at=home.at)
    return digest_of(sessions.start(account, device, How.PASSKEY, at=home.at))


def test_a_proof_is_taken_once_in_a_batch_and_after_it(home: Cast, dawns: bytes) -> None:
    drafts = [draft(home, dawns, proof=p) for p in (proof(1), proof(2), proof(1))]

    answers = gate.settle(drafts, at=home.at)
    later = gate.send(draft(home, dawns, proof=proof(2)), at=home.at)

    assert [a.outcome for a in answers] == [Outcome.ALLOW, Outcome.ALLOW, None]
    assert answers[2].problem is later.problem is Problem.NOT_PROVEN
    assert Refused.objects.get().more == 1


def test_none_and_another_keys_are_refused_beside_a_right_one(home: Cast, dawns: bytes) -> None:
    drafts = [draft(home, dawns, proof=p) for p in (None, proof(1, key=b"o" * 32), proof(1))]
    answers = gate.settle(drafts, at=home.at)
    assert [a.problem for a in answers] == [Problem.NOT_PROVEN, Problem.NOT_PROVEN, None]


def test_what_its_page_has_proven_is_not_asked_again(home: Cast, dawns: bytes) -> None:
    spent = replace(proof(1), is_spent=True)
    both = [draft(home, dawns, proof=spent), draft(home, dawns, proof=spent)]
    assert {a.outcome for a in gate.settle(both, at=home.at)} == {Outcome.ALLOW}


def test_a_copied_key_ends_and_says_so(home: Cast, dawns: bytes) -> None:
    gate.send(draft(home, dawns, proof=proof(1)), at=home.at)
    copied = gate.send(draft(home, dawns, proof=proof(1, "copy-of-its-kind")), at=home.at)

    assert copied.problem is Problem.NOT_PROVEN
    assert Device.objects.get(key=KEY).ended_at == home.at
    after = gate.send(draft(home, dawns, proof=proof(2)), at=home.at)
    assert after.problem is Problem.NOT_SIGNED_IN


def test_lost_equipment_sends_nothing_from_that_moment(home: Cast, dawns: bytes) -> None:
    assert gate.send(draft(home, dawns, proof=proof(1)), at=home.at).outcome is Outcome.ALLOW
    sure(equipment.lose(home.phone_of(home.dawn), by=home.priya, at=home.at))
    lost = gate.send(draft(home, dawns, proof=proof(2)), at=home.at)
    assert lost.problem is Problem.EQUIPMENT_SHUT


def test_a_retry_with_its_next_proof_gets_the_first_answer(home: Cast, dawns: bytes) -> None:
    once = draft(home, dawns, proof=proof(1))
    first = gate.send(once, at=home.at)
    again = gate.send(replace(once, proof=proof(2)), at=home.at)
    assert (again.place, again.outcome) == (first.place, first.outcome)
