"""What the family's pages say: in English, and beside it in a language that somebody put it into.

Nobody here can vouch for a translation, so none of ours is here: the organisation has one made,
and puts it in. It stands beside the English, and what has changed in English since is shown in
English alone.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

from clearline.registers.asking import wordings
from clearline.registers.asking.forms import Wording
from clearline.web import spoken

Sentences = Mapping[str, str]
# Between these a number keeps its order where the words run from right to left.
_ALONE = "\u2066{}\u2069"
_TABLES = ("says", "forms", "means")


@cache
def english() -> Sentences:
    """Return every sentence in English by its key: `says.title`, `forms.sms`, `means.sms`."""
    read = tomllib.loads((Path(__file__).parent / "languages" / "en.toml").read_text("utf-8"))
    return {f"{table}.{key}": words for table in _TABLES for key, words in read[table].items()}


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language of one reader: English alone, or another with the English beside it."""

    own: Wording | None = None

    @property
    def dir(self) -> str:
        """Return which way the page runs."""
        return self.own.direction if self.own else "ltr"

    @property
    def code(self) -> str:
        """Return the code of the language that stands beside the English, if there is one."""
        return self.own.code if self.own else ""

    @property
    def query(self) -> str:
        """Return what keeps the language in an address."""
        return f"?in={self.code}" if self.code else ""

    @property
    def read_as(self) -> str:
        """Say in what language it was read, for what is written down of an answer."""
        if self.own is None:
            return ""
        number = wordings.number(self.own)
        by = self.own.translated_by
        return f"Read in {self.own.english_name}, version {number}, put into it by {by}"

    def words(self, key: str, **named: str) -> SafeString:
        """Return one sentence, with the names in their places."""
        beside = _put(english()[key], _with_number(named, english()["says.number"]))
        theirs = self._theirs(key)
        if not theirs or self.own is None:
            return format_html("{}", beside)
        return format_html(
            '<span class="both"><span class="own" lang="{}" dir="{}">{}</span> '
            '<span class="beside" lang="en-GB" dir="ltr">{}</span></span>',
            self.own.code,
            self.own.direction,
            _put(theirs, _with_number(named, self._theirs("says.number"), mark=_ALONE)),
            beside,
        )

    def say(self, **named: str) -> dict[str, SafeString]:
        """Return every sentence of the pages by its short key."""
        keys = (key for key in english() if key.startswith("says."))
        return {key.removeprefix("says."): self.words(key, **named) for key in keys}

    def day(self, on: date) -> str:
        """Write a day: in figures, where it stands in two languages."""
        return f"{on:%d/%m/%Y}" if self.own else spoken.whole_date(on)

    def _theirs(self, key: str) -> str:
        """Return their words for a sentence, unless its English has changed since."""
        if self.own is None or self.own.english.get(key) != english()[key]:
            return ""
        return str(self.own.says.get(key, ""))


ENGLISH = Spoken()


def language(asked: str, *, at: datetime) -> Spoken:
    """Return the language that was asked for, if the organisation has it; or English."""
    return Spoken(wordings.in_force(at=at).get(asked)) if asked else ENGLISH


def _with_number(named: Mapping[str, str], says: str, *, mark: str = "{}") -> Mapping[str, str]:
    """Put the telephone number, where there is one, into the words that lead to it."""
    number = named.get("number")
    if not number:
        return named
    leads = (says or "{number}").strip()
    return {**named, "number": f" {leads.replace('{number}', mark.format(number))}"}


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
