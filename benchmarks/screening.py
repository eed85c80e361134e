"""Measures the reading of words beside its peers: what is found, what is wrongly flagged, how fast.

python -m benchmarks screening           the table, from the environment that holds the peers
python -m benchmarks.screening           the same where this is run, with the peers that are there
python -m benchmarks.screening --kinds   ours by kind and by family of disguise
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks import disguises, sentences
from benchmarks.readers import Engine, readers
from benchmarks.reading_cost import costs
from benchmarks.rows import Result
from benchmarks.sentences import Sentence

PEERS = Path(".bench/words/bin/python")
CLAIMS = "clearline"
SEED_FOUND, SEED_ALIKE = 4, 5


def measured(rounds: int) -> dict[str, dict[str, float]]:
    """Measure every engine that is here, on the same sentences, in turn."""
    engines = readers()
    found = {name: quality(engine) for name, engine in engines.items()}
    for name, cost in costs(engines, rounds).items():
        found[name] |= cost.figures()
    return found


def quality(engine: Engine) -> dict[str, float]:
    """Say what share of details is found, and what else is flagged."""
    told = [case.sentence for case in disguises.cases(seed=SEED_FOUND, each=10)]
    unseen = [s for s in sentences.unseen() if s.is_contact]
    alike = [s for _, s in disguises.look_alikes(seed=SEED_ALIKE, each=20)]
    clean = [s for s in sentences.unseen() if s.kind == "clean"]
    hits = sum(map(engine, unseen))
    wrong = sum(map(engine, clean))
    return {
        "disguises": share(engine, told),
        "recall": hits / len(unseen),
        "precision": hits / max(1, hits + wrong),
        "look_alikes": share(engine, [*alike, *clean]),
    }


def share(engine: Engine, told: Sequence[Sentence]) -> float:
    """Give the share of sentences that an engine flags."""
    return sum(map(engine, told)) / len(told)


def run(rounds: int) -> list[Result]:
    """Measure where the peers are installed, and write the rows of the table."""
    if not PEERS.exists():
        raise SystemExit("The peers are not installed: sh scripts/setup.sh peers")
    command = [str(PEERS), "-m", "benchmarks.screening", "--json", "--rounds", str(rounds)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return rows(json.loads(said))


def rows(found: dict[str, dict[str, float]]) -> list[Result]:
    """Write one row for each engine, and ours against the goals."""
    table = [Result("B", f"reading words: {name}", *_row(of), None) for name, of in found.items()]
    ours, presidio = found[CLAIMS], found.get("presidio")
    if presidio:
        times = ours["rate"] / presidio["rate"]
        tail = ours["p99"] / presidio["p99"]
        table += [
            _goal("messages a second", f"{times:.1f} times Presidio", "at least 10", times >= 10),
            _goal("p99", f"{tail:.2f} of Presidio's", "at most a third", tail <= 1 / 3),
        ]
    worst, doubled, mixed = ours["worst"], ours["doubling"], ours["mixed"]
    return [
        *table,
        _goal("10,000 hostile characters", f"{worst:.0f} messages", "at most 200", worst <= 200),
        _goal("the same, mixed at random", f"{mixed:.0f} messages", "at most 200", mixed <= 200),
        _goal("twice as many of them", f"{doubled:.2f} times", "at most 2.3", doubled <= 2.3),
    ]


def _goal(what: str, figure: str, wanted: str, is_met: bool) -> Result:  # noqa: FBT001 - a column
    return Result("B", f"reading words: {what}", figure, "", wanted, is_met)


def _row(of: dict[str, float]) -> tuple[str, str, str]:
    """Say in one line what an engine finds, what it costs, and nothing of goals."""
    found = (
        f"recall {of['recall']:.2f} (disguises {of['disguises']:.2f}),"
        f" precision {of['precision']:.2f}, look-alikes flagged {of['look_alikes']:.1%}"
    )
    cost = (
        f"{of['rate']:,.0f} messages a second, p99 {of['p99'] * 1e6:,.0f} µs,"
        f" at worst {of['worst']:,.0f} messages' cost"
    )
    return found, cost, ""


def by_kind() -> None:
    """Print what we find by family of disguise, and by kind of the sentences."""
    engine = readers()[CLAIMS]
    found: dict[str, list[bool]] = defaultdict(list)
    for case in disguises.cases(seed=SEED_FOUND, each=10):
        found[f"{case.kind} as {case.family}"].append(engine(case.sentence))
    for sentence in sentences.everything():
        name = (
            f"{sentence.kept_in} {sentences.group(sentence)}: {sentence.kind}, {sentence.speaker}"
        )
        found[name].append(sentence.is_flagged())
    for name, hits in sorted(found.items()):
        sys.stdout.write(f"{sum(hits):4}/{len(hits):<4} {name}\n")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    asked = parser.parse_args()
    if asked.kinds:
        by_kind()
    elif asked.json:
        sys.stdout.write(json.dumps(measured(asked.rounds)))
    else:
        for row in rows(measured(asked.rounds)):
            sys.stdout.write(f"{row.what:40} {row.figure}  {row.against}\n")


if __name__ == "__main__":
    main()
