"""Who can be rung from outside, and whether they take texts: national lines, and your own."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: what it is for, its number, and whether words may be texted to it."""

    name: str
    says: str
    number: str
    takes_texts: bool

    @property
    def digits(self) -> str:
        """The number as a telephone dials it."""
        return "".join(c for c in self.number if c.isdigit() or c == "+")


_TEXTS = "texts"
_NATIONAL = (
    Helpline("NHS 111", "Choose the option for mental health.", "111", takes_texts=False),
    Helpline("Papyrus", "About suicide, for those under 35.", "0800 068 4141", takes_texts=False),
    Helpline("Childline", "The child rings them.", "0800 1111", takes_texts=False),
    Helpline("Shout", "The child texts them the word SHOUT.", "85258", takes_texts=True),
)


def lines() -> list[Helpline]:
    """Return the organisation's own lines, the duty team first, and then the national ones.

    Of its own each is `name, number` or `name, number, texts`, with a semicolon between two.
    """
    own = [_own(each) for each in settings.CRISIS_LINES.split(";") if each.strip()]
    return [*(line for line in own if line is not None), *_NATIONAL]


def has_duty_team() -> bool:
    """Say whether the organisation has set any line of its own."""
    return bool(settings.CRISIS_LINES.strip())


def _own(said: str) -> Helpline | None:
    name, _, rest = said.partition(",")
    number, _, how = rest.partition(",")
    if not number.strip():
        return None
    return Helpline(name.strip(), "Yours.", number.strip(), how.strip().lower() == _TEXTS)
