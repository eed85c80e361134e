"""Builds the weights that ship in the package from the grammar: the same bytes every time.

    python scripts/reading/train.py            writes clearline/screening/weights.bin
    python scripts/reading/train.py --check    exits 1 if the file there is not what it would write

Only whole numbers and a fixed order are used, so no machine rounds differently from another.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from operator import add
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from clearline.screening import handles, lexicon, mend, model, senses, tokens
from clearline.screening.canvas import Canvas
from scripts.reading import grammar
from scripts.reading.grammar import Rule

SEED = 20261122
GROWN = {"contact": 50, "staff": 40, "child": 40, "ordinary": 60}
ORDINARY_SHARE = 110
SPOKEN = 14
# Kinds that a worker's words and a child's have in common; contact knows none of them.
TOO_NEAR = frozenset(
    {"distress", "suicide", "selfharm", "exploitation", "online", "abuse", "danger"}
    | {"threat", "humiliation", "sexualised", "coercion", "photo", "touch"}
)
EPOCHS = 6
ONE = 1 << 16
RATE = 1 << 13
FEWEST = 3
SCALE = 1 << 12
SMALLEST = 6
ENOUGH = 1500
PLAIN = 250
FORGOTTEN = 0.05
SALAD = 16000
PHRASED = 18
CHATTER = 0.25
# Of eight runs in a sentence about this many are hidden each time, and one more.
HIDDEN = 2
MIXING = 2654435761
LANE = 48
LANE_HALF = 1 << (LANE - 1)
Example = tuple[list[str], str]


def vocabulary() -> frozenset[str]:
    """Give the words that the models know: those of the grammar, read as they mean."""
    return frozenset(
        senses.meaning(word, frozenset([word, *lexicon.lists("senses")]))
        for word in grammar.words()
    )


def row_of(text: str, known: frozenset[str], ordinary: frozenset[str]) -> list[str]:
    """Read a sentence as the package reads it."""
    mended = mend.mend(tokens.cut([Canvas(text)]), ordinary)
    named = handles.names(mended, ordinary)
    return ["^", *(sense[0] for sense in senses.senses(mended, named, known))]


def examples(name: str, chance: random.Random, known: frozenset[str]) -> list[Example]:
    """Grow this model's sentences, some with chatter before or after and some with words lost."""
    ordinary = known | lexicon.words("common", "word") | lexicon.words("common", "short")
    filled = grammar.slots()
    own = {rule.kind for rule in grammar.rules(name)}
    every = [(rule, GROWN[name]) for rule in grammar.rules(name)]
    every += [(rule, ORDINARY_SHARE) for rule in grammar.rules("ordinary")]
    # What says something to another model says nothing to this one, unless it is too near.
    for other in sorted({"contact", "staff", "child"} - {name}):
        every += [
            (rule, 8)
            for rule in grammar.rules(other)
            if name == "contact" or rule.kind not in TOO_NEAR
        ]
    every += [(rule, PHRASED) for rule in grammar.phrases() if rule.kind in own]
    said = [r for r in grammar.spoken(name) if not grammar.is_dialled(r) for _ in range(SPOKEN)]
    for other in sorted({"contact", "staff", "child"} - {name}):
        said += [
            Rule("clean", rule.line)
            for rule in grammar.spoken(other)
            if name == "contact" or rule.kind not in TOO_NEAR
        ]
    chatter = [rule.line for rule in grammar.rules("ordinary")]
    chatter += [rule.line for rule in grammar.rules("child") if rule.kind == "clean"]
    grown = [
        (sentence, rule.kind)
        for rule, count in every
        for sentence in sorted({grammar.grow(rule.line, chance, filled) for _ in range(count)})
    ]
    grown += [(grammar.grow(rule.line, chance, filled), rule.kind) for rule in said]
    found: list[Example] = []
    for sentence, kind in grown:
        parts = [sentence]
        if chance.random() < CHATTER:
            extra = grammar.grow(chance.choice(chatter), chance, filled)
            parts.insert(chance.randrange(2), extra)
        row = row_of(" . ".join(parts), known, ordinary)
        row = [senses.UNKNOWN if chance.random() < FORGOTTEN and w != "^" else w for w in row]
        found.append((row, kind))
    return found + salad(chance, known, [row for row, _ in found])


def salad(chance: random.Random, known: frozenset[str], rows: list[list[str]]) -> list[Example]:
    """Mix words and scraps of sentences that say nothing together: no word is a sign by itself."""
    small = sorted(lexicon.words("small", "word"))
    common = sorted(
        {senses.meaning(word, known) for word in lexicon.words("common", "word")} | known
    )
    mixed: list[Example] = []
    for _ in range(SALAD):
        row = ["^"]
        while len(row) < chance.randint(5, 18):
            pick = chance.random()
            if pick < 0.4:
                row.append(chance.choice(small))
            elif pick < 0.75:
                row.append(chance.choice(common))
            elif pick < 0.8:
                row.append(chance.choice(("NUM", "?", "?", "QM", "APP", "MAPP")))
            else:
                scrap = chance.choice(rows)
                start = chance.randrange(1, max(2, len(scrap)))
                row.extend(scrap[start : start + 2])
        mixed.append((row, "clean"))
    return mixed


class Learner:
    """One logistic model a kind, fitted by whole-number gradient steps, averaged over the way.

    One number holds a run's weights for every kind, each in a lane of its own: one addition adds
    them all.
    """

    def __init__(
        self, kinds: tuple[str, ...], rows: list[tuple[list[int], str]], size: int
    ) -> None:
        """Begin with nothing learnt and every kind unlikely."""
        self.kinds = kinds
        self.rows = rows
        self.weights = [0] * size
        self.summed = [0] * size
        self.bias = in_lanes([-2 * ONE] * len(kinds))
        self.enough = in_lanes([LANE_HALF - QUIET] * len(kinds))
        self.loud = in_lanes([LANE_HALF] * len(kinds))
        self.hard: set[int] = set()

    def learn(self, chance: random.Random) -> None:
        """Go over the sentences; what was no trouble last time is left out every other time."""
        order = list(range(len(self.rows)))
        for epoch in range(EPOCHS):
            chance.shuffle(order)
            missed, self.hard = self.hard, set()
            for place in order:
                if epoch % 2 == 0 or place in missed:
                    self._step(place, RATE // (1 + epoch), chance.getrandbits(30))
            if epoch >= EPOCHS // 2:
                self.summed = list(map(add, self.summed, self.weights))

    def _step(self, place: int, rate: int, salt: int) -> None:
        """Learn from one sentence, of which some runs are not shown: no one of them says it all."""
        every, said = self.rows[place]
        ids = [i for i in every if ((i ^ salt) * MIXING >> 20) & 7 > HIDDEN]
        scores = sum(map(self.weights.__getitem__, ids), self.bias)
        if said not in self.kinds and not (scores + self.enough) & self.loud:
            return
        steps = self._steps(scores, said, rate)
        if any(steps):
            self.hard.add(place)
            self.bias += in_lanes([step // 4 for step in steps])
            moved = in_lanes(steps)
            for i in ids:
                self.weights[i] += moved

    def _steps(self, scores: int, said: str, rate: int) -> list[int]:
        """Say how far each kind is to move; one that is right enough stays."""
        steps = []
        for kind, score in zip(self.kinds, lanes_of(scores, len(self.kinds)), strict=True):
            is_it = said == kind or (kind == model.ANY and said in self.kinds)
            error = (ONE if is_it else 0) - sigmoid(score)
            # What should be heard is learnt until it is plain, however short it is.
            is_right = abs(error) < (PLAIN if is_it else ENOUGH)
            steps.append(0 if is_right else error * rate // ONE * (2 if is_it else 1))
        return steps


def in_lanes(values: Sequence[int]) -> int:
    """Write values into lanes, the first one lowest."""
    return sum(value << LANE * place for place, value in enumerate(values))


def lanes_of(whole: int, count: int) -> list[int]:
    """Read the values of the lanes."""
    whole += in_lanes([LANE_HALF] * count)
    return [(whole >> LANE * place) % (2 * LANE_HALF) - LANE_HALF for place in range(count)]


def train(name: str, found: list[Example], chance: random.Random) -> model.Learnt:
    """Fit one model to its sentences."""
    kinds = (*sorted({rule.kind for rule in grammar.rules(name)} - {"clean"}), model.ANY)
    seen = Counter(f for row, _ in found for f in set(model.features(row)))
    index = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= FEWEST))}
    rows = [
        (sorted({index[f] for f in model.features(row) if f in index}), kind) for row, kind in found
    ]
    learner = Learner(kinds, rows, len(index))
    learner.learn(chance)
    return packed(kinds, learner, index)


def packed(kinds: tuple[str, ...], learner: Learner, index: dict[str, int]) -> model.Learnt:
    """Round the averaged weights, and drop those too small to matter."""
    averaged = EPOCHS - EPOCHS // 2
    table: model.Weights = {}
    for feature, i in index.items():
        rounded = (value // averaged // SCALE for value in lanes_of(learner.summed[i], len(kinds)))
        pairs = tuple((k, value) for k, value in enumerate(rounded) if abs(value) > SMALLEST)
        if pairs:
            table[feature] = pairs
    biases = lanes_of(learner.bias, len(kinds))
    return model.Learnt(kinds, tuple(bias // SCALE for bias in biases), table)


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
# Below this score a kind is quiet enough where it should not be heard.
QUIET = (next(place for place, value in enumerate(_CURVE) if value >= ENOUGH) - 256) << 13


def build_one(name: str) -> tuple[str, model.Learnt]:
    """Grow and train one model."""
    known = vocabulary()
    chance = random.Random(f"{SEED} {name}")
    own = {rule.kind for rule in grammar.rules(name)}
    found = [(row, kind if kind in own else "clean") for row, kind in examples(name, chance, known)]
    made = train(name, found, chance)
    print(name, len(found), "sentences", len(made.weights), "weights", file=sys.stderr)
    return name, made


def build() -> bytes:
    """Grow, train and write all three models."""
    with ProcessPoolExecutor(2) as pool:
        return model.pack(dict(pool.map(build_one, ("contact", "staff", "child"))), vocabulary())


def main() -> int:
    """Write the weights, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    made = build()
    if arguments.check:
        return int(made != model.WEIGHTS.read_bytes())
    model.WEIGHTS.write_bytes(made)
    print(len(made), "bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
