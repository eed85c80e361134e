"""What a clause of the guidance is: what it asks, of whom, and what answers it."""

from dataclasses import dataclass
from enum import StrEnum


class Duty(StrEnum):
    """Whose duty it is."""

    STAFF = "staff"
    REGISTERED_MANAGER = "registered_manager"
    ORGANISATION = "organisation"
    PLACING_AUTHORITY = "placing_authority"
    ALLOCATED_WORKER = "allocated_worker"
    REVIEWING_OFFICER = "reviewing_officer"
    SAFEGUARDING_LEAD = "safeguarding_lead"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a clause asks, and what answers it: rules, screens of words, pages, people."""

    reference: str  # such as C7.own_details
    says: str
    duty: Duty
    rules: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Say whether anything answers it."""
        return bool(self.rules or self.screens or self.pages or self.people)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, in our own plain words."""

    id: str
    title: str
    wording: str
    asks: tuple[Ask, ...]

    @property
    def rules(self) -> frozenset[str]:
        """Name the rules that answer any part of it."""
        return frozenset(name for ask in self.asks for name in ask.rules)
