"""What the page of clocks says of each: what it runs for, and what happens when it runs out."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from clearline.web import spoken


class Says(NamedTuple):
    """What a clock is for, and what follows. `{child}` and `{who}` are filled in."""

    what: str
    then: str = ""


_LATE = "Then {who} hears that it is late."
_OTHER: Final = Says("Something about {child} is to be done", _LATE)

# By the name of the clock; of a task that is its kind.
SAYS: Final[dict[str, Says]] = {
    "hold": Says("A message to {child} waits", "Then it is with {who}."),
    "crisis_silence": Says(
        "{child} is in a crisis, and nobody has answered", "Then {who} is told."
    ),
    "heard_or_seen": Says("Hear or see {child}", "Then {who} is told."),
    "crisis_renewal": Says(
        "Say whether the crisis of {child} goes on", "Then it opens nothing more, and stays open."
    ),
    "review_crisis": Says("Look back at the crisis of {child}", _LATE),
    "review_permission": Says("Look at the permission that was missing for {child}", _LATE),
    "seek_approval": Says("Ask for the approval that was missing for {child}", _LATE),
    "return_interview": Says("Offer {child} a talk about being away", _LATE),
    "look_at_withdrawal": Says("Look at a yes about {child} that was taken back", _LATE),
    "tell_child": Says("Tell {child}", _LATE),
    "talk_to_parent": Says("Talk with who decides for {child}", _LATE),
    "decide": Says("Decide on permission for {child}", _LATE),
    "wrong_person": Says("A link about {child} reached somebody else", _LATE),
    "ask_again": Says("Ask again for {child}", _LATE),
    "name_reviewer": Says("Name a reviewing officer for {child}", _LATE),
    "approval_answer": Says("Answer whether {child} may be kept in touch with", _LATE),
    "approval_review": Says(
        "Contact with {child} is agreed for this long",
        "Then nobody writes until it is agreed anew.",
    ),
    "account": Says("Write the account of a contact with {child}", _LATE),
    "permission": Says("Permission for {child} runs out: {about}", "Then that way is shut to us."),
    "reading": Says("Read the {about}", "Then they can write to no child until it is read."),
}


def what(name: str, child: str, about: str = "") -> str:
    """Say what a clock runs for."""
    says = SAYS.get(name, _OTHER).what.format(child=child or "a child", about=about)
    return says.removesuffix(": ")


def told(name: str) -> str:
    """Say of what somebody was told, without saying of whom."""
    if name not in SAYS:
        return "A crisis"
    return "A policy is to be read" if name == "reading" else what(name, "")


def then(name: str, people: Sequence[str]) -> str:
    """Say what happens when it runs out; nothing where nobody is known who would be told."""
    says = SAYS.get(name, _OTHER).then
    if "{who}" in says and not people:
        return ""
    said = says.format(who=spoken.names(people))
    several = len(people) > 1
    return said.replace(" is told", " are told").replace(" hears", " hear") if several else said
