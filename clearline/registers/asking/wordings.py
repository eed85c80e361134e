"""What families are asked, in a language that the organisation has had it put into."""

import csv
import re
from collections.abc import Mapping
from datetime import date, datetime
from io import StringIO
from typing import Required, TypedDict, Unpack

from django.db.models import QuerySet

from clearline.registers.models import Direction, Person, Wording, day_of
from clearline.registers.recorded import end, keep, refuse, verb

Sentences = Mapping[str, str]

# As a browser and a screen reader call a language: "pl", "zh-Hant", "pt-BR".
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMED = re.compile(r"{(\w+)}")
COLUMNS = ("KEY", "ENGLISH", "TRANSLATION")
LONGEST = 1000
LARGEST = 256 * 1024


class Into(TypedDict, total=False):
    """Which language it is, who put it into it, and from which day it counts."""

    code: Required[str]
    name: Required[str]
    english_name: Required[str]
    direction: Required[Direction | str]
    translated_by: Required[str]
    from_on: date


@verb
def put_in(
    says: Sentences, *, english: Sentences, by: Person, at: datetime, **into: Unpack[Into]
) -> Wording:
    """Put in a version of a language; of several the newest counts, and the others are kept."""
    if not _CODE.fullmatch(into["code"]) or into["code"].startswith("en"):
        raise refuse("Write the language’s code, such as pl, ar or zh-Hant.", field="code")
    if wrong := faults(says, english=english):
        raise refuse(" ".join(wrong[:5]), field="file")
    whole = {key: says[key].strip() for key in english}
    day = into.get("from_on", day_of(at))
    named = {name: value for name, value in into.items() if name != "from_on"}
    row = Wording(says=whole, english=dict(english), from_on=day, **named)
    return keep(row, by=by, at=at)


@verb
def withdraw(row: Wording, *, on: date | None = None, by: Person, at: datetime) -> Wording:
    """Say that a version counts no more; the one before it counts again."""
    return end(row, on=on, by=by, at=at)


def faults(says: Sentences, *, english: Sentences) -> list[str]:
    """Return what is wrong with a translation, a sentence each: nothing of it may be missing."""
    return [why for key, words in english.items() if (why := _fault(key, words, says.get(key, "")))]


def _fault(key: str, english: str, words: str) -> str:
    if not words.strip():
        return f"{key}: the translation is missing."
    ours, theirs = set(_NAMED.findall(english)), set(_NAMED.findall(words))
    lacking, unknown = sorted(ours - theirs), sorted(theirs - ours)
    whys = [
        (len(words) > LONGEST, f"{key}: longer than {LONGEST} letters."),
        (bool(lacking), f"{key}: {{{', '.join(lacking)}}} has to stand in it, as in the English."),
        (bool(unknown), f"{key}: nothing is known of {{{', '.join(unknown)}}} there."),
    ]
    return next((why for is_so, why in whys if is_so), "")


def in_force(*, at: datetime) -> dict[str, Wording]:
    """Return the version of each language that counts now, by its code."""
    rows = Wording.objects.in_force(at).order_by("from_on", "pk")
    counts = {row.code: row for row in rows.select_related("recorded_by")}
    return dict(sorted(counts.items(), key=lambda each: each[1].english_name))


def number(row: Wording) -> int:
    """Return the how-manieth version of its language it is."""
    return int(Wording.objects.filter(code=row.code, pk__lte=row.pk).count())


def versions() -> QuerySet[Wording]:
    """Return every version there was, the newest of each language first."""
    rows: QuerySet[Wording] = Wording.objects.select_related("recorded_by")
    return rows.order_by("english_name", "-pk")


def stale(row: Wording, *, english: Sentences) -> list[str]:
    """Return the sentences whose English has changed since: they are shown in English alone."""
    return [key for key, words in english.items() if row.english.get(key) != words]


def sheet(english: Sentences, row: Wording | None = None) -> str:
    """Return the sentences as a CSV file to be filled in; what still counts stands in it."""
    file = StringIO()
    lines = csv.writer(file)
    lines.writerow(COLUMNS)
    old = set(stale(row, english=english)) if row else set()
    for key, words in english.items():
        known = row.says.get(key, "") if row and key not in old else ""
        lines.writerow([key, words, known])
    return file.getvalue()


def read(content: bytes) -> Sentences | None:
    """Return what a filled-in file says by key; None where it is no such file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    rows = csv.DictReader(StringIO(text, newline=""))
    if not {"KEY", "TRANSLATION"} <= set(rows.fieldnames or ()):
        return None
    return {(row["KEY"] or "").strip(): row["TRANSLATION"] or "" for row in rows}
