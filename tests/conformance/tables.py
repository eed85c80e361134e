"""The shape in which a table's right row and its wrong ones are written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Model

from clearline.registers import models as r

AT = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
BEFORE = AT - timedelta(hours=1)
LATER = AT + timedelta(hours=1)
TODAY, YESTERDAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 22), date(2026, 11, 24)

Row = dict[str, Any]


@dataclass
class Ground:
    """What the rows of a table point to."""

    by: r.Person
    other: r.Person
    third: r.Person
    child: r.Child
    home: r.Home
    authority: r.PlacingAuthority
    equipment: r.Equipment


def make_ground() -> Ground:
    def person(name: str, kind: r.Kind) -> r.Person:
        return r.Person.objects.create(name=name, kind=kind, recorded_at=AT)

    by = person("Priya", r.Kind.STAFF)
    wrote: Row = {"recorded_at": AT, "recorded_by": by}
    return Ground(
        by=by,
        other=person("Dawn", r.Kind.STAFF),
        third=person("Helen", r.Kind.COUNTERPART),
        child=r.Child.objects.create(person=person("Mia", r.Kind.CHILD), **wrote),
        home=r.Home.objects.create(name="A", short_name="A", opened_on=TODAY, **wrote),
        authority=r.PlacingAuthority.objects.create(name="A", **wrote),
        equipment=r.Equipment.objects.create(
            label="A", kind="phone", provided_by="organisation", **wrote
        ),
    )


@dataclass(frozen=True)
class Twin:
    """A second row that may not stand beside the first, and what would let it."""

    free: Callable[[Ground], Row]
    second: Callable[[Ground], Row] = lambda ground: {}
    both: Callable[[Ground], Row] = lambda ground: {}


@dataclass(frozen=True)
class Table:
    """A table, a row that it takes, and what it refuses, by the name of the constraint.

    `{}` in a name stands for the table's own.
    """

    model: type[Model]
    right: Callable[[Ground], Row]
    wrong: dict[str, Callable[[Ground], Row]] = field(default_factory=dict)
    twins: dict[str, Twin] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.model.__name__.lower()


def just(**row: Any) -> Callable[[Ground], Row]:
    return lambda ground: row


def unlisted(*columns: str) -> dict[str, Callable[[Ground], Row]]:
    """The wrong row of each column that knows its words."""
    return {f"{{}}_{column}_is_listed": just(**{column: "xx"}) for column in columns}


def unfilled(*columns: str) -> dict[str, Callable[[Ground], Row]]:
    return {f"{{}}_{column}_is_not_empty": just(**{column: ""}) for column in columns}


def dated(name: str = "ended") -> dict[str, Callable[[Ground], Row]]:
    """The wrong rows of a fact of days."""
    on, at, by = f"{name}_on", f"{name}_at", f"{name}_by"
    return {
        "{}_until_on_is_not_before_from_on": just(until_on=YESTERDAY),
        f"{{}}_{on}_is_not_before_from_on": lambda g: {on: YESTERDAY, at: AT, by: g.by},
        f"{{}}_{on}_and_{at}_come_together": just(**{on: TODAY}),
        f"{{}}_{at}_and_{by}_come_together": just(**{on: TODAY, at: AT}),
        f"{{}}_{at}_is_not_before_recorded_at": lambda g: {on: TODAY, at: BEFORE, by: g.by},
    }


def timed(began: str = "from_at", name: str = "ended") -> dict[str, Callable[[Ground], Row]]:
    """The wrong rows of a fact of moments."""
    at, by = f"{name}_at", f"{name}_by"
    return {
        f"{{}}_{at}_is_not_before_{began}": lambda g: {at: BEFORE, by: g.by},
        f"{{}}_{at}_and_{by}_come_together": lambda g: {by: g.by},
    }


def closed(first: str, on: str, name: str) -> dict[str, Callable[[Ground], Row]]:
    """The wrong rows of what begins on one day and closes on another."""
    at, by = f"{name}_at", f"{name}_by"
    return {
        f"{{}}_{on}_is_not_before_{first}": lambda g: {on: YESTERDAY, at: AT, by: g.by},
        f"{{}}_{on}_and_{at}_come_together": just(**{on: TODAY}),
        f"{{}}_{at}_and_{by}_come_together": just(**{on: TODAY, at: AT}),
    }


def ended(name: str = "ended") -> Callable[[Ground], Row]:
    return lambda g: {f"{name}_on": TODAY, f"{name}_at": AT, f"{name}_by": g.by}


def over(name: str = "ended") -> Callable[[Ground], Row]:
    return lambda g: {f"{name}_at": AT, f"{name}_by": g.by}
