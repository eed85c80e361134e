"""A small linear model: how much each run of meanings speaks for each kind."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import or_
from pathlib import Path

from clearline.screening import lexicon
from clearline.screening.senses import Sense

WEIGHTS = Path(__file__).with_name("weights.bin")
# Words are judged a stretch at a time: a long letter is no more suspect than a short one.
LENGTH = 22
# A run is one number too, sixteen bits a meaning: a number is made and found sooner than a string.
_BITS = 16
_GAP, _WIDE = 0xFFFF << _BITS, 0xFFFE << _BITS
# What the models were shown and no text is read as.
_NOWHERE = 0xFFFD
_GAPS = {"*": 0xFFFF, "**": 0xFFFE}
_SPECIAL = (".", "?", "APP", "KNOWN", "MAPP", "NAME", "NUM", "PROV", "QM", "^")
# One number holds the weights of every kind, each in a lane of its own, so that one addition adds
# them all: a lane is wide enough that no sum of weights leaves it.
LANE = 20
HALF = 1 << (LANE - 1)
# What speaks for any of the kinds, without saying which.
ANY = "any"
SMALL = lexicon.words("small", "word")
Stretch = tuple[int, list[str], list[int]]
Weights = dict[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: the kinds, where each begins, and what each run of meanings adds."""

    kinds: tuple[str, ...]
    biases: tuple[int, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Model:
    """The same for listening: weights in lanes, counted from the line that makes a kind heard."""

    kinds: tuple[str, ...]
    weights: dict[int, int]
    start: int
    heard: int

    def score(self, total: int, kind: int) -> int:
        """Say how far over its line a kind is."""
        return (total >> (LANE * kind)) % (2 * HALF) - HALF


@dataclass(frozen=True, slots=True)
class Heard:
    """A kind that the model heard: how far over its line, and the meanings that say so."""

    kind: str
    score: int
    first: int
    after: int


def features(row: Sequence[str]) -> list[str]:  # noqa: C901, PLR0912 - one line for each form
    """Name the runs of meanings: one word, two, three, and two with a gap of one or two between.

    Runs of nothing but small words ("i am the") say nothing, and are not named.
    """
    named: list[str] = []
    add = named.append
    two = three = four = ""
    two_full = three_full = four_full = False
    for one in reversed(row):
        full = one not in SMALL
        if full:
            add(one)
        if two:
            pair = one + " " + two
            if full or two_full:
                add(pair)
            if three:
                if full or two_full or three_full:
                    add(pair + " " + three)
                if full or three_full:
                    add(one + " * " + three)
                if four and (full or four_full):
                    add(one + " ** " + four)
        four, four_full = three, three_full
        three, three_full = two, two_full
        two, two_full = one, full
    return named


def stretches(row: Sequence[Sense]) -> list[Stretch]:
    """Cut a row into stretches that overlap by half, each with the runs in it."""
    words = ["^", *(sense[0] for sense in row)]
    found: list[Stretch] = []
    heard: set[tuple[str, ...]] = set()
    for start in range(0, max(1, len(words) - LENGTH // 2), LENGTH // 2):
        part = words[start : start + LENGTH]
        # A stretch that was heard word for word already says nothing new.
        if tuple(part) not in heard:
            heard.add(tuple(part))
            found.append((start, part, runs(part)))
    return found


def runs(row: Sequence[str]) -> list[int]:
    """Give the same runs as numbers, those of small words too: they weigh nothing."""
    number = _numbers()
    ones = [number.get(word, 0) for word in row]
    thirds = [one << 2 * _BITS for one in ones[2:]]
    pairs = [one | two << _BITS for one, two in pairwise(ones)]
    return [
        *ones,
        *pairs,
        *map(or_, pairs, thirds),
        *map(or_, [one | _GAP for one in ones], thirds),
        *map(or_, [one | _WIDE for one in ones], thirds[1:]),
    ]


def _number_of(run: str) -> int:
    """Give a run as its number: "keep * secret" as any other."""
    number = _numbers()
    first, *others = (_GAPS.get(one) or number.get(one, _NOWHERE) for one in run.split(" "))
    return first + sum(one << _BITS * place for place, one in enumerate(others, 1))


@cache
def _numbers() -> dict[str, int]:
    """Number the meanings from one; what has no number is in no run that weighs anything."""
    return {word: place for place, word in enumerate(sorted(vocabulary() | {*_SPECIAL}), 1)}


def listen(model: Model, parts: Sequence[Stretch]) -> list[Heard]:
    """Give every kind whose line is crossed somewhere."""
    heard: dict[str, Heard] = {}
    for start, words, said in parts:
        for kind, lane, score in _loud(model, said):
            name = model.kinds[kind]
            if name not in heard or score > heard[name].score:
                first, after = _telling(model, lane, words)
                # The sign of a beginning is no word of the row.
                begin = start + max(first, int(words[0] == "^")) - 1
                heard[name] = Heard(name, score, begin, start + after - 1)
    return list(heard.values())


def _loud(model: Model, runs: Sequence[int]) -> list[tuple[int, int, int]]:
    """Add up what the runs say, and give the kinds over their line, and the lane that says so.

    Where it is only clear that there is something, the likeliest kind gives it its name.
    """
    total = sum(filter(None, map(model.weights.get, runs)), model.start)
    if not total & model.heard:
        return []
    scores = {kind: model.score(total, kind) for kind in range(len(model.kinds))}
    over = {kind: score for kind, score in scores.items() if score >= 0}
    lane = model.kinds.index(ANY) if ANY in model.kinds else -1
    if over.keys() == {lane}:
        likeliest = max(scores.keys() - {lane}, key=lambda kind: (scores[kind], kind))
        return [(likeliest, lane, over[lane])]
    return [(kind, kind, score) for kind, score in over.items() if kind != lane]


def _telling(model: Model, kind: int, words: Sequence[str]) -> tuple[int, int]:
    """Find the words that say it: from the first to the last that matter."""
    none = _lanes(range(len(model.kinds)), [HALF] * len(model.kinds))
    said = [
        (weight, at, min(at + size, len(words)))
        for at in range(len(words))
        for size in (1, 2, 3, 4)
        for run in features(words[at : at + size])
        if run.startswith(words[at])
        and (weight := model.score(model.weights.get(_number_of(run), 0) + none, kind)) > 0
    ]
    loud = max((weight for weight, _, _ in said), default=0) // 2
    places = [(first, after) for weight, first, after in said if weight >= loud]
    if not places:
        return 0, len(words)
    return min(first for first, _ in places), max(after for _, after in places)


def _lanes(kinds: Iterable[int], values: Iterable[int]) -> int:
    """Write values into the lanes of their kinds."""
    return sum(value << (LANE * kind) for kind, value in zip(kinds, values, strict=True))


@cache
def model(name: str) -> Model:
    """Open one of the models that the package carries."""
    lines = lexicon.lists("lines")
    kinds, biases, weights = unpack(_parts()[name])
    # A score is heard from nought on: what is over its line by one or more.
    starts = [
        HALF + bias - 1 - int(lines.get(f"{name}.{kind}", lines[name])[0])
        for kind, bias in zip(kinds, biases, strict=True)
    ]
    every = range(len(kinds))
    return Model(kinds, weights, _lanes(every, starts), _lanes(every, [HALF] * len(kinds)))


@cache
def vocabulary() -> frozenset[str]:
    """Open the words that the models know."""
    return frozenset(zlib.decompress(_parts()["words"]).decode().split())


@cache
def _parts() -> dict[str, bytes]:
    """Find the parts of the file: each is its name, its length and its bytes."""
    packed = WEIGHTS.read_bytes()
    parts = {}
    while packed:
        head, _, rest = packed.partition(b"\n")
        name, size = head.decode().split()
        parts[name], packed = rest[: int(size)], rest[int(size) :]
    return parts


def pack(models: dict[str, Learnt], words: frozenset[str]) -> bytes:
    """Write models and words as bytes: the same ones, the same bytes."""
    parts = {name: _packed(model) for name, model in sorted(models.items())}
    parts["words"] = zlib.compress(" ".join(sorted(words)).encode(), 9)
    return b"".join(f"{name} {len(part)}\n".encode() + part for name, part in parts.items())


def _packed(model: Learnt) -> bytes:
    """Write the features, then each different row of weights once, then which row is whose."""
    features = sorted(model.weights)
    rows = sorted(set(model.weights.values()))
    index = {row: place for place, row in enumerate(rows)}
    written = {
        "kinds": model.kinds,
        "biases": model.biases,
        "rows": rows,
        "which": [index[model.weights[feature]] for feature in features],
        "features": "\n".join(features),
    }
    return zlib.compress(json.dumps(written, separators=(",", ":")).encode(), 9)


def unpack(packed: bytes) -> tuple[tuple[str, ...], tuple[int, ...], dict[int, int]]:
    """Read a model back: its kinds, where each begins, and its weights in lanes."""
    written = json.loads(zlib.decompress(packed))
    rows = [sum(weight << (LANE * kind) for kind, weight in row) for row in written["rows"]]
    features = map(_number_of, written["features"].split("\n"))
    weights = dict(zip(features, map(rows.__getitem__, written["which"]), strict=True))
    return tuple(written["kinds"]), tuple(written["biases"]), weights
