"""Power cuts: what was answered "sent" is there, nothing is there twice, the ledger verifies."""

import gc
import os
import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import httpx
import pytest

from tests.live import Clearline
from tests.signed_in import SignedIn, as_somebody

pytestmark = [
    pytest.mark.crash,
    pytest.mark.live,
    # A client whose server dies under it may leave its socket for the collector to close.
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket"),
]

CUTS = 40 if os.environ.get("CLEARLINE_DEEP") else 5
WRITERS = 8


@dataclass
class Storm:
    """Several who write at once until the power goes."""

    server: Clearline
    cookies: dict[str, str]
    conversation: UUID
    answered: dict[UUID, str] = field(default_factory=dict)
    unanswered: set[UUID] = field(default_factory=set)
    counted: threading.Lock = field(default_factory=threading.Lock)
    enough: threading.Event = field(default_factory=threading.Event)

    def rage(self, *, cut_after: int) -> None:
        """Write from all sides; when so many were answered, cut the power in the middle of it."""
        before = len(self.answered)
        self.enough.clear()
        writers = [
            threading.Thread(target=self._write, args=(before + cut_after,)) for _ in range(WRITERS)
        ]
        for writer in writers:
            writer.start()
        assert self.enough.wait(60), "nobody was answered"
        self.server.kill()
        for writer in writers:
            writer.join()

    def _write(self, until: int) -> None:
        with self.browser() as client:
            while True:
                message = uuid4()
                with self.counted:
                    self.unanswered.add(message)
                try:
                    self.send(client, message)
                except httpx.TransportError:
                    return
                if len(self.answered) >= until:
                    self.enough.set()

    def send(self, client: httpx.Client, message: UUID) -> None:
        """Send one message, and remember what became of it once it is answered."""
        mia = SignedIn(client, "Mia")
        draft = mia.draft(self.conversation, f"message {message}", message=message)
        answer = client.post("/send", json=draft)
        assert answer.status_code == 200, answer.text
        with self.counted:
            self.unanswered.discard(message)
            self.answered[message] = answer.json()["outcome"]

    def browser(self) -> httpx.Client:
        """Return a browser that is signed in."""
        client = self.server.browse()
        client.cookies.update(self.cookies)
        client.headers["Origin"] = self.server.address
        return client

    def send_again(self) -> None:
        """Try again whatever was not answered, as the page does: with the same id."""
        with self.browser() as client:
            for message in list(self.unanswered):
                self.send(client, message)


@pytest.fixture
def storm(server: Clearline) -> Iterator[Storm]:
    mia = as_somebody(server, "Mia")
    conversation = mia.conversation()
    mia.client.close()
    yield Storm(server, mia.cookies, conversation)
    # The sockets of those who were cut off are closed here, where it is known why.
    gc.collect()


def test_a_power_cut_loses_nothing_that_was_answered_and_doubles_nothing(storm: Storm) -> None:
    luck = random.Random(20260401)
    for _ in range(CUTS):
        storm.rage(cut_after=luck.randint(3, 60))
        storm.server.start()
        first = dict(storm.answered)
        storm.send_again()
        # A retry of what had been answered gets the same answer, and is there once.
        with storm.browser() as client:
            sample = luck.choice(list(first))
            storm.send(client, sample)
        assert storm.answered[sample] == first[sample]

    verified = storm.server.run("ledger", "verify")
    assert verified.returncode == 0, verified.stdout
    storm.server.stop()
    assert sent_in(storm.server) == set(storm.answered)


def sent_in(server: Clearline) -> set[UUID]:
    """Return which messages of the storm were sent, each once, asking the database itself."""
    rows = server.query(
        "SELECT e.message_id FROM contact_event e"
        " JOIN contact_words w ON w.message_id = e.message_id"
        " WHERE e.kind = 'sent' AND w.text LIKE 'message %'"
    )
    found = [key if isinstance(key, UUID) else UUID(key) for (key,) in rows]
    assert len(found) == len(set(found)), "a message was sent twice"
    return set(found)
