"""A made-up authority, written straight into the tables, and how long its pages take.

python -m benchmarks.authority HOMES CHILDREN MESSAGES prints the figures as JSON. The record is the
one that the environment names; it is for measuring pages only, so it has no ledger.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearline.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - once Django is set up
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from clearline import clock  # noqa: E402
from clearline.access import cookies, devices, sessions  # noqa: E402
from clearline.access.models import Account, How  # noqa: E402
from clearline.contact import rows  # noqa: E402
from clearline.contact.models import Conversation, Event, Message, Words  # noqa: E402
from clearline.contact.written import NewEvent, NewMessage, NewWords  # noqa: E402
from clearline.ledger.models import Head  # noqa: E402
from clearline.registers import models  # noqa: E402

TEXT = "Hi, the bus was late so we will be back by about half six, ok?"
SINCE = date(2024, 1, 1)
TIMES = 60
AT_ONCE = 10_000
# A power of two, so the head has one hash.
_AFTER = 2**24


def fill(homes: int, children: int, messages: int) -> dict[str, Any]:
    """Write the authority down and return somebody of each kind."""
    now = clock.now()
    boss = models.Person.objects.create(name="Bench Manager", kind="staff", recorded_at=now)
    said: dict[str, Any] = {"recorded_at": now, "recorded_by": boss}
    places = models.Home.objects.bulk_create(
        models.Home(name=f"Home {n}", short_name=f"H{n}", opened_on=SINCE, **said)
        for n in range(homes)
    )
    worker = models.Person.objects.create(name="Bench Worker", kind="staff", **said)
    for person, role in ((boss, "registered_manager"), (worker, "residential_worker")):
        models.StaffMember.objects.create(person=person, started_on=SINCE, **said)
        models.Post.objects.create(person=person, role=role, home=places[0], from_on=SINCE, **said)
    lines = _children(places, children, said, now)
    _talk(lines, worker.pk, messages, now)
    # What the pages write (a look, a mark of reading) comes after all that was written here.
    Head.objects.create(id=Head.ONLY, size=_AFTER, hashes=b"0" * 32)
    first = lines[0]
    return {
        "manager": boss,
        "worker": worker,
        "child": models.Person.objects.get(pk=first.child_id),
        "line": first.pk,
    }


def _children(
    homes: list[models.Home], count: int, said: dict[str, Any], now: datetime
) -> list[Conversation]:
    people = models.Person.objects.bulk_create(
        models.Person(name=f"Child {n}", kind="child", **said) for n in range(count)
    )
    children = models.Child.objects.bulk_create(
        models.Child(person=person, date_of_birth=date(2012, 3, 4), **said) for person in people
    )
    models.Residence.objects.bulk_create(
        models.Residence(child=child, home=homes[n % len(homes)], from_on=SINCE, **said)
        for n, child in enumerate(children)
    )
    models.LegalStatus.objects.bulk_create(
        models.LegalStatus(child=child, code="C2", from_on=SINCE, **said) for child in children
    )
    return Conversation.objects.bulk_create(
        Conversation(lane="staff", child=child, home=homes[n % len(homes)], opened_at=now)
        for n, child in enumerate(children)
    )


def _talk(lines: list[Conversation], worker: int, count: int, now: datetime) -> None:
    """Spread so many messages over the lines and the last three years."""
    began, step = now - timedelta(days=3 * 365), timedelta(days=3 * 365) / count
    for start in range(0, count, AT_ONCE):
        said = list(_said(lines, worker, range(start, min(start + AT_ONCE, count)), began, step))
        with transaction.atomic():
            rows.insert(Message, NewMessage._fields, [message for message, _, _ in said])
            rows.insert(Words, NewWords._fields, [words for _, words, _ in said])
            rows.insert(Event, NewEvent._fields, [event for _, _, event in said])


def _said(
    lines: list[Conversation], worker: int, places: range, began: datetime, step: timedelta
) -> Iterator[tuple[NewMessage, NewWords, NewEvent]]:
    for place in places:
        line, key = lines[place % len(lines)], uuid4()
        inbound = (place // len(lines)) % 2 == 0
        who, at = (line.child_id if inbound else worker), began + step * place
        direction = "inbound" if inbound else "outbound"
        yield (
            NewMessage(key, line.pk, who, direction, "in_app", None, "", None, None, at, "0" * 64),
            NewWords(key, b"0" * 16, TEXT, None),
            NewEvent(place, line.pk, key, "sent", at, who, "", "", ""),
        )


def sign_in(person: models.Person) -> Client:
    """Return a browser of somebody's."""
    now = datetime.now(UTC)
    account = Account.objects.create(person=person, made_at=now, made_by=person)
    device, _ = devices.make("bench", at=now)
    client = Client(HTTP_HOST="127.0.0.1")
    client.cookies[cookies.SESSION] = sessions.start(account, device, How.PASSKEY, at=now)
    return client


def measure(who: dict[str, Any]) -> list[dict[str, Any]]:
    """Time each page, and count what it asks the database."""
    line: UUID = who["line"]
    manager, worker, child = (sign_in(who[key]) for key in ("manager", "worker", "child"))
    pages = (
        ("today", manager, "/today/"),
        ("the home's conversations", manager, "/conversations/"),
        ("my children", worker, "/children/"),
        ("send screen", worker, f"/children/{who['child'].pk}/"),
        ("a conversation, worker's side", worker, f"/conversations/{line}/"),
        ("a conversation, child's side", child, f"/me/talk/{line}/"),
    )
    return [_timed(name, client, address) for name, client, address in pages]


def _timed(name: str, client: Client, address: str) -> dict[str, Any]:
    times = []
    for number in range(TIMES + 5):
        started = time.perf_counter()
        answer = client.get(address)
        if number >= 5:
            times.append(time.perf_counter() - started)
        assert answer.status_code == 200, (name, answer.status_code)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    times.sort()
    return {
        "page": name,
        "p50": 1000 * times[len(times) // 2],
        "p95": 1000 * times[int(0.95 * len(times))],
        "queries": len(asked.captured_queries),
    }


def main() -> None:
    """Fill, measure, print."""
    call_command("migrate", verbosity=0)
    print(json.dumps(measure(fill(*map(int, sys.argv[1:4])))))


if __name__ == "__main__":
    main()
