"""Disguises that no grammar line was grown from: numbers and names put as people might."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.sentences import Sentence

DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
OTHERS = ["oh", "1", "II", "tree", "fower", "V", "6", "sebben", "ate", "nein"]
FRENCH = ["zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
CARRIERS = ("{}", "bell {}", "its {} yeah", "keep this {} for later", "{} thats me", "so its {} ok")
Disguise = Callable[[str], list[str]]


def numbers(chance: random.Random) -> str:
    """Make a mobile number from the range kept for fiction."""
    return f"07700900{chance.randrange(1000):03d}"


def _said(digit: str) -> str:
    return DIGITS[int(digit)]


def _doubled(number: str) -> str:
    said: list[str] = []
    at = 0
    while at < len(number):
        if number[at : at + 2] == number[at] * 2:
            said.append(f"double {_said(number[at])}")
            at += 2
        else:
            said.append(_said(number[at]))
            at += 1
    return " ".join(said)


PHONES: dict[str, Disguise] = {
    "figures": lambda n: [n],
    "blocks": lambda n: [f"{n[:5]} {n[5:8]} {n[8:]}"],
    "pairs, tildes": lambda n: ["~".join([n[:1], n[1:3], n[3:5], n[5:7], n[7:9], n[9:]])],
    "words": lambda n: [" ".join(map(_said, n))],
    "words run together": lambda n: ["".join(map(_said, n))],
    "doubles": lambda n: [_doubled(n)],
    "french": lambda n: [" ".join(FRENCH[int(d)] for d in n)],
    "mixed": lambda n: [" ".join(random.Random(n + d).choice((d, _said(d))) for d in n)],
    "misheard": lambda n: [
        " ".join(OTHERS[int(d)] if random.Random(n + d).random() < 0.3 else _said(d) for d in n)
    ],
    "spaced letters": lambda n: [" / ".join(" ".join(_said(d)) for d in n)],
    "pictures between": lambda n: ["🌶️".join(n)],
    "fillers": lambda n: [f"{n[:5]} um {n[5:8]} and then {n[8:]}"],
    "letters for digits": lambda n: [n.replace("0", "o").replace("1", "l").replace("5", "s")],
    "circled": lambda n: ["".join(chr(0x245F + int(d)) if d != "0" else "⓪" for d in n)],
    "devanagari": lambda n: ["".join(chr(0x966 + int(d)) for d in n)],
    "maths bold": lambda n: ["".join(chr(0x1D7CE + int(d)) for d in n)],
    "zero width": lambda n: ["\u2060".join(n)],
    "abroad": lambda n: [f"+44 (0) {n[1:5]}-{n[5:]}"],
    "cut in two": lambda n: [n[:6], f"and {n[6:]}"],
    "one by one": list,
    "cut in words": lambda n: [" ".join(map(_said, n[:5])), " ".join(map(_said, n[5:]))],
    "backwards": lambda n: [f"my number backwards is {n[::-1]}"],
}
MAILS = (
    "{n}(a){h}.com",
    "{n} [at] {h} [dot] com",
    "{n} at {h} full stop com",
    "{n}@{h}",
    "{n} @ {h} . co . uk",
    "{n}\uff20{h}\u3002com",
    "{n} arroba {h} punto com",
    "{n}at{h}dotcom",
    "{n} then the at sign then {h}",
    "{n} at {h}",
    "{h}: {n}",
    "send it {n} {h}",
)
HANDLES = (
    "{a}: {n}",
    "{a} = {n}",
    "my {a} is {n}",
    "{n} on {a}",
    "im {n} on {a}",
    "look for {n} on {a}",
    "{a} me, {n}",
    "find {n} {a}",
    "{a} username {n}",
    "you can get me on {a} its {n}",
    "{a} {n} x",
)
NAMES = ("pippa_r_44", "thejonesy99", "mossy.kate82", "r_oak_ley", "dazza1987")
HOSTS = ("gmail", "hotmail", "outlook", "yahoo", "icloud")
APPS = ("snap", "insta", "tiktok", "discord", "whatsapp", "sn4p", "i n s t a", "telegrm", "psn")


@dataclass(frozen=True)
class Case:
    """One disguised detail: its kind, the family of its disguise, and the messages."""

    kind: str
    family: str
    sentence: Sentence


def cases(seed: int, each: int) -> Iterator[Case]:
    """Make some of every family."""
    chance = random.Random(seed)
    for family, disguise in PHONES.items():
        for _ in range(each):
            messages = disguise(numbers(chance))
            if len(messages) == 1:
                messages = [chance.choice(CARRIERS).format(messages[0])]
            yield Case("phone", family, Sentence(tuple(messages)))
    for kind, shapes, places in (("email", MAILS, HOSTS), ("handle", HANDLES, APPS)):
        for shape in shapes:
            for _ in range(each):
                where = chance.choice(places)
                said = shape.format(n=chance.choice(NAMES), h=where, a=where)
                yield Case(kind, shape, Sentence((said,), kind))


def look_alikes(seed: int, each: int) -> Iterator[tuple[str, Sentence]]:
    """Make some of every family of what only looks like a contact detail."""
    for family, text in _alike(seed, each):
        yield family, Sentence((text,), "clean")


def _alike(seed: int, each: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(seed)
    for _ in range(each):
        a, b, c, d = (chance.randrange(1, 60) for _ in range(4))
        yield "timetable", f"the {a} at 07:{b:02d} or the {c} at 09:{d:02d}"
        yield "scores", f"they won {a}-{b}, {c}-{d} and {b}-{c}"
        yield "prices", f"£{a}.99 plus £{b}.50 less £{c}"
        yield "dates", f"0{a % 9 + 1}/0{b % 9 + 1}/2026 and {c % 28 + 1}/1{d % 3}/2026"
        yield "reference", f"your parcel reference is {a}{b}7700{c}{d}"
        yield "sizes", f"waist {a} leg {b} shoe {c % 12} height {d}"
        yield "dice", f"i rolled {a % 6} {b % 6} {c % 6} {d % 6} then {a % 5}"
        yield "recipe", f"{a}g sugar {b}g butter {c} minutes at {d}0 degrees"
        yield "rota", f"im on {a % 28}th {b % 28}th and {c % 28}th"
        yield "pages", f"read pages {a} to {a + b} and do questions {c}, {d}"
