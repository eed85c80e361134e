"""Reads and writes the file that holds what the models learnt: the same models, the same bytes."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

FILE = Path(__file__).with_name("weights.bin")
# What a weight of one is written as.
SCALE = 64
Row = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: the kinds, where each begins, the runs, and which row of weights is whose.

    A row holds, for each kind that a run speaks for or against, its number and the weight.
    """

    kinds: tuple[str, ...]
    biases: tuple[int, ...]
    runs: Sequence[int]
    which: Sequence[int]
    rows: Sequence[Row]


def learnt(kinds: Sequence[str], biases: Sequence[int], by_run: Mapping[int, Row]) -> Learnt:
    """Put what was learnt in order, each different row of weights once."""
    said = sorted(by_run)
    rows = sorted(set(by_run.values()))
    index = {row: place for place, row in enumerate(rows)}
    return Learnt(tuple(kinds), tuple(biases), said, [index[by_run[run]] for run in said], rows)


def pack(models: Mapping[str, Learnt], lists: Mapping[str, Iterable[str]]) -> bytes:
    """Write models and lists of words as bytes."""
    parts = {name: _packed(model) for name, model in models.items()}
    parts |= {name: " ".join(words).encode() for name, words in lists.items()}
    packed = ((name, zlib.compress(part, 9)) for name, part in sorted(parts.items()))
    return b"".join(f"{name} {len(part)}\n".encode() + part for name, part in packed)


def _packed(model: Learnt) -> bytes:
    """Write a model: of the runs, which rise, only how much each is more than the one before."""
    written = {
        "kinds": model.kinds,
        "biases": model.biases,
        "rows": model.rows,
        "which": model.which,
        "runs": [after - before for before, after in pairwise((0, *model.runs))],
    }
    return json.dumps(written, separators=(",", ":")).encode()


def model(name: str) -> Learnt:
    """Read a model.

    Raises KeyError for a name that is not there.
    """
    written = json.loads(zlib.decompress(_parts()[name]))
    return Learnt(
        tuple(written["kinds"]),
        tuple(written["biases"]),
        list(accumulate(written["runs"])),
        written["which"],
        [tuple(map(tuple, row)) for row in written["rows"]],
    )


def words(name: str) -> list[str]:
    """Read a list of words.

    Raises KeyError for a name that is not there.
    """
    return zlib.decompress(_parts()[name]).decode().split(" ")


@cache
def _parts() -> dict[str, bytes]:
    """Find the parts of the file: each is its name, its length and its bytes."""
    packed = FILE.read_bytes()
    parts = {}
    while packed:
        head, _, rest = packed.partition(b"\n")
        name, size = head.decode().split()
        parts[name], packed = rest[: int(size)], rest[int(size) :]
    return parts
