"""A carrier in a process of its own, which may be told where to die, and what time it is."""

import importlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from clearline.cli.record import open_record

NUMBER = "+447700900377"


@dataclass(frozen=True)
class Plan:
    """What one process does. What is counted, is counted from one."""

    provider: str
    at: str
    minutes: int = 0  # for how long it lives, by its own clock
    writes: int = 0
    dies: str = ""  # taking, asking, asked, answered, arriving
    after: int = 1

    def told(self) -> str:
        return json.dumps(asdict(self))


if __name__ == "__main__":
    open_record(Path(sys.argv[1]))
    # Only now: it reads settings, which the folder decides.
    importlib.import_module("tests.crash.carries").main(Plan(**json.loads(sys.argv[2])))
