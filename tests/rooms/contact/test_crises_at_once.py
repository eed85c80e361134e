"""Two in one crisis at the same moment: one begins it, both are in it, and each is told once."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.crises import asking, declaring, watch, working
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import Crisis, CrisisStep
from clearline.ledger import audit
from clearline.registers.models import Task
from tests.rooms.contact.saying import line_to
from tests.rooms.contact.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)

MINUTE = timedelta(minutes=1)


def begun(home: Cast) -> Crisis:
    found = declaring.declare(home.mia, by=home.dawn, at=home.at)
    assert isinstance(found, Crisis)
    return found


def test_two_who_declare_at_once_are_both_in_the_one(home: Cast) -> None:
    line_to(home.mia, home)

    told = together(
        lambda: declaring.declare(home.mia, by=home.dawn, at=home.at),
        lambda: declaring.declare(home.mia, by=home.sam, at=home.at),
    )

    crisis = Crisis.objects.get()
    assert told == [crisis, crisis]
    joined = [step.by for step in crisis.steps.filter(kind="joined")]
    assert {crisis.declared_by, *joined} == {home.dawn, home.sam}
    assert len(joined) == 1
    assert crisis.steps.filter(of="at_once").count() == 1
    assert audit.verify().wrong is None


def test_a_child_and_a_worker_at_once_are_both_in_the_one(home: Cast) -> None:
    line_to(home.mia, home)

    together(
        lambda: asking.ask(home.mia.pk, at=home.at),
        lambda: declaring.declare(home.mia, by=home.dawn, at=home.at),
    )

    crisis = Crisis.objects.get()
    assert asking.of(home.mia.pk) is not None
    came = {step.by for step in crisis.steps.filter(kind__in=["joined", "asked"])}
    assert {crisis.declared_by, *came} == {home.mia.person, home.dawn}


def test_however_many_nodes_watch_each_deadline_falls_once(home: Cast) -> None:
    line_to(home.mia, home)
    crisis = begun(home)
    late = home.at + 61 * MINUTE

    counts = together(*[lambda: watch.fire_due(at=late)] * 4)

    fell = list(crisis.steps.filter(kind="due").values_list("of", flat=True))
    assert len(fell) == len(set(fell)) == 7  # and who was told at once
    assert sum(count for count in counts if isinstance(count, int)) == 6
    assert None not in counts
    assert audit.verify().wrong is None


def test_of_two_who_end_it_at_once_one_does_and_one_task_is_given(home: Cast) -> None:
    line_to(home.mia, home)
    crisis = begun(home)

    told = together(
        lambda: declaring.close_by_contact(crisis.pk, "Heard.", by=home.dawn, at=home.at),
        lambda: declaring.close_by_contact(crisis.pk, "Seen.", by=home.sam, at=home.at),
    )

    assert sorted(map(str, told)) == sorted([str(None), Refusal.IT_IS_OVER])
    assert Task.objects.filter(kind="review_crisis").count() == 1


def test_of_two_who_answer_at_once_one_has(home: Cast) -> None:
    line_to(home.mia, home)
    crisis = begun(home)

    told = together(
        lambda: working.acknowledge(crisis.pk, by=home.priya, at=home.at),
        lambda: working.acknowledge(crisis.pk, by=home.deepa, at=home.at),
    )

    assert set(told) <= {None, Refusal.NOT_YOURS}
    assert CrisisStep.objects.filter(kind="acknowledged").count() == 1
