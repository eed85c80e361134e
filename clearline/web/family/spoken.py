"""What the family's pages say, in a language that somebody has written for them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "languages"
FIRST = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its own name, how a browser calls it, and all that the pages say."""

    name: str
    lang: str
    dir: str
    says: Mapping[str, str]
    forms: Mapping[str, str]
    means: Mapping[str, str]

    def say(self, **named: str) -> dict[str, str]:
        """Return every sentence with the names in their places."""
        return {key: _put(words, named) for key, words in self.says.items()}

    def meaning(self, form: str, **named: str) -> str:
        """Say what one form of communication is."""
        return _put(self.means[form], named)


def _put(words: str, named: Mapping[str, str]) -> str:
    # A name may have braces in it: each is put in once, and what is not known yet stays.
    return "".join(_parts(words, named))


def _parts(words: str, named: Mapping[str, str]) -> list[str]:
    found = []
    while "{" in words:
        before, _, rest = words.partition("{")
        name, _, words = rest.partition("}")
        found += [before, named.get(name, "{" + name + "}")]
    return [*found, words]


@cache
def languages() -> Mapping[str, Language]:
    """Return the languages that there are."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}


def _read(path: Path) -> Language:
    return Language(**tomllib.loads(path.read_text("utf-8")))


def language(asked: str) -> Language:
    """Return the language that was asked for, or the first."""
    return languages().get(asked) or languages()[FIRST]
