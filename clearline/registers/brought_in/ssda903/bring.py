"""Bringing a return in: child by child compared with what is known, and written in batches."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import DatabaseError, transaction

from clearline.registers.brought_in.fault import Fault, left_out
from clearline.registers.brought_in.ssda903 import known, matches, told
from clearline.registers.brought_in.ssda903.facts import urn
from clearline.registers.brought_in.ssda903.files import Return
from clearline.registers.brought_in.ssda903.plan import Ground, Plan, plan
from clearline.registers.brought_in.ssda903.write import write
from clearline.registers.in_bulk import Batch, EndedMeanwhile
from clearline.registers.models import Home, Person, PlacingAuthority, Waiting, day_of
from clearline.registers.models.terms import LONDON

# Each batch holds the ledger's head: short enough that nobody who writes waits for it.
AT_ONCE = 200

Tell = Callable[[str, Sequence[str]], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Terms:
    """By whom and when, of which day the return speaks, and for which home and authority."""

    by: Person
    at: datetime
    as_of: date | None = None
    home: Home | None = None
    authority: PlacingAuthority | None = None
    is_dry: bool = False

    def ground(self) -> Ground:
        """Return what the return is held against."""
        today = day_of(self.at)
        as_of = self.as_of or today
        said_at = self.at if as_of == today else datetime.combine(as_of, time(), tzinfo=LONDON)
        homes = [self.home] if self.home else Home.objects.exclude(urn=None)
        by_urn = {urn(home.urn or ""): home for home in homes}
        return Ground(by_urn, as_of, said_at, urn(self.home.urn or "") if self.home else "")


@dataclass
class Outcome:
    """What became of it: how many of what, and what was wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    children: int = 0

    @property
    def is_whole(self) -> bool:
        """Say whether everything came in."""
        return left_out(self.faults) == 0


def bring(
    found: Return,
    terms: Terms,
    *,
    tell: Tell = lambda *_: None,
    progress: Progress = lambda *_: None,
) -> Outcome:
    """Bring in what is right, and list what is not. Stopped halfway, it is simply done again."""
    outcome = Outcome(faults=list(found.faults), aside=list(found.aside))
    done = _Doing(found, terms, terms.ground(), matches.Strangers.read(terms.authority), tell)
    numbers = sorted(number for number, child in found.children.items() if child.rows)
    for so_far, some in _some(numbers):
        with_all = done.batch(some)
        for part in [with_all] if with_all else [done.alone(number) for number in some]:
            outcome.counts += part.counts
            outcome.faults += part.faults
            outcome.children += part.children
        progress(so_far, len(numbers))
    outcome.faults.sort(key=lambda fault: (fault.file, fault.row or 0, fault.column))
    return outcome


@dataclass
class _Doing:
    found: Return
    terms: Terms
    ground: Ground
    strangers: matches.Strangers
    tell: Tell

    def batch(self, numbers: Sequence[str]) -> Outcome | None:
        """Do all of these together; None where one of them is refused by the tables."""
        outcome, plans = self._plans(numbers)
        if not self.terms.is_dry:
            try:
                self._write(plans)
            except (DatabaseError, EndedMeanwhile):
                return None
        self._tell(plans, outcome)
        return outcome

    def alone(self, number: str) -> Outcome:
        """Do one child by itself, so that what is wrong there harms nobody else."""
        outcome = self.batch([number])
        if outcome is not None:
            return outcome
        child = self.found.children[number]
        kind, rows = next(iter(child.rows.items()))
        says = f"Child {number} could not be written down as it stands. Look at the record."
        return Outcome(faults=[Fault(self.found.name(kind), rows[0].row, "CHILD", says)])

    def _plans(self, numbers: Sequence[str]) -> tuple[Outcome, list[Plan]]:
        outcome, plans = Outcome(), []
        now = known.by_number(numbers, self.terms.authority)
        for number in numbers:
            sent = self.found.children[number]
            made = plan(number, sent, now.get(number), self.found, self.ground)
            if made is None:
                outcome.counts["of_other_homes"] += 1
                continue
            outcome.children += 1
            outcome.faults += made.faults
            plans.append(made)
        return outcome, plans

    def _write(self, plans: Sequence[Plan]) -> None:
        with transaction.atomic():
            batch = Batch(self.terms.by, self.terms.at)
            sure = []
            for made in plans:
                if candidates := self.strangers.candidates(made):
                    matches.ask(made, candidates, self.strangers, batch)
                    self._let_wait(made.number)
                elif made.rows:
                    sure.append(made)
            write(sure, batch, authority=self.terms.authority, said_at=self.ground.said_at)
            batch.close()

    def _let_wait(self, number: str) -> None:
        """Keep what was sent, so that it comes in once somebody has said whose number it is."""
        sent, terms = self.found.children[number], self.terms
        Waiting.objects.update_or_create(
            what="ssda903",
            number=number,
            authority=terms.authority,
            defaults={
                "home": terms.home,
                "rows": {kind.value: rows for kind, rows in sent.rows.items()},
                "in_part": sorted(kind.value for kind in sent.in_part),
                "as_of": self.ground.as_of,
                "by": terms.by,
                "sent_at": terms.at,
            },
        )

    def _tell(self, plans: Sequence[Plan], outcome: Outcome) -> None:
        homes = {home.pk: home for home in self.ground.homes.values()}
        for made in plans:
            if self.strangers.candidates(made):
                sent = self.found.children[made.number]
                outcome.faults.append(matches.waits(made, sent, self.found))
                outcome.counts["waits"] += 1
                continue
            changes = list(told.changes(made, homes))
            outcome.counts.update(kind for kind, _ in changes)
            if changes:
                outcome.counts["changed"] += 1
                self.tell(made.number, [says for _, says in changes])
            else:
                outcome.counts["unchanged"] += 1


def _some(numbers: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Give as many at once as are written at once, and how many there were with them."""
    for first in range(0, len(numbers), AT_ONCE):
        some = numbers[first : first + AT_ONCE]
        yield first + len(some), some
