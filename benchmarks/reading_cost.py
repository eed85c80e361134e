"""Times the reading of words: messages a second, the slowest of them, and the worst case."""

import random
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.readers import Engine
from benchmarks.sentences import Sentence

# About sixty characters each, one in thirty-three with a detail, as ordinary days are.
DAY = (
    "Tea is at six, are you walking back or shall I fetch you",
    "Well done for getting through that maths test this morning",
    "The film starts at quarter past seven so shoes on by half six",
    "Can you bring your PE kit down for the wash please",
    "i had a really good day we made bread and nobody fell out",
    "Your review has moved to Tuesday, room 12, ten o'clock",
    "can someone get me from the station the bus never came again",
    "Jo says the boiler man is coming so let him in the side gate",
)
TOLD = "if you need me tonight my own number is 07700 900 318, text it"
MESSAGES = [Sentence((text,)) for text in [*DAY * 4, TOLD]]
HOSTILE = {
    "digits": "1 ",
    "marks": "a\u0301",
    "dots": "a.",
    "number words": "double ",
    "letters": "x y ",
    "signs": "@",
    "plusses": "+1 ",
    "pictures": "👻",
}
# The same without a unit that comes again, which cannot be read once for all.
MIXED = {
    "mixed digits": ("0123456789", " "),
    "mixed letters": ("abcdefghijklmnopqrstuvwxyz", " .-"),
    "mixed number words": (("zero", "one", "two", "seven", "double", "to", "nine"), " "),
    "mixed pieces": (("snap", "at", "gmail", "dot", "com", "oh", "my", "@", "street", "12"), " "),
}
ASKED_OF_PEERS = ("digits", "dots")
LONG = 10_000


@dataclass(frozen=True)
class Cost:
    """What one engine costs: a message at the median of the rounds, and the worst case."""

    rate: float
    p99: float
    worst: float
    doubling: float
    mixed: float

    def figures(self) -> dict[str, float]:
        """Give the figures by name."""
        return {
            "rate": self.rate,
            "p99": self.p99,
            "worst": self.worst,
            "doubling": self.doubling,
            "mixed": self.mixed,
        }


def costs(engines: dict[str, Engine], rounds: int) -> dict[str, Cost]:
    """Time the engines in turn, so that a slow minute of the machine is everybody's."""
    rates: dict[str, list[float]] = defaultdict(list)
    tails: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, engine in engines.items():
            took = sorted(_took(engine, message) for message in MESSAGES * 6)
            rates[name].append(len(took) / sum(took))
            tails[name].append(took[int(len(took) * 0.99)])
    return {
        name: Cost(
            statistics.median(rates[name]), statistics.median(tails[name]), *_worst(name, engine)
        )
        for name, engine in engines.items()
    }


def _took(engine: Engine, sentence: Sentence) -> float:
    started = time.process_time()
    engine(sentence)
    return time.process_time() - started


def _worst(name: str, engine: Engine) -> tuple[float, float, float]:
    """Give the cost of 10,000 hostile characters in ordinary messages, twice as many, and mixed."""
    base = min(_all(engine, MESSAGES) for _ in range(5)) / len(MESSAGES)
    if name != "clearline":
        # A peer may take minutes over these: it is asked few of them, and not for twice as much.
        asked = [_hostile(engine, what, LONG) for what in ASKED_OF_PEERS]
        return max(asked) / base, float("nan"), float("nan")
    mixed = max(_hostile(engine, what, LONG) for what in MIXED)
    once = [_hostile(engine, what, LONG) for what in [*HOSTILE, *MIXED]]
    twice = [_hostile(engine, what, 2 * LONG) for what in [*HOSTILE, *MIXED]]
    doubled = max(b / a for a, b in zip(once, twice, strict=True))
    return max(once[: len(HOSTILE)]) / base, doubled, mixed / base


def _hostile(engine: Engine, what: str, size: int) -> float:
    sentence = Sentence((hostile(what, size),))
    return min(_took(engine, sentence) for _ in range(3))


def hostile(what: str, size: int) -> str:
    """Write a hostile text of so many characters."""
    if what in HOSTILE:
        return (HOSTILE[what] * size)[:size]
    pieces, marks = MIXED[what]
    chance = random.Random(what)
    return "".join(chance.choice(pieces) + chance.choice(marks) for _ in range(size))[:size]


def _all(engine: Engine, sentences: Sequence[Sentence]) -> float:
    return sum(_took(engine, sentence) for sentence in sentences)
