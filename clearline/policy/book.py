"""The rule book: clauses and rules as pages that a residential worker can read."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from clearline.guidance.clause import Ask, Clause, Duty
from clearline.guidance.edition import clauses_on
from clearline.policy.decision import Finding, Outcome
from clearline.policy.examples import facts_of
from clearline.policy.rule import Example, Rule
from clearline.policy.rules import RULES
from clearline.policy.terms import Channel

DUTIES: Final = {
    Duty.STAFF: "every worker",
    Duty.REGISTERED_MANAGER: "the registered manager",
    Duty.ORGANISATION: "the organisation",
    Duty.PLACING_AUTHORITY: "the placing authority",
    Duty.ALLOCATED_WORKER: "the social worker",
    Duty.REVIEWING_OFFICER: "the reviewing officer",
    Duty.SAFEGUARDING_LEAD: "the safeguarding lead",
}
# Whose a page is, by the first part of its name.
WHOSE: Final = {
    "child": "the child’s pages",
    "staff": "the pages of those who write",
    "manager": "the manager’s pages",
    "reading": "the manager’s pages",
    "registers": "the registers",
    "scrutineer": "the pages of those who watch",
    "sign_in": "the pages of sign-in",
    "family": "the family’s pages",
    "crises": "the pages of a crisis",
    "leaving": "the pages of those who have left",
    "library": "the library",
    "public": "what anybody may see",
}
CHANNELS: Final = {
    Channel.IN_APP: "messages",
    Channel.SMS: "texts",
    Channel.EMAIL: "e-mail",
    Channel.VOICE_CALL: "calls",
    Channel.VIDEO_CALL: "video calls",
    Channel.PHOTO: "photos",
    Channel.VIDEO_CLIP: "video clips",
    Channel.FACE_TO_FACE: "talking face to face",
    Channel.NOTICEBOARD: "the noticeboard",
    Channel.WEBSITE: "the web site",
    Channel.SOCIAL_MEDIA: "social media",
}
OUTCOMES: Final = {
    Outcome.ALLOW: "Goes",
    Outcome.HOLD: "Held",
    Outcome.REFUSE: "Refused",
}
OWED: Final = {
    "direct_contact": "Hear or see them within 60 minutes.",
    "write_account": "Write an account of it within 24 hours.",
    "review_permission": "The permission is looked at within 24 hours.",
    "approval_sought": "Approval is asked for within 24 hours.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One example, and what a worker reads when it happens."""

    says: str
    outcome: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule."""

    name: str
    title: str
    requirement: str
    more: str
    cites: tuple[str, ...]
    since: date
    asked: str  # of whom, and for what it is not asked
    in_a_crisis: str
    goes: tuple[Shown, ...]
    stops: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a clause asks."""

    says: str
    whose: str
    answered: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A rule that stands on another clause first, and is shown there."""

    name: str
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class Page:
    """One clause: its wording, its parts and the rules that stand on it first."""

    clause: str
    title: str
    wording: str
    parts: tuple[Part, ...]
    rules: tuple[Entry, ...]
    also: tuple[Elsewhere, ...]


@lru_cache(maxsize=16)
def pages(*, on: date, rules: tuple[Rule, ...] = RULES) -> tuple[Page, ...]:
    """Return the rule book as it stands on a day; it is put together once a day."""
    asked = [each for each in rules if each.in_force(on)]
    return tuple(_page(clause, asked) for clause in clauses_on(on))


def _page(clause: Clause, rules: list[Rule]) -> Page:
    return Page(
        clause=clause.id,
        title=clause.title,
        wording=clause.wording.strip(),
        parts=tuple(_part(ask) for ask in clause.asks),
        rules=tuple(entry_of(rule) for rule in rules if rule.cites[0] == clause.id),
        also=tuple(
            Elsewhere(rule.name, in_words(rule.name), rule.cites[0])
            for rule in rules
            if clause.id in rule.cites[1:]
        ),
    )


def entry_of(rule: Rule) -> Entry:
    """Return one rule as the book shows it."""
    requirement, _, more = rule.requirement.partition("\n\n")
    return Entry(
        name=rule.name,
        title=in_words(rule.name).capitalize(),
        requirement=requirement,
        more=" ".join(more.split()),
        cites=rule.cites,
        since=rule.since,
        asked=_asked(rule),
        in_a_crisis=_in_a_crisis(rule),
        goes=tuple(_shown(rule, example) for example in rule.met_by),
        stops=tuple(_shown(rule, example) for example in rule.broken_by),
    )


def in_words(name: str) -> str:
    """Write a rule's name as people read it."""
    return name.replace("_", " ")


def _part(ask: Ask) -> Part:
    answers = (
        *(f"the rule ‘{in_words(name)}’" for name in ask.rules),
        *(f"reading the words ({name})" for name in ask.screens),
        *dict.fromkeys(WHOSE[name.partition(":")[0]] for name in ask.pages),
        *ask.people,
    )
    answered = " and ".join(answers) or "not built yet"
    return Part(ask.says, DUTIES[ask.duty], answered)


def _asked(rule: Rule) -> str:
    """Say of whom the rule is asked, and which channels it leaves alone."""
    of = "Asked for children and young people, not for family" if rule.children_only else ""
    spared = " or ".join(CHANNELS[channel] for channel in Channel if channel in rule.not_for)
    leaves = f"Not asked for {spared}" if spared else ""
    return "".join(f"{sentence}. " for sentence in (of, leaves) if sentence).strip()


def _in_a_crisis(rule: Rule) -> str:
    if rule.opened_by is None:
        return ""
    owes = rule.owes_when_opened
    return " ".join(
        (
            "In a crisis this stops nothing, unless the organisation has set it otherwise.",
            OWED[owes.what] if owes else "",
        )
    ).strip()


def _shown(rule: Rule, example: Example) -> Shown:
    found = rule(facts_of(example))
    said = (found,) if isinstance(found, Finding) else tuple(found or ())
    return Shown(
        says=example.says,
        outcome=OUTCOMES[max((each.outcome for each in said), default=Outcome.ALLOW)],
        why=" ".join(OWED[each.owes.what] if each.owes else each.why for each in said),
        remedy=" ".join(each.remedy for each in said).strip(),
    )
