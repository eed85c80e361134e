"""Opens what finds contact details in words: ours, and whichever peers are installed."""

import contextlib
import importlib
from collections.abc import Callable

from benchmarks.sentences import HOME, Sentence
from clearline import screening

Engine = Callable[[Sentence], bool]


def readers() -> dict[str, Engine]:
    """Open ours and each peer that can be imported."""
    engines: dict[str, Engine] = {"clearline": _ours}
    for name, open_peer in PEERS.items():
        with contextlib.suppress(ImportError):
            engines[name] = _joined(open_peer())
    return engines


def _joined(finds: Callable[[str], bool]) -> Engine:
    """Let a peer read messages that follow each other as one text."""
    return lambda sentence: finds(" ".join(sentence.messages))


def _ours(sentence: Sentence) -> bool:
    """Read with everything on: the rules, the models, the clarity of the words."""
    found = screening.read(sentence.messages, speaker=sentence.speaker, known=HOME).findings
    return any(finding.group == "contact" for finding in found)


def _phonenumbers() -> Callable[[str], bool]:
    numbers = importlib.import_module("phonenumbers")
    possible = numbers.Leniency.POSSIBLE
    return lambda text: numbers.PhoneNumberMatcher(text, "GB", leniency=possible).has_next()


def _scrubadub() -> Callable[[str], bool]:
    scrubber = importlib.import_module("scrubadub").Scrubber(locale="en_GB")
    return lambda text: any(True for _ in scrubber.iter_filth(text))


def _datafog() -> Callable[[str], bool]:
    detect = importlib.import_module("datafog").DataFog().detect
    return lambda text: any(detect(text).values())


def _presidio() -> Callable[[str], bool]:
    """Open Presidio with all it brings, over an empty pipeline and without the network."""
    suffixes = importlib.import_module("tldextract.tldextract")
    vars(suffixes)["TLD_EXTRACTOR"] = suffixes.TLDExtract(suffix_list_urls=())
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


PEERS = {
    "presidio": _presidio,
    "scrubadub": _scrubadub,
    "datafog": _datafog,
    "phonenumbers": _phonenumbers,
}
