"""Builds the weights that ship in the package: the same sentences, the same bytes every time.

    python scripts/reading/train.py            writes clearline/screening/weights.bin
    python scripts/reading/train.py --check    exits 1 if the file there is not what it would write

Only whole numbers and a fixed order are used, so no machine rounds differently from another.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import isqrt
from operator import add
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from clearline.screening import handles, lexicon, mend, model, runs, senses, themes, tokens, weights
from clearline.screening.canvas import Canvas
from scripts.reading import grammar, written
from scripts.reading.written import CLEAN, Said

SEED = 20261122
NAMES = ("contact", "staff", "child")
# A word is known once it stands in so many sentences, and is nobody's made-up name in so many.
FEWEST, SURELY = 2, 4
EPOCHS = 12
ONE = 1 << 16
RATE = 6 * ONE
# Of eight runs in a sentence about this many are hidden each time, and one more.
HIDDEN = 2
MIXING = 2654435761
# Rows of words that say nothing together.
SALAD = 20000
# What is this near to right stays: what should be heard is learnt until it is plain.
PLAIN, ENOUGH = 250, 1500
# Weights below this are left out: of "any of the kinds", and of one kind.
SMALL, SMALL_OF_A_KIND = 90, 200
LANE = 48
LANE_HALF = 1 << (LANE - 1)
Example = tuple[list[int], int, str]


def ordinary() -> frozenset[str]:
    """Give the words that are nobody's name on an app."""
    clean = Counter(
        word
        for path in sorted(written.FOLDER.glob("*.txt"))
        for said in written.read(path)
        if said.kind == CLEAN
        for word in set(words_of(said, frozenset()))
    )
    often = {word for word, times in clean.items() if times >= SURELY and word.isalpha()}
    themed = {word for word in lexicon.meanings("themes") if word.isalpha()}
    return frozenset(often | themed | set(grammar.words())) - themes.SIGNS


def words_of(said: Said, plain: frozenset[str]) -> list[str]:
    """Read a sentence as the package reads it."""
    pieces = tokens.cut([Canvas(message) for message in said.messages])
    everyday = plain | lexicon.words("common", "word") | lexicon.words("common", "short")
    mended = mend.mend(pieces, everyday) if plain else pieces
    named = handles.names(mended, everyday) if plain else {}
    return [themes.BEGIN, *(sense[0] for sense in senses.senses(mended, named))]


class Learner:
    """One logistic model a kind, fitted by whole-number gradient steps, averaged over the way.

    One number holds a run's weights for every kind, each in a lane of its own: one addition adds
    them all.
    """

    def __init__(self, kinds: tuple[str, ...], examples: list[Example], size: int) -> None:
        """Begin with nothing learnt and every kind unlikely."""
        self.kinds = kinds
        self.examples = examples
        self.weights = [0] * size
        self.summed = [0] * size
        self.biases = [-2 * ONE] * len(kinds)
        self.summed_biases = [0] * len(kinds)

    def learn(self, chance: random.Random) -> None:
        """Go over the sentences; what was no trouble last time is left out every other time."""
        order = list(range(len(self.examples)))
        hard = set(order)
        for epoch in range(EPOCHS):
            chance.shuffle(order)
            rate = 2 * RATE // (2 + epoch)
            missed: set[int] = set()
            for place in order:
                salt = chance.getrandbits(30)
                if (epoch % 2 == 0 or place in hard) and self._step(place, rate, salt):
                    missed.add(place)
            hard = missed if epoch % 2 == 0 else hard
            if epoch >= EPOCHS // 2:
                self.summed = list(map(add, self.summed, self.weights))
                self.summed_biases = list(map(add, self.summed_biases, self.biases))

    def _step(self, place: int, rate: int, salt: int) -> bool:
        """Learn from one sentence, some of its runs hidden: no one of them is to say it all.

        Tell whether there was anything to learn.
        """
        every, root, said = self.examples[place]
        ids = [i for i in every if ((i ^ salt) * MIXING >> 20) & 7 > HIDDEN]
        root = root * 8 // (7 - HIDDEN)
        scores = lanes_of(sum(map(self.weights.__getitem__, ids)), len(self.kinds))
        steps = []
        for kind, score, bias in zip(self.kinds, scores, self.biases, strict=True):
            is_it = said == kind or (kind == model.ANY and said != CLEAN)
            error = (ONE if is_it else 0) - sigmoid(score * root // ONE + bias)
            is_right = abs(error) < (PLAIN if is_it else ENOUGH)
            steps.append(0 if is_right else error * rate // ONE * (2 if is_it else 1))
        if not any(steps):
            return False
        self.biases = [bias + step // 64 for bias, step in zip(self.biases, steps, strict=True)]
        moved = in_lanes([step * root // ONE for step in steps])
        for i in ids:
            self.weights[i] += moved
        return True


def in_lanes(values: Sequence[int]) -> int:
    """Write values into lanes, the first one lowest."""
    return sum(value << LANE * place for place, value in enumerate(values))


def lanes_of(whole: int, count: int) -> list[int]:
    """Read the values of the lanes."""
    whole += in_lanes([LANE_HALF] * count)
    return [(whole >> LANE * place) % (2 * LANE_HALF) - LANE_HALF for place in range(count)]


def train(name: str, found: list[Said], plain: frozenset[str]) -> weights.Learnt:
    """Fit one model to its sentences."""
    chance = random.Random(f"{SEED} {name}")
    known = numbering(plain)
    kinds = (*sorted(written.KINDS[name]), model.ANY)
    read = [(words_of(said, plain), said.kind) for said in found]
    read += [(row, CLEAN) for row in salad([row for row, _ in read], chance)]
    rows = [(runs.of(row, known), kind) for row, kind in read]
    seen = Counter(run for row, _ in rows for run in row)
    index = {
        run: i for i, run in enumerate(sorted(r for r, n in seen.items() if n >= FEWEST and r))
    }
    examples = [
        (sorted(index[run] for run in row if run in index), isqrt((ONE * ONE) // len(row)), kind)
        for row, kind in rows
    ]
    learner = Learner(kinds, examples, len(index))
    learner.learn(chance)
    return rounded(kinds, learner, index)


def salad(rows: list[list[str]], chance: random.Random) -> Iterator[list[str]]:
    """Mix words and scraps of sentences that say nothing together: no word is a sign by itself."""
    small = sorted(themes.SMALL)
    often = Counter(word for row in rows for word in set(row))
    common = sorted(word for word, times in often.items() if times >= SURELY)
    for _ in range(SALAD):
        row, long = [themes.BEGIN], chance.randint(4, 20)
        while len(row) < long:
            pick = chance.random()
            if pick < 0.3:
                row.append(chance.choice(small))
            elif pick < 0.7:
                row.append(chance.choice(common))
            else:
                scrap = chance.choice(rows)
                start = chance.randrange(len(scrap))
                row += scrap[start : start + 2]
        yield row


def rounded(kinds: tuple[str, ...], learner: Learner, index: dict[int, int]) -> weights.Learnt:
    """Round the averaged weights, and leave out those too small to matter."""
    unit = ONE // weights.SCALE * (EPOCHS - EPOCHS // 2)
    least = [SMALL if kind == model.ANY else SMALL_OF_A_KIND for kind in kinds]
    by_run = {}
    for run, i in index.items():
        values = [value // unit for value in lanes_of(learner.summed[i], len(kinds))]
        row = tuple((k, value) for k, value in enumerate(values) if abs(value) >= least[k])
        if row:
            by_run[run] = row
    return weights.learnt(kinds, [bias // unit for bias in learner.summed_biases], by_run)


def numbering(plain: frozenset[str]) -> runs.Numbering:
    """Number the words that stand in more than one sentence, and every theme."""
    return runs.Numbering(known_words(plain), sorted(themes.every()))


def known_words(plain: frozenset[str]) -> list[str]:
    """Give the words that stand in more than one sentence."""
    chance = random.Random(SEED)
    seen = Counter(
        word for said in written.everything(chance) for word in set(words_of(said, plain))
    )
    return sorted(word for word, times in seen.items() if times >= FEWEST)


def sigmoid(score: int) -> int:
    """Look the logistic curve up, in whole numbers."""
    return _CURVE[max(-256, min(256, score >> 13)) + 256]


def _curve() -> list[int]:
    # exp by repeated multiplication of one rational: the same on every machine.
    step = (1 << 40) * 1133148453 // 1000000000
    powers = [1 << 40]
    for _ in range(256):
        powers.append(powers[-1] * step >> 40)
    rising = [ONE * p // (p + (1 << 40)) for p in powers]
    return [ONE - value for value in reversed(rising[1:])] + rising


_CURVE = _curve()


def build_one(name: str) -> tuple[str, weights.Learnt]:
    """Train one model."""
    found = written.examples(name, random.Random(SEED))
    made = train(name, found, ordinary())
    print(name, len(found), "sentences", len(made.runs), "runs", file=sys.stderr)
    return name, made


def build() -> bytes:
    """Train and write all three models."""
    plain = ordinary()
    lists: dict[str, Iterable[str]] = {
        "words": known_words(plain),
        "themes": sorted(themes.every()),
        "ordinary": sorted(plain),
    }
    with ProcessPoolExecutor(2) as pool:
        return weights.pack(dict(pool.map(build_one, NAMES)), lists)


def main() -> int:
    """Write the weights, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    made = build()
    if arguments.check:
        return int(made != weights.FILE.read_bytes())
    weights.FILE.write_bytes(made)
    print(len(made), "bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
