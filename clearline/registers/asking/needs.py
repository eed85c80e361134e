"""How permission stands for each child and form, and what has to be asked again in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from clearline.policy.rules.permission import MAY_GIVE
from clearline.policy.terms import Giver, LegalStatus
from clearline.policy.whom import ADULT, SIXTEEN, Whom, birthday
from clearline.registers.asking import answers, found, standing
from clearline.registers.asking.forms import FORMS
from clearline.registers.asking.found import Found
from clearline.registers.models import Answer, Channel, Child, Permission, Says, day_of

# Whoever has to be asked again is asked so long before.
IN_TIME = timedelta(days=28)


class State(StrEnum):
    """How permission for one form stands."""

    GIVEN = "given"
    RUNS_OUT = "runs_out"
    WAITING = "waiting"
    TO_CONFIRM = "to_confirm"
    TALK = "talk"
    REFUSED = "refused"
    OWN_NO = "own_no"
    DISPUTED = "disputed"
    LOOK_AGAIN = "look_again"
    RAN_OUT = "ran_out"
    NEVER = "never"
    NOBODY = "nobody"


OPEN = frozenset({State.GIVEN, State.RUNS_OUT})
# What the manager has to do something about.
TO_DO = frozenset(State) - {State.GIVEN, State.REFUSED, State.OWN_NO}


@dataclass(frozen=True, slots=True)
class Line:
    """One form of communication with one child."""

    channel: Channel
    state: State
    # The permission that counts, or the last there was.
    permission: Permission | None = None
    # What was last said, and what was asked last.
    answer: Answer | None = None
    # What the child says, apart from everybody else.
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday that is near, after which others decide, or the child's own word weighs more."""

    age: int
    on: date


@dataclass(frozen=True, slots=True)
class Sheet:
    """How permission stands for one child."""

    child: Child
    whom: Whom
    lines: tuple[Line, ...]
    birthday: Birthday | None

    @property
    def to_do(self) -> tuple[Line, ...]:
        """Return what has to be done something about."""
        return tuple(line for line in self.lines if line.state in TO_DO)


def of(child: Child, *, at: datetime) -> Sheet:
    """Return how permission stands for one child."""
    return of_all([child], at=at)[0]


def of_all(children: Sequence[Child], *, at: datetime) -> list[Sheet]:
    """Return how permission stands for each of these children, in as few questions as for one."""
    whom = standing.of_all(children, at=at)
    rows = found.of(children, at=at)
    today = day_of(at)
    return [
        Sheet(
            child,
            whom[child.pk],
            tuple(_line(form, child, whom[child.pk], rows) for form in FORMS),
            _birthday(child, today),
        )
        for child in children
    ]


def due(children: Sequence[Child], *, on: datetime) -> list[Sheet]:
    """Return the children for whom somebody has to be asked, or asked again, at this moment."""
    return [s for s in of_all(children, at=on) if s.to_do or s.birthday is not None]


def _line(form: Channel, child: Child, whom: Whom, rows: Found) -> Line:
    permits = rows.permissions[child.pk, form]
    last = rows.answers.get((child.pk, form))
    good = [p for p in permits if stands(p, whom, rows)]
    best = max(good, key=_lasts, default=None)
    state = _state(form, child, whom, rows)
    return Line(
        form,
        state,
        best or (permits[-1] if permits else None),
        last,
        rows.agrees.get((child.pk, form)),
    )


def _state(form: Channel, child: Child, whom: Whom, rows: Found) -> State:
    key = child.pk, form
    good = [p for p in rows.permissions[key] if stands(p, whom, rows)]
    last = max(map(_lasts, good), default=None)
    # The first that is so is what somebody has to know.
    asked = (
        (State.OWN_NO, rows.agrees.get(key) is False),
        (State.NOBODY, whom.giver is None),
        (State.DISPUTED, bool(rows.disputed.get(child.pk, frozenset()) & {"", form.value})),
        (State.RUNS_OUT, last is not None and last <= rows.today + IN_TIME),
        (State.GIVEN, last is not None),
    )
    return next((state for state, is_so in asked if is_so), None) or _closed(key, rows)


def _closed(key: tuple[int, Channel], rows: Found) -> State:
    """Say why a form is not open, by what came last."""
    last, asked = rows.answers.get(key), rows.asked.get(key, 0)
    if last is not None and last.ask_id >= asked:
        if not answers.counts(last):
            return State.TO_CONFIRM
        if last.says != Says.YES:
            return State.TALK if last.says == Says.TALK else State.REFUSED
    elif asked:
        return State.WAITING
    ever = State.RAN_OUT if rows.permissions[key] else State.NEVER
    return State.LOOK_AGAIN if rows.in_force(key) else ever


def stands(permission: Permission, whom: Whom, rows: Found) -> bool:
    """Say whether a permission counts today: by whom, under which law, and where they lived."""
    if permission not in rows.in_force((permission.child_id, Channel(permission.channel))):
        return False
    if whom.giver is Giver.YOUNG_PERSON:
        return permission.given_by == Giver.YOUNG_PERSON
    status = rows.statuses.get(permission.child_id)
    code = LegalStatus(status) if status else None
    return (
        permission.legal_status == status
        and permission.given_by in MAY_GIVE[code]
        and not moved_since(permission, rows.lives_since.get(permission.child_id))
    )


def moved_since(permission: Permission, lives_since: date | None) -> bool:
    """Say whether the child came to another place after somebody permitted this."""
    return lives_since is not None and permission.from_on < lives_since


def _lasts(permission: Permission) -> date:
    return permission.until_on or date.max


def _birthday(child: Child, today: date) -> Birthday | None:
    if child.date_of_birth is None:
        return None
    near = (Birthday(age, birthday(child.date_of_birth, age)) for age in (SIXTEEN, ADULT))
    return next((b for b in near if today < b.on <= today + IN_TIME), None)
