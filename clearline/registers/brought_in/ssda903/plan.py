"""What is to change on one child's record because of a return, in words and in steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.reconciled import Held, Steps, steps
from clearline.registers.brought_in.ssda903 import facts, known
from clearline.registers.brought_in.ssda903.facts import Doubt, Facts, Period
from clearline.registers.brought_in.ssda903.files import FILES, Numbered, Return
from clearline.registers.brought_in.ssda903.files import Child as Sent
from clearline.registers.brought_in.ssda903.known import Known
from clearline.registers.brought_in.ssda903.later import merged
from clearline.registers.brought_in.ssda903.shape import Said
from clearline.registers.models import Away, Home, ReturnFile, day_of

AWAY = {"M": Away.MISSING, "A": Away.AWAY_WITHOUT_LEAVE}


@dataclass(frozen=True)
class Ground:
    """What a return is held against: which homes, and the day and moment it speaks of."""

    homes: Mapping[str, Home]
    as_of: date
    said_at: datetime
    only: str = ""


@dataclass
class Plan:
    """What is to be done for one child."""

    number: str
    known: Known | None
    rows: dict[ReturnFile, list[Said]] = field(default_factory=dict)
    born: date | None = None
    statuses: Steps = field(default_factory=Steps)
    stays: Steps = field(default_factory=Steps)
    absences: Steps = field(default_factory=Steps)
    unaccompanied: Steps = field(default_factory=Steps)
    in_touch: str = ""
    faults: list[Fault] = field(default_factory=list)
    # Of what the return says, what is meant here.
    facts: Facts = field(default_factory=Facts)

    @property
    def is_new(self) -> bool:
        """Say whether the child is not known here yet."""
        return self.known is None


def plan(number: str, sent: Sent, now: Known | None, found: Return, ground: Ground) -> Plan | None:
    """Return what is to be done for a child; None where the return says nothing new of them."""
    before = _rows(now)
    after, changed, faults = _after(number, sent, now, found, ground)
    doubts: list[Doubt] = []
    told = facts.follow(after, doubts)
    if ground.only and ground.only not in {stay.what for stay in told.stays}:
        return None
    made = Plan(number, now, {kind: after[kind] for kind in changed}, facts=told)
    made.faults = faults + [
        _fault(doubt, row, found)
        for doubt in doubts
        if (row := _row(doubt, sent, after)) is not None
    ]
    if now is None and told.born is None:
        made.rows.clear()
        made.faults.append(_nobody(number, sent, found))
    elif changed:
        _follow(made, facts.follow(before), told, ground)
        _clash(made, sent, found, ground)
    return made


def _rows(now: Known | None) -> dict[ReturnFile, list[Said]]:
    if now is None:
        return {}
    return {
        kind: [tuple(row.get(c.name, "") for c in FILES[kind].columns) for row in returned.rows]
        for kind, returned in now.returned.items()
    }


def _after(
    number: str, sent: Sent, now: Known | None, found: Return, ground: Ground
) -> tuple[dict[ReturnFile, list[Said]], list[ReturnFile], list[Fault]]:
    """Return all that is said of a child from now on, in which files that is new, and faults."""
    after, changed, faults = _rows(now), [], list[Fault]()
    for kind, numbered in sent.rows.items():
        held = now.returned.get(kind) if now else None
        before = after.get(kind, [])
        says = [one.said for one in numbered if not _is_to_come(kind, one, found, ground, faults)]
        in_part = kind in sent.in_part or len(says) < len(numbered)
        told = merged(FILES[kind], before, says, in_part=in_part)
        if told == before:
            continue
        if held and held.from_at > ground.said_at:
            words = f"A later return has been brought in for child {number}; this was left aside."
            faults.append(Fault(found.name(kind), numbered[0].row, "", words))
            continue
        after[kind] = told
        changed.append(kind)
    return after, changed, faults


def _is_to_come(
    kind: ReturnFile, one: Numbered, found: Return, ground: Ground, faults: list[Fault]
) -> bool:
    """Say whether a row begins after the day of the return, which cannot be."""
    key = FILES[kind].key or "DOB"
    if (
        key not in FILES[kind].positions
        or values.day(FILES[kind].of(one.said, key)) <= ground.as_of
    ):
        return False
    says = f"This is after {values.said_aloud(ground.as_of)}, the day of which the return speaks."
    faults.append(Fault(found.name(kind), one.row, key, says))
    return True


def _row(doubt: Doubt, sent: Sent, after: Mapping[ReturnFile, Sequence[Said]]) -> int | None:
    """Return which row of this return a doubt is about, if it is about one of it."""
    said = after[doubt.file][doubt.at]
    return next((one.row for one in sent.rows.get(doubt.file, ()) if one.said == said), None)


def _fault(doubt: Doubt, row: int, found: Return) -> Fault:
    return Fault(found.name(doubt.file), row, doubt.column, doubt.says, is_left_out=False)


def _nobody(number: str, sent: Sent, found: Return) -> Fault:
    kind = next(iter(sent.rows), ReturnFile.EPISODES)
    row = sent.rows[kind][0].row if sent.rows.get(kind) else None
    says = f"No header says who child {number} is, and nobody here has this number."
    return Fault(found.name(kind), row, "CHILD", says)


def _follow(made: Plan, before: Facts, told: Facts, ground: Ground) -> None:
    now = made.known
    if told.born and told.born != (now.child.date_of_birth if now else None):
        made.born = told.born if told.born != before.born or now is None else None
    law = [known.dated(r, r.code or "") for r in now.statuses.values()] if now else []
    made.statuses = steps(before.statuses, told.statuses, _there(law))
    rows = now.stays.values() if now else ()
    lived = [known.dated(row, str(row.home_id)) for row in rows]
    made.stays = steps(_at_homes(before, ground), _at_homes(told, ground), _there(lived))
    alone = now.unaccompanied.values() if now else ()
    held = [known.dated(row, "unaccompanied") for row in alone]
    made.unaccompanied = steps(before.unaccompanied, told.unaccompanied, _there(held))
    made.absences = _absences(before, told, now, ground)
    if told.in_touch and told.in_touch != before.in_touch:
        is_so = now and now.in_touch and now.in_touch.code == told.in_touch
        made.in_touch = "" if is_so else told.in_touch


def _clash(made: Plan, sent: Sent, found: Return, ground: Ground) -> None:
    """List what cannot stand beside what was written down by hand; it is tried again next time."""
    names = {str(home.pk): home.name for home in ground.homes.values()}
    for kind in (made.statuses, made.stays, made.unaccompanied):
        for period, row in kind.clashes:
            says = (
                f"{names.get(period.what, period.what)} from {values.said_aloud(period.first)}: "
                f"{names.get(row.what, row.what or 'not looked after')} is written down since "
                f"{values.said_aloud(row.first)}. Look at both."
            )
            rows = sent.rows.get(ReturnFile.EPISODES) or []
            begins = [r.row for r in rows if r.said[1] == values.written(period.first)]
            row_number = begins[0] if begins else None
            made.faults.append(Fault(found.name(ReturnFile.EPISODES), row_number, "", says))
            made.rows.pop(ReturnFile.EPISODES, None)


def _there(rows: Iterable[Held | None]) -> list[Held]:
    return [row for row in rows if row is not None]


def _at_homes(told: Facts, ground: Ground) -> list[Period]:
    """Return the stays in the homes that are written down here, by the home's key."""
    return [
        stay._replace(what=str(ground.homes[stay.what].pk))
        for stay in told.stays
        if stay.what in ground.homes
    ]


def _absences(before: Facts, told: Facts, now: Known | None, ground: Ground) -> Steps:
    """Return what changes of the absences; only who lives in one of the homes is away from it."""
    held = [
        Held(r.pk, r.kind, day_of(r.from_at), day_of(r.returned_at) if r.returned_at else None)
        for r in (now.absences.values() if now else ())
    ]
    made = Steps()
    was = [p for p in _away(before, ground) if p not in _away(told, ground)]
    for period in _away(told, ground):
        if period in _away(before, ground):
            continue
        row = next((r for r in held if (r.what, r.first) == (period.what, period.first)), None)
        if row is None:
            made.begin.append(period)
        elif row.end is None and period.end:
            made.end[row.pk] = period.end
    for gone in was:
        row = next((r for r in held if (r.what, r.first) == (gone.what, gone.first)), None)
        if row and row.end is None and row.pk not in made.end and not _goes_on(gone, told, ground):
            made.end[row.pk] = gone.first
    return made


def _goes_on(period: Period, told: Facts, ground: Ground) -> bool:
    return any((p.what, p.first) == (period.what, period.first) for p in _away(told, ground))


def _away(told: Facts, ground: Ground) -> list[Period]:
    stays = _at_homes(told, ground)
    return [
        absence._replace(what=AWAY[absence.what].value)
        for absence in told.absences
        if any(s.first <= absence.first and (s.end is None or absence.first < s.end) for s in stays)
    ]
