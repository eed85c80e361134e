"""Throws bytes at the reading of words, led by which lines of it they reach.

    python scripts/reading/fuzz.py -max_total_time=60

`make deep` runs it in an environment of its own, from `requirements/fuzz.txt`. An answer must come,
and every span must quote the message it points at; the fuzzer prints and keeps what breaks that.
"""

import importlib
import sys
from pathlib import Path
from typing import Any, cast, get_args

sys.path.insert(0, str(Path(__file__).parents[2]))


def main() -> None:
    """Run until told to stop."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["clearline.screening"]):
        screening = importlib.import_module("clearline.screening")
    speakers = get_args(screening.Speaker)

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        speaker = cast("str", speakers[provider.ConsumeIntInRange(0, 2)])
        count = provider.ConsumeIntInRange(0, 4)
        messages = [
            provider.ConsumeUnicode(provider.ConsumeIntInRange(0, 80)) for _ in range(count)
        ]
        for found in screening.read(messages, speaker=speaker).findings:
            message = messages[found.message]
            if message[found.start : found.end] != found.text:
                raise AssertionError(found)

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
