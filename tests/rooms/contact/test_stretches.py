"""What counts as one contact: messages without a gap of more than an hour."""

import itertools
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from clearline.contact.accounts import stretches
from clearline.contact.accounts.stretches import Said

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHILD, SAM, DAWN = 1, 2, 3
LINE, OTHER = UUID(int=1), UUID(int=2)


def said(minutes: float, by: int = SAM, *, line: UUID = LINE) -> Said:
    return Said(
        id=UUID(int=int(minutes * 60) + 1000 * by),
        line=line,
        by=by,
        is_from_child=by == CHILD,
        at=NOON + timedelta(minutes=minutes),
        channel="in_app",
    )


def lengths(*of: Said) -> list[int]:
    return [len(stretch.said) for stretch in stretches.of(of)]


def test_a_gap_of_an_hour_is_one_contact_and_a_second_more_is_two() -> None:
    assert lengths(said(0), said(60)) == [2]
    assert lengths(said(0), said(60 + 1 / 60)) == [1, 1]


def test_a_contact_goes_on_as_long_as_no_gap_is_longer() -> None:
    assert lengths(*(said(50 * n) for n in range(6))) == [6]


def test_two_lines_are_two_contacts() -> None:
    assert lengths(said(0), said(1, line=OTHER)) == [1, 1]


def test_the_account_is_theirs_who_of_the_staff_wrote_last() -> None:
    (found,) = stretches.of([said(0, SAM), said(5, DAWN), said(9, CHILD)])
    assert (found.worker, found.workers) == (DAWN, frozenset({SAM, DAWN}))


def test_where_only_the_young_person_wrote_it_is_nobodys_yet() -> None:
    (found,) = stretches.of([said(0, CHILD)])
    assert (found.worker, found.workers) == (None, frozenset())


def test_it_is_due_24_hours_after_the_last_word() -> None:
    (found,) = stretches.of([said(0), said(30)])
    assert found.due_at == NOON + timedelta(hours=24, minutes=30)


def test_it_can_be_cut_where_somebody_stopped_reading() -> None:
    (found,) = stretches.of([said(0), said(5), said(9)])
    assert found.until(said(5).id).said == found.said[:2]
    assert found.until(UUID(int=7)) == found


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from([CHILD, SAM, DAWN])), unique=True))
def test_every_message_is_in_one_contact_and_no_gap_in_one_is_longer(
    told: list[tuple[int, int]],
) -> None:
    all_of_it = [said(minutes, by) for minutes, by in told]
    found = stretches.of(all_of_it)
    assert sorted(m.id for s in found for m in s.said) == sorted(m.id for m in all_of_it)
    for stretch in found:
        moments = [each.at for each in stretch.said]
        gaps = [b - a for a, b in itertools.pairwise(moments)]
        assert all(timedelta(0) <= gap <= stretches.GAP for gap in gaps)
    for before, after in itertools.pairwise(found):
        assert after.first.at - before.last.at > stretches.GAP
