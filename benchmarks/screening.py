"""Measures the reading of words: what is found, what is wrongly flagged, how fast, at worst.

python benchmarks/screening.py             ours, on sentences made here
python benchmarks/screening.py --peers     also presidio, scrubadub, datafog and phonenumbers,
                                           whichever of them can be imported
"""

import argparse
import contextlib
import importlib
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import disguises
from clearline import screening

Engine = Callable[[str], bool]
ORDINARY = (
    "Tea is at six, are you walking back or shall I fetch you",
    "Well done for getting through that maths test this morning",
    "The film starts at quarter past seven so shoes on by half six",
    "Can you bring your PE kit down for the wash please",
    "i had a really good day we made bread and nobody fell out",
    "Your review has moved to Tuesday, room 12, ten o'clock",
)
HOSTILE = {"digits": "1 ", "marks": "a\u0301", "dots": "a.", "words": "double ", "letters": "x y "}


def ours(text: str) -> bool:
    """Say whether Clearline finds a contact detail."""
    found = screening.read([text], speaker="staff").findings
    return any(finding.group == "contact" for finding in found)


def peers() -> dict[str, Engine]:
    """Open whichever peers are installed."""
    engines: dict[str, Engine] = {}
    with contextlib.suppress(ImportError):
        numbers = importlib.import_module("phonenumbers")
        engines["phonenumbers"] = lambda text: any(
            True for _ in numbers.PhoneNumberMatcher(text, "GB", leniency=numbers.Leniency.POSSIBLE)
        )
    with contextlib.suppress(ImportError):
        scrubber = importlib.import_module("scrubadub").Scrubber(locale="en_GB")
        engines["scrubadub"] = lambda text: any(True for _ in scrubber.iter_filth(text))
    with contextlib.suppress(ImportError):
        scan = importlib.import_module("datafog").DataFog().detect
        engines["datafog"] = lambda text: any(scan(text).values())
    with contextlib.suppress(ImportError):
        engines["presidio"] = _presidio()
    return engines


def _presidio() -> Engine:
    analyzer = importlib.import_module("presidio_analyzer")
    nlp = importlib.import_module("presidio_analyzer.nlp_engine")
    spacy = importlib.import_module("spacy")
    engine = nlp.SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
    engine.nlp = {"en": spacy.blank("en")}
    registry = analyzer.RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    built = analyzer.AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=["en"]
    )
    return lambda text: bool(built.analyze(text, "en"))


def quality(engine: Engine) -> None:
    """Print recall by family, and what is wrongly flagged."""
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for kind, family, messages in disguises.cases(seed=4, each=10):
        if engine is ours:
            read = screening.read(messages, speaker="staff").findings
            found[kind, family].append(any(finding.group == "contact" for finding in read))
        else:
            found[kind, family].append(engine(" ".join(messages)))
    for (kind, family), hits in sorted(found.items()):
        print(f"  {kind:7} {family:24} {sum(hits):3}/{len(hits)}")
    everything = [hit for hits in found.values() for hit in hits]
    print(f"  recall {sum(everything) / len(everything):.3f} of {len(everything)}")
    alike = [engine(messages[0]) for _, messages in disguises.look_alikes(seed=5, each=20)]
    print(f"  look-alikes wrongly flagged {sum(alike) / len(alike):.3f} of {len(alike)}")


def speed(engines: dict[str, Engine]) -> None:
    """Print messages a second and the 99th percentile, the engines in turn, medians of five."""
    rates: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(5):
        for name, engine in engines.items():
            took = []
            for text in ORDINARY * 40:
                start = time.perf_counter()
                engine(text)
                took.append(time.perf_counter() - start)
            took.sort()
            rates[name].append((len(took) / sum(took), took[int(len(took) * 0.99)]))
    for name, runs in rates.items():
        rate = statistics.median(run[0] for run in runs)
        worst = statistics.median(run[1] for run in runs)
        print(f"{name:14} {rate:9.0f} messages/s   p99 {worst * 1e6:8.0f} us")


def worst_case() -> None:
    """Print the cost of 10,000 hostile characters against 60 ordinary ones, and of doubling."""
    base = min(_cost(ORDINARY[0]) for _ in range(30))
    for name, piece in HOSTILE.items():
        once = min(_cost((piece * 10_000)[:10_000]) for _ in range(3))
        twice = min(_cost((piece * 20_000)[:20_000]) for _ in range(3))
        print(f"{name:10} {once / base:6.0f} times the cost, doubling {twice / once:.2f}")


def _cost(text: str) -> float:
    start = time.process_time()
    ours(text)
    return time.process_time() - start


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true")
    engines = {"clearline": ours} | (peers() if parser.parse_args().peers else {})
    for name, engine in engines.items():
        print(name)
        quality(engine)
    speed(engines)
    worst_case()


if __name__ == "__main__":
    main()
