"""What a return changes on a child's record, in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from clearline.registers.brought_in import values
from clearline.registers.brought_in.reconciled import Steps
from clearline.registers.brought_in.ssda903.facts import Period
from clearline.registers.brought_in.ssda903.plan import Plan
from clearline.registers.models import Away, Home, LegalCode, Touch

# How each kind of change is counted: one of them, and several.
COUNTED = {
    "child": ("new child", "new children"),
    "corrected": ("date of birth corrected", "dates of birth corrected"),
    "status": ("legal status begun", "legal statuses begun"),
    "status_ended": ("legal status ended", "legal statuses ended"),
    "stay": ("stay in a home begun", "stays in a home begun"),
    "stay_ended": ("stay in a home ended", "stays in a home ended"),
    "absence": ("absence written down", "absences written down"),
    "absence_ended": ("absence ended", "absences ended"),
    "unaccompanied": ("child unaccompanied and seeking asylum", "children unaccompanied"),
    "unaccompanied_ended": ("no longer unaccompanied", "no longer unaccompanied"),
    "in_touch": ("care leaver's being in touch", "care leavers' being in touch"),
    "kept": ("file of a child kept as it came", "files of a child kept as they came"),
}


def changes(plan: Plan, homes: Mapping[int, Home]) -> Iterator[tuple[str, str]]:
    """Give each change: what kind it is, and a sentence."""
    if plan.is_new and plan.rows:
        born = f", born on {values.said_aloud(plan.born)}" if plan.born else ""
        yield "child", f"new{born}"
    elif plan.born:
        yield "corrected", f"born on {values.said_aloud(plan.born)}"
    yield from _steps("status", plan.statuses, _law)
    yield from _steps("stay", plan.stays, lambda p: f"lives at {homes[int(p.what)].name}")
    yield from _steps("absence", plan.absences, lambda p: Away(p.what).label)
    yield from _steps("unaccompanied", plan.unaccompanied, lambda _: "unaccompanied")
    if plan.in_touch:
        yield "in_touch", f"after leaving: {Touch(plan.in_touch).label} ({plan.in_touch})"
    for kind in plan.rows:
        yield "kept", f"{kind.label} kept as the return has it"


def _law(period: Period) -> str:
    return f"{LegalCode(period.what).label} ({period.what})"


def _steps(name: str, steps: Steps, says: Callable[[Period], str]) -> Iterator[tuple[str, str]]:
    for on in steps.end.values():
        yield f"{name}_ended", f"{_WORD[name]} ended on {values.said_aloud(on)}"
    for period in steps.begin:
        until = f" to {values.said_aloud(period.end)}" if period.end else ""
        yield name, f"{says(period)} from {values.said_aloud(period.first)}{until}"


_WORD = {
    "status": "legal status",
    "stay": "stay",
    "absence": "absence",
    "unaccompanied": "unaccompanied",
}


def lines(counts: Counter[str]) -> list[str]:
    """Return how many there were of each kind of change."""
    return [
        f"{counts[kind]:,} {one if counts[kind] == 1 else several}"
        for kind, (one, several) in COUNTED.items()
        if counts[kind]
    ]
