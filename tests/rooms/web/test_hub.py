"""Live streams: in the order of places, nothing missed and nothing twice, whoever committed it."""

import asyncio
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from clearline.contact.wake import Happening, Told
from clearline.web.hub import FAR_BEHIND, Hub, Watcher

LINE, OTHER = uuid4(), uuid4()


class Table:
    """What has been committed, by this process and by others."""

    def __init__(self) -> None:
        self.rows: list[Happening] = []
        self.asked = 0

    async def after(self, place: int, conversations: set[UUID]) -> list[Happening]:
        self.asked += 1
        return [r for r in self.rows if r.place > place and r.conversation in conversations]

    def commit(self, count: int = 1, *, conversation: UUID = LINE) -> Told:
        first = self.rows[-1].place + 1 if self.rows else 0
        new = [
            Happening(place, conversation, "sent", uuid4(), 1)
            for place in range(first, first + count)
        ]
        self.rows.extend(new)
        return Told(first, first + count, tuple(new))


def places(watcher: Watcher) -> list[int]:
    found = []
    while not watcher.waiting.empty():
        happening = watcher.waiting.get_nowait()
        found.append(-1 if happening is None else happening.place)
    return found


def test_what_is_committed_here_is_handed_on_without_a_question() -> None:
    async def story() -> tuple[list[int], int]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        watcher = hub.watch(LINE, last=-1)
        await hub.happened(table.commit(2))
        await hub.happened(table.commit(1, conversation=OTHER))
        await hub.happened(table.commit(1))
        return places(watcher), table.asked

    assert asyncio.run(story()) == ([0, 1, 3], 0)


def test_what_another_process_committed_between_is_found() -> None:
    async def story() -> list[int]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        watcher = hub.watch(LINE, last=-1)
        table.commit(3)  # elsewhere
        await hub.happened(table.commit(1))
        return places(watcher)

    assert asyncio.run(story()) == [0, 1, 2, 3]


def test_wake_ups_that_come_late_or_twice_say_nothing_twice() -> None:
    async def story() -> list[int]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        watcher = hub.watch(LINE, last=-1)
        first, second = table.commit(1), table.commit(1)
        await hub.happened(second)
        await hub.happened(first)
        await hub.happened(second)
        await hub.catch_up()
        return places(watcher)

    assert asyncio.run(story()) == [0, 1]


def test_somebody_who_comes_back_is_not_told_again() -> None:
    async def story() -> list[int]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        watcher = hub.watch(LINE, last=1)
        await hub.happened(table.commit(4))
        return places(watcher)

    assert asyncio.run(story()) == [2, 3]


def test_whoever_is_far_behind_is_let_go_and_the_others_are_not() -> None:
    async def story() -> tuple[list[int], list[int]]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        stuck = hub.watch(LINE, last=-1)
        await hub.happened(table.commit(FAR_BEHIND))
        good = hub.watch(LINE, last=FAR_BEHIND - 1)
        await hub.happened(table.commit(1))
        return places(stuck)[-1:], places(good)

    assert asyncio.run(story()) == ([-1], [FAR_BEHIND])


def test_nobody_is_told_of_another_conversation() -> None:
    async def story() -> list[int]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        watcher = hub.watch(OTHER, last=-1)
        await hub.happened(table.commit(2))
        hub.leave(watcher)
        await hub.happened(table.commit(1, conversation=OTHER))
        return places(watcher)

    assert asyncio.run(story()) == []


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=12), st.randoms())
def test_every_order_of_wake_ups_gives_each_place_once(
    commits: list[tuple[int, bool]], random: object
) -> None:
    async def story() -> tuple[list[int], int]:
        table = Table()
        hub = Hub(table.after)
        hub.begin(0)
        watcher = hub.watch(LINE, last=-1)
        told = []
        for count, is_here in commits:
            committed = table.commit(count)
            if is_here:
                told.append(committed)
        random.shuffle(told)  # type: ignore[attr-defined]
        for each in told:
            await hub.happened(each)
        await hub.catch_up()
        return places(watcher), len(table.rows)

    found, total = asyncio.run(story())
    assert found == list(range(total))
