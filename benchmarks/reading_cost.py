"""Times the reading of words: messages a second, the slowest of them, and the worst case."""

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
LONG = 10_000


@dataclass(frozen=True)
class Cost:
    """What one engine costs: a message at the median of the rounds, and the worst case."""

    rate: float
    p99: float
    worst: float
    doubling: float

    def figures(self) -> dict[str, float]:
        """Give the figures by name."""
        return {
            "rate": self.rate,
            "p99": self.p99,
            "worst": self.worst,
            "doubling": self.doubling,
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


def _worst(name: str, engine: Engine) -> tuple[float, float]:
    """Give the cost of 10,000 hostile characters in ordinary messages, and of twice as many."""
    base = min(_all(engine, MESSAGES) for _ in range(5)) / len(MESSAGES)
    attempts = 3 if name == "clearline" else 1
    worst = doubling = 0.0
    for piece in HOSTILE.values():
        once, twice = (
            min(_took(engine, Sentence(((piece * size)[:size],))) for _ in range(attempts))
            for size in (LONG, 2 * LONG)
        )
        worst, doubling = max(worst, once / base), max(doubling, twice / once)
    return worst, doubling


def _all(engine: Engine, sentences: Sequence[Sentence]) -> float:
    return sum(_took(engine, sentence) for sentence in sentences)
