"""What the registers say of some children's permission, read in as few questions as for one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clearline.registers.asking import standing
from clearline.registers.models import (
    Agreement,
    Answer,
    Ask,
    Channel,
    Child,
    Dispute,
    Permission,
    Residence,
    day_of,
)

Key = tuple[int, Channel]


@dataclass(frozen=True, slots=True)
class Found:
    """All that is known, by child, or by child and form."""

    today: date
    statuses: Mapping[int, str | None]
    lives_since: Mapping[int, date]
    permissions: Mapping[Key, list[Permission]]
    answers: Mapping[Key, Answer]
    asked: Mapping[Key, int]
    agrees: Mapping[Key, bool]
    disputed: Mapping[int, frozenset[str]]

    def in_force(self, key: Key) -> list[Permission]:
        """Return the permissions of today, whoever gave them."""
        return [
            row
            for row in self.permissions[key]
            if row.from_on <= self.today
            and (row.until_on is None or row.until_on >= self.today)
            and (row.withdrawn_on is None or row.withdrawn_on > self.today)
        ]


def of(children: Collection[Child], *, at: datetime) -> Found:
    """Read it all. Seven questions."""
    keys, today = [child.pk for child in children], day_of(at)
    return Found(
        today=today,
        statuses={row.child_id: row.code for row in standing.statuses(keys, today)},
        lives_since=_lives_since(keys, today),
        permissions=_permissions(keys),
        answers=_answers(keys),
        asked=_asked(keys, at),
        agrees={
            (row.child_id, Channel(row.channel)): row.agrees
            for row in Agreement.objects.filter(child__in=keys).in_force(at)
        },
        disputed=_disputed(keys, at),
    )


def _lives_since(keys: Collection[int], today: date) -> Mapping[int, date]:
    """Return since when each lives where they live; a yes from before was for another place."""
    rows = Residence.objects.filter(child__in=keys, from_on__lte=today).order_by("from_on")
    return dict(rows.values_list("child", "from_on"))


def _permissions(keys: Collection[int]) -> Mapping[Key, list[Permission]]:
    rows = Permission.objects.filter(child__in=keys).select_related("grantor").order_by("pk")
    found: dict[Key, list[Permission]] = defaultdict(list)
    for row in rows:
        found[row.child_id, Channel(row.channel)].append(row)
    return found


def _answers(keys: Collection[int]) -> Mapping[Key, Answer]:
    rows = Answer.objects.filter(ask__child__in=keys).select_related("ask__person", "recorded_by")
    return {(row.ask.child_id, Channel(row.channel)): row for row in rows.order_by("pk")}


def _asked(keys: Collection[int], at: datetime) -> Mapping[Key, int]:
    """Return the newest ask for each form that can still be answered."""
    rows = Ask.objects.filter(child__in=keys).in_force(at).order_by("pk")
    return {(row.child_id, Channel(form)): row.pk for row in rows for form in row.forms}


def _disputed(keys: Collection[int], at: datetime) -> Mapping[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for row in Dispute.objects.filter(child__in=keys).in_force(at):
        found[row.child_id].add(row.channel)
    return {child: frozenset(channels) for child, channels in found.items()}
