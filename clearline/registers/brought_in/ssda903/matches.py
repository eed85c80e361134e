"""Whether a number in a return is that of a child whom somebody wrote down here before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.ssda903.files import Child as Sent
from clearline.registers.brought_in.ssda903.files import Return
from clearline.registers.brought_in.ssda903.plan import Plan
from clearline.registers.in_bulk import Batch
from clearline.registers.models import (
    Child,
    PlacingAuthority,
    PossibleMatch,
    Residence,
    ReturnFile,
    ReturnNumber,
)


@dataclass
class Strangers:
    """The children who are known here by no number, by their date of birth."""

    authority: PlacingAuthority | None
    born: Mapping[date, list[int]] = field(default_factory=dict)
    homes: Mapping[int, set[int]] = field(default_factory=dict)
    asked: set[tuple[str, int]] = field(default_factory=set)
    answered: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, authority: PlacingAuthority | None) -> "Strangers":
        """Read them all: they are few, whom somebody wrote down by hand."""
        numbered = ReturnNumber.objects.filter(authority=authority, ended_at=None)
        unknown = Child.objects.exclude(pk__in=numbered.values("child"))
        unknown = unknown.exclude(same_as__ended_at=None, same_as__isnull=False)
        born: dict[date, list[int]] = {}
        for child in unknown:
            if child.date_of_birth:
                born.setdefault(child.date_of_birth, []).append(child.pk)
        homes: dict[int, set[int]] = {}
        stays = Residence.objects.filter(child__in=[k for keys in born.values() for k in keys])
        for key, home in stays.values_list("child", "home"):
            homes.setdefault(key, set()).add(home)
        asked = PossibleMatch.objects.filter(authority=authority)
        return cls(
            authority,
            born,
            homes,
            set(asked.filter(ended_at=None).values_list("number", "child")),
            set(asked.exclude(ended_at=None).values_list("number", "child")),
        )

    def candidates(self, plan: Plan) -> list[int]:
        """Return who may be the child: born on the same day, and in a home where the child lived.

        Whom somebody has looked at before, and said that they are two, is none.
        """
        if not plan.is_new or plan.born is None:
            return []
        lived = {int(stay.what) for stay in plan.stays.begin}
        return [
            key
            for key in self.born.get(plan.born, ())
            if self.homes.get(key, set()) & lived and (plan.number, key) not in self.answered
        ]


def ask(plan: Plan, candidates: Sequence[int], strangers: Strangers, batch: Batch) -> None:
    """Ask somebody whether they are the same, once; nothing is brought in until then."""
    why = f"Born on {values.said_aloud(plan.born)}, and lives in the same home" if plan.born else ""
    fresh = [key for key in candidates if (plan.number, key) not in strangers.asked]
    whose = strangers.authority.pk if strangers.authority else None
    asked = [(key, whose, plan.number, "", why, batch.at) for key in fresh]
    batch.put(
        PossibleMatch, ("child_id", "authority_id", "number", "name", "why", "from_at"), asked
    )


def waits(plan: Plan, sent: Sent, found: Return) -> Fault:
    """Return what is said of a child who may be known already."""
    kind = next(iter(sent.rows), ReturnFile.HEADER)
    row = sent.rows[kind][0].row if sent.rows.get(kind) else None
    says = (
        f"Child {plan.number} may be known here already: born on the same day, in the same home. "
        "Somebody has to say whether they are the same; it comes in with their answer."
    )
    return Fault(found.name(kind), row, "CHILD", says)
