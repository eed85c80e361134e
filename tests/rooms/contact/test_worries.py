"""A worry in a child's words: raised with the message, told to the right people, taken on once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.cli.made_up import Cast
from clearline.contact.found import audience, naming, worries
from clearline.contact.found.audience import Matter, There
from clearline.contact.found.naming import Named
from clearline.contact.models import Conversation, Event, Worry
from clearline.policy.decision import Outcome
from clearline.registers.models import Person
from tests.rooms.contact.saying import line_to, private_line, says

SUICIDE = "i dont want to be alive any more, i want to kill myself"
SAD = "i cant cope any more with all of this"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


def told(home: Cast, worry: Worry) -> set[str]:
    people = Person.objects.filter(kind="staff")
    return {p.name.split()[0] for p in people if worries.one(p.pk, worry.pk, at=home.at)}


@pytest.mark.django_db
def test_a_child_s_message_is_sent_and_the_worry_raised_with_it(
    home: Cast, line: Conversation
) -> None:
    assert says(home.mia, line, home, SUICIDE).outcome is Outcome.ALLOW

    worry = Worry.objects.get()
    assert (worry.urgency, "suicide" in worry.kinds) == ("emergency", True)
    assert [e.kind for e in Event.objects.order_by("place")] == ["sent", "worry"]


@pytest.mark.django_db
def test_ordinary_words_raise_none(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, "ok see you at tea")

    assert not Worry.objects.exists()


@pytest.mark.django_db
def test_the_words_of_staff_raise_none(home: Cast, line: Conversation) -> None:
    says(home.dawn, line, home, SUICIDE)

    assert not Worry.objects.exists()


@pytest.mark.django_db
def test_private_words_raise_none(home: Cast) -> None:
    says(home.mia, private_line(home.mia, home.fiona, home), home, SUICIDE)

    assert not Worry.objects.exists()


@pytest.mark.django_db
def test_an_emergency_reaches_the_shift_and_the_managers(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)

    assert {"Dawn", "Sam", "Priya", "Deepa"} <= told(home, Worry.objects.get())


@pytest.mark.django_db
def test_another_worry_reaches_those_on_shift(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SAD)

    reached = told(home, Worry.objects.get())
    assert "Dawn" in reached
    assert not {"Joan", "Peter", "Adele", "Lena"} & reached


@pytest.mark.django_db
def test_a_complaint_goes_past_the_shift(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, "i want to make a complaint about how im treated here")

    worry = Worry.objects.get()
    assert "complaint" in worry.kinds
    assert told(home, worry) == {"Lena", "Priya"}


@pytest.mark.django_db
def test_whoever_is_named_is_never_told(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, "i want to kill myself because of dawn")

    worry = Worry.objects.get()
    assert worry.named == [home.dawn.pk]
    assert "Dawn" not in told(home, worry)
    assert {"Lena", "Priya", "Sam"} <= told(home, worry)


@pytest.mark.django_db
def test_where_the_manager_is_named_the_responsible_individual_is_told(
    home: Cast, line: Conversation
) -> None:
    says(home.mia, line, home, "i want to complain about priya")

    assert told(home, Worry.objects.get()) == {"Lena", "Graham"}


@pytest.mark.django_db
def test_what_answers_a_worker_reaches_lead_and_manager_too(home: Cast, line: Conversation) -> None:
    says(home.dawn, line, home, "How was today?", at=home.at - MINUTE)
    says(home.mia, line, home, SAD)

    worry = Worry.objects.get()
    assert worry.answers == home.dawn
    assert {"Lena", "Priya", "Sam"} <= told(home, worry)
    assert "Dawn" not in told(home, worry)


@pytest.mark.django_db
def test_one_takes_it_on_and_it_is_in_the_record(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)
    (seen,) = worries.open_of(home.dawn.pk, at=home.at)

    assert worries.take(seen, by=home.dawn.pk, at=home.at + MINUTE)
    assert not worries.take(seen, by=home.sam.pk, at=home.at + MINUTE)

    (after,) = worries.of(home.sam.pk, at=home.at + MINUTE)
    assert (after.taken_by, after.taken_at) == (home.dawn, home.at + MINUTE)
    assert worries.open_of(home.sam.pk, at=home.at + MINUTE) == []


@pytest.mark.django_db
def test_open_ones_stand_first_and_emergencies_before_them(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SAD, at=home.at - 2 * MINUTE)
    says(home.mia, line, home, SUICIDE, at=home.at - MINUTE)

    first, *_ = worries.of(home.sam.pk, at=home.at)
    assert first.matter.urgency == "emergency"


STAFF = (
    Named(1, ("Dawn Pryce", "")),
    Named(2, ("Oluwaseun Bello", "Seun")),
    Named(3, ("Will Carter",)),
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("dawn shouted at me", {1}),
        ("Its DAWN'S fault", {1}),
        ("seun said so", {2}),
        ("mr bello said so", {2}),
        ("i will tell", set()),
        ("i told Will", {3}),
        ("will carter did", {3}),
        ("dawning of the day", set()),
        ("", set()),
    ],
)
def test_a_name_is_found_as_children_write_it(text: str, people: set[int]) -> None:
    assert naming.people_in(text, STAFF) == people


somebody = st.frozensets(st.integers(1, 6), max_size=3)
there = st.builds(There, *[somebody] * 7)
matter = st.builds(
    Matter,
    st.frozensets(st.sampled_from(["suicide", "abuse", "complaint", "distress"]), min_size=1),
    st.sampled_from(["emergency", "today", "soon"]),
    somebody,
    st.none() | st.integers(1, 6),
)


@given(matter, there)
def test_nobody_who_is_named_is_ever_told(matter: Matter, there: There) -> None:
    assert not audience.told(matter, there) & matter.named


@given(matter, there)
def test_somebody_is_told_if_anybody_answers_for_the_home(matter: Matter, there: There) -> None:
    could = there.managers | there.deputies | there.responsible | there.leads | there.on_call
    assert audience.told(matter, there) or there.of_the_authority or not could - matter.named


@given(matter, there)
def test_an_emergency_reaches_no_fewer_than_the_same_later(matter: Matter, there: There) -> None:
    now = Matter(matter.kinds, "emergency", matter.named, matter.answers)
    later = Matter(matter.kinds, "soon", matter.named, matter.answers)
    if audience.told(later, there) <= there.on_call:
        return
    assert (
        audience.told(later, there) - there.leads <= audience.told(now, there) | there.responsible
    )
