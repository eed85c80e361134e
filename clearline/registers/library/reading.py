"""Who has read what: each says so for themselves, of the version that counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from clearline.registers import organisation, staff
from clearline.registers.library import documents
from clearline.registers.models import (
    Acknowledgement,
    Document,
    DocumentVersion,
    Person,
    Rejoining,
    StaffMember,
    day_of,
)
from clearline.registers.recorded import go_on, refuse, verb


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as it stands for one worker: which version, by when, and when they read it."""

    row: DocumentVersion
    read_at: datetime | None
    due_on: date
    # Whether writing to children depends on it.
    is_required: bool

    def is_late(self, at: datetime) -> bool:
        """Say whether it should have been read before today."""
        return self.read_at is None and self.due_on < day_of(at)


@verb
def acknowledge(row: DocumentVersion, *, by: Person, at: datetime) -> Acknowledgement:
    """Say that one has read this version. Nobody says so for another, or of an old one."""
    if not works_here(by, at=at):
        raise refuse("Only those who work here say so.")
    if documents.in_force(at=at).get(row.document) != row:
        raise refuse("This version no longer counts. Read the newest one.")
    return go_on(staff.acknowledge(Document(row.document), row.version, by=by, at=at))


def of(person: Person, *, at: datetime) -> list[Reading]:
    """Return every document that counts as it stands for somebody, what is due first."""
    return of_all([person], at=at)[person.pk]


def unread(person: Person, *, at: datetime) -> list[Reading]:
    """Return what somebody who works here has still to read; two queries where that is nothing."""
    counts = {(key, row.version) for key, row in documents.in_force(at=at).items()}
    said = Acknowledgement.objects.filter(person=person).values_list("document", "version")
    if counts <= set(said) or not works_here(person, at=at):
        return []
    return [each for each in of(person, at=at) if each.read_at is None]


def of_all(people: Collection[Person], *, at: datetime) -> dict[int, list[Reading]]:
    """Return it for each of these. Four queries."""
    keys = [person.pk for person in people]
    counts = documents.in_force(at=at)
    read = {
        (row.person_id, row.document, row.version): row.at
        for row in Acknowledgement.objects.filter(person__in=keys)
    }
    began = [
        table.objects.filter(person__in=keys).values_list("person", "started_on")
        for table in (StaffMember, Rejoining)
    ]
    # Whoever came back is a newcomer again: the latest counts.
    started = dict(sorted(began[0].union(began[1])))
    settings = organisation.policy(at)
    required = {str(document) for document in settings.required_acknowledgements}
    return {
        key: sorted(
            (
                Reading(
                    row,
                    read.get((key, row.document, row.version)),
                    # Whoever came after it was published has as long as any newcomer.
                    max(row.due_on, _newcomers_day(started.get(key), row)),
                    row.document in required,
                )
                for row in counts.values()
            ),
            key=lambda reading: (reading.read_at is not None, reading.due_on, reading.row.pk),
        )
        for key in keys
    }


def _newcomers_day(started: date | None, row: DocumentVersion) -> date:
    if started is None or started <= row.from_on:
        return row.due_on
    return started + (row.due_on - row.from_on)


def works_here(person: Person, *, at: datetime) -> bool:
    """Say whether somebody works for children today."""
    return StaffMember.objects.filter(person=person).working_on(day_of(at)).exists()


def late(people: Collection[Person], *, at: datetime) -> list[tuple[Person, Reading]]:
    """Return who of these has not read what they should have by now."""
    found = of_all(people, at=at)
    return [
        (person, reading)
        for person in people
        for reading in found[person.pk]
        if reading.is_late(at) and works_here(person, at=at)
    ]
