"""Where one asking stands: waiting, open, refused, lapsed or run out, and since what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from clearline.contact.approvals import known as behind
from clearline.contact.approvals import lapses
from clearline.contact.approvals.known import Known
from clearline.contact.models import Approval, ApprovalAsk
from clearline.registers.models import day_of


class State(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    AHEAD = "ahead"  # both said yes, and it has not begun
    OPEN = "open"
    REFUSED = "refused"
    REVOKED = "revoked"
    LAPSED = "lapsed"
    RAN_OUT = "ran_out"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"


STANDS: Final = frozenset({State.OPEN, State.AHEAD})
# After these whoever asks again says what is different.
AGAINST: Final = frozenset({State.REFUSED, State.REVOKED, State.LAPSED})


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, and why it counts no more if it does not."""

    row: Approval
    lapsed: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One asking with its answers, and where it stands."""

    ask: ApprovalAsk
    state: State
    said: tuple[Said, ...] = ()
    why: str = ""

    def of(self, person: int) -> Approval | None:
        """Return the newest answer of one of the two, if they gave one."""
        mine = [each.row for each in self.said if each.row.decided_by_id == person]
        return mine[-1] if mine else None

    def waits_for(self, person: int) -> bool:
        """Say whether it is this one's turn."""
        is_one = person in {self.ask.first_id, self.ask.second_id}
        return self.state is State.WAITING and is_one and self.of(person) is None


def of_ask(ask: ApprovalAsk, *, at: datetime) -> Course:
    """Return where one asking stands."""
    return next(each for each in of_child(ask.child_id, at=at) if each.ask.pk == ask.pk)


def of_child(child: int, *, at: datetime) -> list[Course]:
    """Return every asking for one young person, newest first."""
    return of_children([child], at=at).get(child, [])


def of_children(children: Collection[int], *, at: datetime) -> Mapping[int, list[Course]]:
    """Return every asking for these, newest first. Seven queries, whatever their number."""
    rows = ApprovalAsk.objects.filter(child__in=children, asked_at__lte=at)
    asks = list(
        rows.select_related("child__person", "first", "second", "asked_by", "home").order_by("-pk")
    )
    answers: dict[int, list[Approval]] = {ask.pk: [] for ask in asks}
    for row in Approval.objects.filter(ask__in=asks).select_related("ask", "decided_by"):
        answers[row.ask_id or 0].append(row)
    known = behind.of({ask.child_id for ask in asks}, at=at)
    found: dict[int, list[Course]] = {}
    for ask in asks:
        newer = found.setdefault(ask.child_id, [])
        rest = sorted(answers[ask.pk], key=lambda row: (row.decided_at, row.pk))
        newer.append(_course(ask, rest, known, is_newest=not _counted(newer)))
    return found


def _counted(newer: Sequence[Course]) -> bool:
    """Say whether somebody has answered a newer asking: then only that counts."""
    return any(course.said for course in newer)


def _course(ask: ApprovalAsk, rows: list[Approval], known: Known, *, is_newest: bool) -> Course:
    said = tuple(Said(row, lapses.why(row, known)) for row in rows)
    state, why = _state(ask, said, known)
    if not is_newest and state in STANDS:
        state, why = State.REPLACED, "It was asked and answered anew."
    return Course(ask, state, said, why)


def _state(ask: ApprovalAsk, said: Sequence[Said], known: Known) -> tuple[State, str]:
    """Return the first that is so: an end that somebody made, before what time has done."""
    decisions = {each.row.decision for each in said}
    lapsed = next((each.lapsed for each in said if each.lapsed), "")
    both = len({each.row.role for each in said}) > 1
    stale = "" if both else lapses.why_not_to_answer(ask, known)
    is_so = (
        (State.TAKEN_BACK, ask.ended_at is not None, ""),
        (State.REFUSED, Approval.Answer.DECLINED in decisions, ""),
        (State.REVOKED, Approval.Answer.REVOKED in decisions, ""),
        (State.RAN_OUT, ask.until_on < day_of(known.at), ""),
        (State.LAPSED, bool(lapsed or stale), lapsed or stale),
        (State.WAITING, not both, ""),
    )
    found = next(((state, why) for state, so, why in is_so if so), None)
    return found or (_begun(ask.from_on, day_of(known.at)), "")


def _begun(first: date, today: date) -> State:
    return State.OPEN if first <= today else State.AHEAD
