"""A small linear model: how much each run of meanings speaks for each kind."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clearline.screening import lexicon
from clearline.screening.senses import Sense

WEIGHTS = Path(__file__).with_name("weights.bin")
# Sentences are judged a stretch at a time, so that a long letter is no more suspect than a short one.
STRETCH = 22
SMALL = lexicon.words("small", "word")
Weights = dict[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Model:
    """One model: its kinds, where each begins to count, and its weights."""

    kinds: tuple[str, ...]
    biases: tuple[int, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Heard:
    """A kind that the model heard: how far over its line, and the meanings that say so."""

    kind: str
    score: int
    first: int
    after: int


def features(row: Sequence[str], at: int) -> Iterator[str]:
    """Name the runs of meanings that begin here: one word, two, three, and two with a gap.

    Runs of nothing but small words ("i am the") say nothing, and are not named.
    """
    one = row[at]
    full = one not in SMALL
    size = len(row)
    if full:
        yield one
    if at + 1 < size:
        two = row[at + 1]
        fuller = full or two not in SMALL
        if fuller:
            yield f"{one} {two}"
        if at + 2 < size:
            three = row[at + 2]
            ends = three not in SMALL
            if fuller or ends:
                yield f"{one} {two} {three}"
            if full or ends:
                yield f"{one} * {three}"


def listen(model: Model, row: Sequence[Sense]) -> list[Heard]:
    """Give every kind whose line is crossed somewhere in the row."""
    words = ["^", *(sense[0] for sense in row)]
    heard: dict[str, Heard] = {}
    for start in range(0, max(1, len(words) - STRETCH // 2), STRETCH // 2):
        stretch = words[start : start + STRETCH]
        for kind, score in _loud(model, stretch):
            name = model.kinds[kind]
            if name not in heard or score > heard[name].score:
                first, after = _telling(model, kind, stretch)
                heard[name] = Heard(name, score, max(0, start + first - 1), start + after - 1)
    return list(heard.values())


def _loud(model: Model, words: Sequence[str]) -> list[tuple[int, int]]:
    """Add up what the runs say, and give the kinds that are over their line."""
    totals = list(model.biases)
    weights = model.weights
    for at in range(len(words)):
        for feature in features(words, at):
            if feature in weights:
                for kind, weight in weights[feature]:
                    totals[kind] += weight
    return [(kind, total) for kind, total in enumerate(totals) if total > 0]


def _telling(model: Model, kind: int, words: Sequence[str]) -> tuple[int, int]:
    """Find the words that say it: from the first to the last that matter."""
    said = [
        (weight, at, at + 1 + feature.count(" "))
        for at in range(len(words))
        for feature in features(words, at)
        for owner, weight in model.weights.get(feature, ())
        if owner == kind and weight > 0
    ]
    loud = max(weight for weight, _, _ in said) // 2
    places = [(first, after) for weight, first, after in said if weight >= loud]
    return min(first for first, _ in places), max(after for _, after in places)


@cache
def models() -> dict[str, Model]:
    """Open the models that the package carries."""
    return unpack(WEIGHTS.read_bytes())[0]


@cache
def vocabulary() -> frozenset[str]:
    """Open the words that the models know."""
    return unpack(WEIGHTS.read_bytes())[1]


def pack(models: dict[str, Model], vocabulary: frozenset[str]) -> bytes:
    """Write models and words as bytes: the same ones, the same bytes."""
    lines = [" ".join(sorted(vocabulary))]
    for name, model in sorted(models.items()):
        lines.append(f"={name}")
        lines.append(" ".join(model.kinds))
        lines.append(" ".join(map(str, model.biases)))
        for feature, weights in sorted(model.weights.items()):
            lines.append(feature + "\t" + " ".join(f"{kind}:{weight}" for kind, weight in weights))
    return zlib.compress("\n".join(lines).encode(), 9)


def unpack(packed: bytes) -> tuple[dict[str, Model], frozenset[str]]:
    """Read models and words back."""
    head, *parts = zlib.decompress(packed).decode().split("\n=")
    return dict(map(_unpack_one, parts)), frozenset(head.split())


def _unpack_one(part: str) -> tuple[str, Model]:
    name, kinds, biases, *lines = part.split("\n")
    weights: Weights = {}
    shared: dict[str, tuple[tuple[int, int], ...]] = {}
    for line in lines:
        feature, _, written = line.partition("\t")
        if written not in shared:
            pairs = (pair.split(":") for pair in written.split(" "))
            shared[written] = tuple((int(kind), int(weight)) for kind, weight in pairs)
        weights[feature] = shared[written]
    return name, Model(tuple(kinds.split()), tuple(map(int, biases.split())), weights)
