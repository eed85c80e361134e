"""What is said outside: that something waits, and where to look. No name, no place, no word."""

from typing import Final

from clearline.contact.crises import deadlines

# Of a crisis these go by text too, at any hour: somebody has to act on them now.
URGENT: Final = frozenset(
    {
        deadlines.AT_ONCE,
        deadlines.NEXT_ON_CALL,
        deadlines.MANAGER,
        deadlines.RESPONSIBLE,
        deadlines.DUTY_TEAM,
        deadlines.DIRECT_CONTACT,
        deadlines.BROUGHT_IN,
    }
)
# All that a crisis tells of, and nothing else does.
OF_A_CRISIS: Final = URGENT | {deadlines.NARROWS, deadlines.PATTERN}
A_TRY: Final = "try"  # nothing waits: whoever runs it sees whether it arrives
NOW: Final = "You are needed now."
WAITS: Final = "Something waits for you."


def path(why: str) -> str:
    """Return where to look: the list, never the one thing, so that an address says nothing."""
    is_crisis = why in OF_A_CRISIS or why.startswith(deadlines.RENEWAL)
    return "/crises/" if is_crisis else "/clocks/"


def says(why: str) -> str:
    """Return the one sentence."""
    return NOW if why in URGENT else WAITS


def text(why: str, *, address: str) -> str:
    """Return a text: the sentence, and the only link that ever stands in one."""
    link = f" {address.rstrip('/')}{path(why)}" if address else ""
    return f"Clearline: {says(why)}{link}"
