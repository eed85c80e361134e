"""A child's own plan for a bad time: kept, and read when there is a crisis."""

from datetime import datetime

from clearline.registers.models import Child, Person, SafetyPlan, day_of
from clearline.registers.recorded import end, keep, verb


@verb
def write(child: Child, says: str, calms: str, *, by: Person, at: datetime) -> SafetyPlan:
    """Write down what a child wants to happen; what was written before ends with it."""
    for before in SafetyPlan.objects.filter(child=child, ended_on=None, until_on=None):
        end(before, by=by, at=at)
    return keep(SafetyPlan(child=child, says=says, calms=calms, from_on=day_of(at)), by=by, at=at)


def of(child: int, *, at: datetime) -> SafetyPlan | None:
    """Return the plan that a child has now."""
    rows = SafetyPlan.objects.in_force(at).filter(child=child).select_related("recorded_by")
    found: SafetyPlan | None = rows.order_by("-recorded_at", "-pk").first()
    return found
