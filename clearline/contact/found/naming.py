"""Finds which members of staff somebody's words name. Pure: words and names in, people out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A name that is an everyday word too counts where it is written as a name, or with its surname.
_EVERYDAY = frozenset(
    {"art", "bill", "chance", "drew", "grant", "mark", "may", "miles", "pat", "rob", "sue", "will"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with the names by which they may be called."""

    person: int
    names: tuple[str, ...]


def people_in(text: str, staff: Iterable[Named]) -> frozenset[int]:
    """Return who of the staff is named, by first name, by what they go by, or by surname."""
    written = _WORD.findall(text)
    words = {_plain(word) for word in written}
    capital = {_plain(word) for word in written if word[0].isupper()}
    return frozenset(each.person for each in staff if _is_named(each, words, capital))


def _is_named(who: Named, words: set[str], capital: set[str]) -> bool:
    parts = {_plain(part) for name in who.names for part in name.split()}
    found = parts & words
    return bool(found - _EVERYDAY) or bool(found & _EVERYDAY & capital)


def _plain(word: str) -> str:
    return word.casefold()
