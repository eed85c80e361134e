"""A verb keeps its rows together with the ledger's entries, or keeps nothing and says why."""

from datetime import timedelta

import pytest
from django.db import transaction

from clearline.cli.made_up import Cast
from clearline.ledger.models import LedgerEntry
from clearline.registers import disputes, people, permissions, recorded
from clearline.registers.models import Channel, Dispute, GivenBy, Home, Kind, Permission, Person
from clearline.registers.recorded import Unkept, keep, refuse, sure, verb


def entries() -> int:
    return LedgerEntry.objects.count()


def test_what_is_kept_stands_in_the_ledger_once(home: Cast) -> None:
    before = entries()
    sure(disputes.begin(home.mia, "They differ.", by=home.priya, at=home.at))
    assert entries() == before + 1


def test_what_is_refused_is_neither_kept_nor_in_the_ledger(home: Cast) -> None:
    before = entries()
    answer = disputes.begin(home.mia, "", by=home.priya, at=home.at)
    assert answer == Unkept((("reason", "Fill this in."),))
    assert not Dispute.objects.filter(child=home.mia).exists()
    assert entries() == before


def test_a_refusal_speaks_in_the_words_of_the_constraint(home: Cast) -> None:
    answer = permissions.give(
        home.mia,
        Channel.EMAIL,
        given_by=GivenBy.PARENT,
        evidence="Letter",
        until_on=home.at.date() - timedelta(days=1),
        by=home.priya,
        at=home.at,
    )
    assert str(answer) == "The last day is before the first."


def test_every_fault_of_a_row_is_told_with_its_field(home: Cast) -> None:
    answer = permissions.give(home.mia, Channel.EMAIL, evidence="", by=home.priya, at=home.at)
    assert isinstance(answer, Unkept)
    assert dict(answer.why) == {"given_by": "Fill this in.", "evidence": "Fill this in."}


def test_nothing_is_kept_of_a_verb_that_refuses_half_way(home: Cast) -> None:
    @verb
    def two(by: Person) -> Dispute:
        keep(Dispute(child=home.mia, reason="First", from_at=home.at), by=by, at=home.at)
        raise refuse("Not both.")

    before = entries()
    assert two(home.priya) == Unkept((("", "Not both."),))
    assert not Dispute.objects.filter(child=home.mia).exists()
    assert entries() == before


def test_of_two_who_end_a_fact_the_second_is_told(home: Cast) -> None:
    dispute = sure(disputes.begin(home.mia, "They differ.", by=home.priya, at=home.at))
    seen_by_both = Dispute.objects.get(pk=dispute.pk)

    settled = sure(disputes.settle(dispute, by=home.priya, at=home.at))
    again = disputes.settle(seen_by_both, by=home.deepa, at=home.at)

    assert settled.ended_by == home.priya
    assert again == Unkept((("", recorded.ENDED_ALREADY),))
    assert Dispute.objects.get(pk=dispute.pk).ended_by == home.priya


def test_a_row_in_hand_is_not_changed_by_a_refusal(home: Cast) -> None:
    dispute = sure(disputes.begin(home.mia, "They differ.", by=home.priya, at=home.at))
    too_early = disputes.settle(dispute, by=home.priya, at=home.at - timedelta(days=1))
    assert str(too_early) == "It ends before it begins."
    assert dispute.ended_at is None


def test_somebody_who_came_first_and_went_on_is_not_a_mistake_of_the_second(home: Cast) -> None:
    # Nothing is wrong with the row by the time that it is looked at again.
    @verb
    def clash(by: Person) -> Home:
        row = Home(name="B", short_name=home.larkfield.short_name, opened_on=home.at.date())
        row.full_clean = lambda *args, **kwargs: None  # type: ignore[method-assign]
        return keep(row, by=by, at=home.at)

    assert clash(home.priya) == Unkept((("", recorded.AT_ONCE),))


def test_a_verb_inside_a_transaction_goes_with_it(home: Cast) -> None:
    before = entries()
    with transaction.atomic():
        sure(disputes.begin(home.mia, "They differ.", by=home.priya, at=home.at))
        transaction.set_rollback(True)
    assert entries() == before
    assert not Dispute.objects.filter(child=home.mia).exists()


def test_a_refusal_where_none_is_foreseen_is_a_mistake_of_the_program(home: Cast) -> None:
    with pytest.raises(AssertionError, match="Fill this in"):
        sure(people.add("", Kind.STAFF, by=home.adele, at=home.at))


def test_a_permission_remembers_who_wrote_it_down_and_when(home: Cast) -> None:
    kept = Permission.objects.filter(child=home.mia, channel=Channel.IN_APP).get()
    assert (kept.recorded_by, kept.recorded_at) == (home.priya, home.at - timedelta(days=30))
