"""The carrier dies at each step, the provider is away: all texts arrive once, and in order."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.crash.carrier import NUMBER, Plan
from tests.live import Clearline, Prepared
from tests.standins.notify import NotifyService

pytestmark = [pytest.mark.crash, pytest.mark.live]

# A thousand each way and ten deaths take minutes: `make deep`.
IS_DEEP = bool(os.environ.get("CLEARLINE_DEEP"))
MANY = 1000 if IS_DEEP else 24
# At which step, and at which time that it comes to it.
DEATHS = [("arriving", 5), ("taking", 1), ("asking", 2), ("asked", 3), ("answered", 1)]
if IS_DEEP:
    DEATHS = [("arriving", 100), ("arriving", 700), ("taking", 3), ("asking", 70), ("asked", 100)]
    DEATHS += [("answered", 2), ("asked", 1), ("taking", 1), ("asking", 130), ("answered", 3)]
LEASE = timedelta(minutes=5)


@dataclass
class Run:
    """A record, a provider, and the time as the carriers have it."""

    record: Clearline
    provider: NotifyService
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def carry(self, *, by: int = 1, **plan: object) -> list[int]:
        """Let so many carriers work at the same time; return how each ended."""
        told = Plan(self.provider.server.address, self.at.isoformat(), **plan).told()  # type: ignore[arg-type]
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("CLEARLINE_", "DJANGO_"))}
        words = [sys.executable, "-m", "tests.crash.carrier", str(self.record.data), told]
        environment = {**kept, "CLEARLINE_DATABASE_URL": self.record.database_url}
        running = [subprocess.Popen(words, env=environment) for _ in range(by)]
        self.at += LEASE
        return [each.wait() for each in running]


@pytest.fixture
def run(made_up: Prepared, tmp_path: Path) -> Iterator[Run]:
    provider = NotifyService()
    with made_up.copy(tmp_path / "data") as record:
        yield Run(record, provider)
    provider.close()


def test_killed_at_each_step_and_without_a_provider_for_an_hour_all_arrive_once_and_in_order(
    run: Run,
) -> None:
    for number in range(MANY):
        run.provider.keeps(str(number), NUMBER, f"Reply {number}", at=run.at)
    run.provider.go_down()
    assert run.carry(writes=MANY, minutes=60) == [0]
    run.at += timedelta(minutes=60)
    assert run.provider.got == []
    run.provider.come_back()

    for step, after in DEATHS:
        assert run.carry(dies=step, after=after) == [-signal.SIGKILL], step
    # What the last to die had taken is free again by now, and two race for it.
    assert run.carry(by=2, minutes=15) == [0, 0]

    assert run.provider.got == [f"Part {number}" for number in range(MANY)]
    assert came_in(run.record) == [f"Reply {number}" for number in range(MANY)]
    assert run.record.run("ledger", "verify").returncode == 0


def came_in(record: Clearline) -> list[str]:
    """Return what came in, in the order of the record, asking the database itself."""
    rows = record.query(
        "SELECT w.text FROM contact_event e JOIN contact_words w ON w.message_id = e.message_id"
        " WHERE e.kind = 'sent' AND w.text LIKE 'Reply %' ORDER BY e.place"
    )
    return [text for (text,) in rows]
