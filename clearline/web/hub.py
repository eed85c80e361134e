"""Hands what happens to those who watch, in the order of its places, nothing missed or twice."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from clearline.contact.wake import Happening, Told

# Whoever is this far behind is let go; their browser comes back and says where it was.
FAR_BEHIND = 200

ReadAfter = Callable[[int, set[UUID]], Awaitable[list[Happening]]]


@dataclass(slots=True, eq=False)
class Watcher:
    """One open stream of some conversations; it has had everything up to the place `last`."""

    conversations: frozenset[UUID]
    last: int
    waiting: "asyncio.Queue[Happening | None]" = field(
        default_factory=lambda: asyncio.Queue(FAR_BEHIND)
    )

    def give(self, happening: Happening) -> bool:
        """Put something before the stream, once; say whether there was room for it."""
        if happening.place > self.last:
            if self.waiting.full():
                return False
            self.waiting.put_nowait(happening)
            self.last = happening.place
        return True

    def end(self) -> None:
        """Let the stream end, whatever still waits in it: the browser comes back for that."""
        while self.waiting.full():
            self.waiting.get_nowait()
        self.waiting.put_nowait(None)


class Hub:
    """The streams of one process. All of it runs in the event loop.

    What this process committed arrives with the places that it took. Where they do not follow on
    from what was handed on, another process (or a register's verb) took those between, and the
    table is asked. Commits are in the order of places, so whatever is before a commit is there.
    """

    def __init__(self, read_after: ReadAfter) -> None:
        self._read_after = read_after
        self._watchers: dict[UUID, set[Watcher]] = defaultdict(set)
        self._next = 0  # everything before this place has been handed on
        self._one_at_a_time = asyncio.Lock()

    def begin(self, next_place: int) -> None:
        """Say from which place on this process watches."""
        self._next = next_place

    def watch(self, *conversations: UUID, last: int) -> Watcher:
        """Begin to watch some conversations, having seen them up to a place."""
        watcher = Watcher(frozenset(conversations), last)
        for conversation in watcher.conversations:
            self._watchers[conversation].add(watcher)
        return watcher

    def watch_too(self, watcher: Watcher, conversation: UUID) -> None:
        """Let a stream that is open watch one conversation more, that was opened since."""
        watcher.conversations |= {conversation}
        self._watchers[conversation].add(watcher)

    def leave(self, watcher: Watcher) -> None:
        """Stop watching."""
        for conversation in watcher.conversations:
            watchers = self._watchers[conversation]
            watchers.discard(watcher)
            if not watchers:
                del self._watchers[conversation]

    async def happened(self, told: Told) -> None:
        """Hand on what was just committed, and before it whatever others committed."""
        async with self._one_at_a_time:
            if told.first == self._next:
                self._hand_on(told.happenings)
            elif told.next > self._next:
                await self._from_the_table()
            self._next = max(self._next, told.next)

    async def catch_up(self) -> None:
        """Hand on whatever the table has that was not handed on."""
        async with self._one_at_a_time:
            await self._from_the_table()

    async def _from_the_table(self) -> None:
        if self._watchers:
            found = await self._read_after(self._next - 1, set(self._watchers))
            self._hand_on(found)
            if found:
                self._next = max(self._next, found[-1].place + 1)

    def _hand_on(self, happenings: Iterable[Happening]) -> None:
        for happening in happenings:
            for watcher in tuple(self._watchers.get(happening.conversation, ())):
                if not watcher.give(happening):
                    watcher.end()
                    self.leave(watcher)

    def close(self) -> None:
        """Let every stream end."""
        for watcher in set().union(*self._watchers.values()):
            watcher.end()
