"""Each look at what is a child's is written down, and vouched for."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from clearline.access import looks
from clearline.access.models import Look, LookKind
from clearline.ledger.models import LedgerEntry
from tests.conftest import TEATIME
from tests.rooms.access.making import calling, make_child, make_home, make_worker

pytestmark = pytest.mark.django_db


def test_a_look_stands_in_the_table_and_in_the_ledger() -> None:
    home = make_home()
    mia, dawn = make_child(home), calling(make_worker(home))
    before = LedgerEntry.objects.count()

    look = looks.take(dawn, mia.pk, LookKind.CONVERSATION, "17", at=TEATIME)

    assert list(looks.at_child(mia.pk)) == [look]
    assert list(looks.at_thing(LookKind.CONVERSATION, "17")) == [look]
    assert LedgerEntry.objects.count() == before + 1


def test_turning_a_page_is_the_same_look_and_coming_back_is_another() -> None:
    home = make_home()
    mia, dawn = make_child(home), calling(make_worker(home))
    taken = [
        looks.take(dawn, mia.pk, LookKind.RECORD, "", at=TEATIME + timedelta(minutes=m))
        for m in (0, 14, 15, 29, 31)
    ]

    assert [bool(look) for look in taken] == [True, False, True, False, True]


def test_a_look_at_one_thing_is_no_look_at_another() -> None:
    home = make_home()
    mia, dawn, ola = make_child(home), calling(make_worker(home)), calling(make_worker(home, "Ola"))
    looks.take(dawn, mia.pk, LookKind.CONVERSATION, "17", at=TEATIME)

    assert looks.take(dawn, mia.pk, LookKind.CONVERSATION, "18", at=TEATIME)
    assert looks.take(dawn, mia.pk, LookKind.RECORD, "17", at=TEATIME)
    assert looks.take(ola, mia.pk, LookKind.CONVERSATION, "17", at=TEATIME)
    assert not looks.take(dawn, mia.pk, LookKind.CONVERSATION, "17", at=TEATIME)


def test_no_look_is_taken_back() -> None:
    home = make_home()
    mia, dawn = make_child(home), calling(make_worker(home))
    looks.take(dawn, mia.pk, LookKind.CONVERSATION, "17", at=TEATIME)

    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.update(of="18")
    assert Look.objects.get().of == "17"
