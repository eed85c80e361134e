"""The tables of what comes after somebody has left a home."""

from clearline.registers import models as r
from tests.conformance.tables import (
    AT,
    TODAY,
    YESTERDAY,
    Ground,
    Row,
    Table,
    Twin,
    dated,
    ended,
    just,
    over,
    timed,
)

DAY = {"from_on": TODAY}


def plan(ground: Ground) -> r.MovingOn:
    return r.MovingOn.objects.create(recorded_at=AT, recorded_by=ground.by, **leaving(ground))


def leaving(ground: Ground) -> Row:
    return {"child": ground.child, "home": ground.home, "leaves_on": TODAY, **DAY}


TABLES = (
    Table(
        r.Wish,
        lambda g: {
            "child": g.child,
            "wants": True,
            "workers": [],
            "channels": ["in_app"],
            "from_at": AT,
        },
        timed(),
        {"one_wish_at_a_time": Twin(over())},
    ),
    Table(
        r.MovingOn,
        leaving,
        {**dated(), "{}_leaves_on_is_not_before_from_on": just(leaves_on=YESTERDAY)},
        {"one_plan_to_move_on": Twin(ended())},
    ),
    Table(r.WouldStay, lambda g: {"plan": plan(g), "person": g.other, "wants": True}),
)
