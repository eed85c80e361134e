"""How permission stands, in words: one sentence of fact, and whose it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clearline.policy.whom import Route, Whom
from clearline.registers.asking.needs import Line, Sheet, State
from clearline.web import spoken

# The state of the line, and the word beside it.
STATES = {
    State.GIVEN: ("open", "Yes"),
    State.RUNS_OUT: ("open", "Runs out soon"),
    State.WAITING: ("waiting", "Asked"),
    State.TO_CONFIRM: ("held", "To confirm"),
    State.TALK: ("held", "Wants to talk"),
    State.REFUSED: ("closed", "No"),
    State.OWN_NO: ("closed", "The child says no"),
    State.DISPUTED: ("held", "They differ"),
    State.LOOK_AGAIN: ("closed", "Ask again"),
    State.RAN_OUT: ("closed", "Ran out"),
    State.NEVER: ("closed", "Not asked yet"),
    State.NOBODY: ("held", "Nobody can say"),
}
# What one more asking would mend.
TO_ASK = frozenset({State.RUNS_OUT, State.LOOK_AGAIN, State.RAN_OUT, State.NEVER})
_ROUTES = {
    Route.HOLDER: "Whoever holds parental responsibility decides.",
    Route.AUTHORITY: "The child’s social worker decides, for the authority.",
    Route.THEMSELVES: "They decide for themselves.",
    Route.TOGETHER: "The social worker and the manager decide together, with reasons.",
    Route.NOBODY: "Nobody can be asked yet.",
}


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form of communication: how it stands, and what the child says."""

    channel: str
    name: str
    state: str
    word: str
    why: str
    own: str
    agrees: str


def who_decides(whom: Whom) -> str:
    """Say who decides, in one sentence."""
    return _ROUTES[whom.law.route]


def row(line: Line, *, now: datetime) -> FormRow:
    """Put one form into words."""
    state, word = STATES[line.state]
    name = line.channel.label
    return FormRow(
        channel=line.channel.value,
        name=name[:1].upper() + name[1:],
        state=state,
        word=word,
        why=why(line, now=now),
        own=_OWN[line.agrees],
        agrees={True: "yes", False: "no", None: ""}[line.agrees],
    )


_OWN = {
    True: "The child says yes.",
    False: "The child says no.",
    None: "The child has not been asked.",
}


_WHY = {
    State.GIVEN: "{who} said yes{until}.",
    State.RUNS_OUT: "{who} said yes{until}.",
    State.WAITING: "Asked, and no answer yet.",
    State.TO_CONFIRM: "{by} took down a yes from {asked}. Somebody else has to confirm it.",
    State.TALK: "{asked} would like to talk first, {when}.",
    State.REFUSED: "{asked} said no, {when}.",
    State.OWN_NO: "Nobody else can say yes to this. Only the child can change it.",
    State.DISPUTED: "Those who decide differ. The social worker settles it.",
    State.LOOK_AGAIN: "The yes was given under another law, or while the child lived elsewhere.",
    State.RAN_OUT: "{who} said yes{until}. It no longer counts.",
    State.NEVER: "Nobody has been asked.",
    State.NOBODY: "The legal status or the date of birth has to be known first.",
}


def why(line: Line, *, now: datetime) -> str:
    """Say what is so, since when, and whose it is."""
    return _WHY[line.state].format(
        who=_who(line.permission),
        until=_until(line.permission),
        asked=_asked(line.answer),
        by=line.answer.recorded_by.called if line.answer else "",
        when=spoken.moment(line.answer.recorded_at, now=now) if line.answer else "",
    )


def _who(permission: Any) -> str:
    if permission is None:
        return "Somebody"
    if permission.grantor is not None:
        return str(permission.grantor.called)
    says = permission.get_given_by_display()
    return str(says[:1].upper() + says[1:])


def _until(permission: Any) -> str:
    if permission is None or permission.until_on is None:
        return ""
    return f", until {spoken.whole_date(permission.until_on)}"


def _asked(answer: Any) -> str:
    if answer is None or answer.ask.person is None:
        return "The social worker and the manager"
    return str(answer.ask.person.called)


def birthday(sheet: Sheet) -> str:
    """Say which birthday is near, and what changes then."""
    if sheet.birthday is None:
        return ""
    on = spoken.whole_date(sheet.birthday.on)
    if sheet.birthday.age == 18:  # noqa: PLR2004 - the age at which others stop deciding
        return f"18 on {on}: from then on only their own yes counts. Ask them before."
    return f"16 on {on}: ask them again what they themselves want."
