"""Fills a record with workers and children who may write to one another, and signs them all in.

python -m benchmarks.crowd PAIRS writes, as JSON, each pair's conversation and two tokens.
"""

import json
import os
import sys
from datetime import date, datetime, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearline.settings")
django.setup()

from benchmarks import proofs  # noqa: E402 - it stands with ours
from clearline import clock  # noqa: E402 - the tables can be named once Django is set up
from clearline.access import devices, sessions  # noqa: E402
from clearline.access.models import Account, How  # noqa: E402
from clearline.contact import conversations  # noqa: E402
from clearline.registers import models  # noqa: E402
from clearline.registers.models import Home, Person, PolicyVersion  # noqa: E402


def fill(pairs: int) -> list[dict[str, str]]:
    """Make the crowd, and return how each pair reaches the other."""
    now = clock.now()
    boss = Person.objects.create(name="Bench Manager", kind="staff", recorded_at=now)
    said: dict[str, Any] = {"recorded_at": now, "recorded_by": boss}
    home = Home.objects.create(
        name="Bench House", short_name="Bench", opened_on=date(2020, 1, 1), **said
    )
    # No quiet hours: the figures are the same by night.
    PolicyVersion.objects.create(
        number=1, settings={"quiet_hours": ["00:00", "00:00"]}, since=now, **said
    )
    _worker(boss, "registered_manager", home, said)
    return [_pair(number, home, said, now) for number in range(pairs)]


def _worker(person: Any, role: str, home: Any, said: dict[str, Any]) -> None:

    models.StaffMember.objects.create(person=person, started_on=date(2024, 1, 1), **said)
    models.Post.objects.create(
        person=person, role=role, home=home, from_on=date(2024, 1, 1), **said
    )
    for document in ("practice_guidance", "propriety", "code_of_conduct"):
        models.Acknowledgement.objects.create(
            person=person, document=document, version="1", at=said["recorded_at"], **said
        )


def _pair(number: int, home: Any, said: dict[str, Any], now: datetime) -> dict[str, str]:

    worker = models.Person.objects.create(name=f"Worker {number}", kind="staff", **said)
    _worker(worker, "residential_worker", home, said)
    models.Shift.objects.create(
        person=worker,
        home=home,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=12),
        **said,
    )
    phone = models.Equipment.objects.create(
        label=f"B-{number}", kind="phone", provided_by="organisation", **said
    )
    models.EquipmentIssue.objects.create(equipment=phone, person=worker, issued_at=now, **said)
    child = _child(number, home, said, now)
    conversation = conversations.with_home(child, home, at=now)
    tokens, secret = {}, proofs.new_secret()
    for key, person, equipment in (("worker", worker, phone), ("child", child.person, None)):
        account = Account.objects.create(
            person=person,
            name=f"{key}{number}@bench.example" if equipment else None,
            made_at=now,
            made_by=said["recorded_by"],
        )
        own = proofs.thumbprint(secret) if equipment else None
        device, _ = devices.make("bench", at=now, equipment=equipment, key=own)
        tokens[key] = sessions.start(account, device, How.PASSKEY, at=now)
    return {"conversation": str(conversation.id), "secret": secret, **tokens}


def _child(number: int, home: Any, said: dict[str, Any], now: datetime) -> Any:

    person = models.Person.objects.create(name=f"Child {number}", kind="child", **said)
    child = models.Child.objects.create(person=person, date_of_birth=date(2012, 3, 4), **said)
    since = date(2024, 1, 1)
    models.LegalStatus.objects.create(child=child, code="C2", from_on=since, **said)
    models.Residence.objects.create(child=child, home=home, from_on=since, **said)
    models.Permission.objects.create(
        child=child,
        channel="in_app",
        given_by="local_authority",
        legal_status="C2",
        evidence="bench",
        from_on=since,
        **said,
    )
    models.Agreement.objects.create(
        child=child, channel="in_app", agrees=True, said_at=now - timedelta(days=1), **said
    )
    return child


def main() -> None:
    """Fill the record that the environment names."""
    print(json.dumps(fill(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
