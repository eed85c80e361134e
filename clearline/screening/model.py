"""A small linear model: how much words, and the themes they stand for, speak for each kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import isqrt

from clearline.screening import lexicon, runs, themes, weights
from clearline.screening.senses import Sense

# Words are judged a stretch at a time: a long letter is no more suspect than a short one.
LENGTH = 22
# One number holds the weights of every kind, each in a lane of its own, so that one addition adds
# them all: a lane is wide enough that no sum of weights leaves it.
LANE = 22
HALF = 1 << (LANE - 1)
# What speaks for any of the kinds, without saying which.
ANY = "any"
Stretch = tuple[int, Sequence[str], frozenset[int]]


@dataclass(frozen=True)
class Model:
    """One model: its kinds, how far below its line each begins, what each run adds, in lanes."""

    kinds: tuple[str, ...]
    begins: tuple[int, ...]
    weights: dict[int, int]

    def start(self, size: int) -> int:
        """Give what a stretch of so many runs begins with.

        The more is said, the more must speak for a kind: in proportion to the root of the runs.
        """
        return _start(self.begins, size)

    def score(self, total: int, kind: int) -> int:
        """Say how far over its line a kind is."""
        return (total >> (LANE * kind)) % (2 * HALF) - HALF


@dataclass(frozen=True, slots=True)
class Heard:
    """A kind that the model heard: how far over its line, and the words that say so."""

    kind: str
    score: int
    first: int
    after: int


def stretches(row: Sequence[Sense]) -> list[Stretch]:
    """Cut a row into stretches that overlap by half, each with the runs in it."""
    words = [themes.BEGIN, *(sense[0] for sense in row)]
    known = numbering()
    found: list[Stretch] = []
    heard: set[tuple[str, ...]] = set()
    for start in range(0, max(1, len(words) - LENGTH // 2), LENGTH // 2):
        part = words[start : start + LENGTH]
        # A stretch that was heard word for word already says nothing new.
        if tuple(part) not in heard:
            heard.add(tuple(part))
            found.append((start, part, runs.of(part, known)))
    return found


def listen(model: Model, parts: Sequence[Stretch]) -> list[Heard]:
    """Give every kind whose line is crossed somewhere."""
    heard: dict[str, Heard] = {}
    for start, words, said in parts:
        for kind, lane, score in _loud(model, said):
            name = model.kinds[kind]
            if name not in heard or score > heard[name].score:
                first, after = _telling(model, lane, words)
                # The sign of a beginning is no word of the row.
                begin = start + max(first, int(words[0] == themes.BEGIN)) - 1
                heard[name] = Heard(name, score, begin, start + after - 1)
    return list(heard.values())


def _loud(model: Model, said: frozenset[int]) -> list[tuple[int, int, int]]:
    """Add up what the runs say: each kind that is likely, and the lane that says so.

    It must be loud enough that there is something at all; where no kind is likely by itself, the
    likeliest gives it its name.
    """
    total = sum(filter(None, map(model.weights.get, said)), model.start(len(said)))
    lane = model.kinds.index(ANY)
    loud = model.score(total, lane)
    if loud < 0:
        return []
    scores = {kind: model.score(total, kind) for kind in range(len(model.kinds)) if kind != lane}
    over = [(kind, kind, score) for kind, score in scores.items() if score >= 0]
    likeliest = max(scores, key=lambda kind: (scores[kind], kind))
    return over or [(likeliest, lane, loud)]


def _telling(model: Model, kind: int, words: Sequence[str]) -> tuple[int, int]:
    """Find the words that say it: from the first to the last that matter."""
    none = lanes([HALF] * len(model.kinds))
    told = [0] * len(words)
    for reach, shape in runs.shapes(words, numbering()):
        for at, run in enumerate(shape):
            weight = model.score(model.weights.get(run, 0) + none, kind)
            for place in {at, at + reach}:
                told[place] += weight
    loud = max(told)
    places = [place for place, weight in enumerate(told) if 2 * weight >= loud > 0]
    return (places[0], places[-1] + 1) if places else (0, len(words))


def lanes(values: Iterable[int]) -> int:
    """Write values into lanes, the first one lowest."""
    return sum(value << (LANE * place) for place, value in enumerate(values))


@lru_cache(maxsize=4096)
def _start(begins: tuple[int, ...], size: int) -> int:
    root = isqrt(size << 16)
    return lanes(HALF + (begin * root >> 8) for begin in begins)


@cache
def model(name: str) -> Model:
    """Open one of the models that the package carries."""
    lines = lexicon.lists("lines")
    learnt = weights.model(name)
    begins = tuple(
        bias - int(lines[name][0] if kind == ANY else 0)
        for kind, bias in zip(learnt.kinds, learnt.biases, strict=True)
    )
    rows = [sum(weight << (LANE * kind) for kind, weight in row) for row in learnt.rows]
    which = map(rows.__getitem__, learnt.which)
    return Model(learnt.kinds, begins, dict(zip(learnt.runs, which, strict=True)))


@cache
def numbering() -> runs.Numbering:
    """Open the numbers of what the models know."""
    return runs.Numbering(weights.words("words"), weights.words("themes"))


@cache
def ordinary() -> frozenset[str]:
    """Open the words that are nobody's name on an app."""
    return frozenset(weights.words("ordinary"))
