"""The one door: whatever is said on a line is decided here, written down here, and only then seen.

Nothing else writes a message, and nothing is sent that is not in the ledger.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from clearline import statements
from clearline.access import proofs, sessions
from clearline.access.caller import Caller
from clearline.access.proofs import Refusal
from clearline.contact import (
    lines,
    organisation,
    proving,
    receipts,
    rows,
    standing,
    written,
)
from clearline.contact.case import Case, Registers
from clearline.contact.draft import LONGEST, Answer, Draft, Problem, is_blank, storable
from clearline.contact.found import wording, worries
from clearline.contact.models import Event, Message
from clearline.contact.outside import reach
from clearline.contact.outside.channel import LEAVES
from clearline.ledger import sequence
from clearline.policy.decide import decide
from clearline.policy.decision import Outcome
from clearline.policy.settings import Settings


@dataclass(slots=True)
class _Settled:
    """The answers so far, by draft."""

    answers: dict[UUID, Answer]
    unproven: list[Refusal] = field(default_factory=list)

    def problem(self, draft: Draft, problem: Problem) -> None:
        self.answers.setdefault(draft.id, Answer(draft.id, problem=problem))

    def not_proven(self, draft: Draft, refusal: Refusal) -> None:
        self.problem(draft, Problem.NOT_PROVEN)
        self.unproven.append(refusal)


def settle(drafts: Sequence[Draft], *, at: datetime) -> list[Answer]:
    """Decide and record these drafts in one transaction, and answer each, in order.

    Every answer with a place is on the disk when this returns (or, inside a transaction, when
    that commits). A draft whose id has been settled before gets the outcome that it had.
    """
    settled = _Settled({})
    known = organisation.settled(at=at)
    cases = wording.read(_cases(drafts, settled, at=at), known, at=at)
    if cases:
        with transaction.atomic(), sequence.head() as head:
            was, page = head.size, written.Page(head, at)
            cases, known = wording.read_again(cases, known, size=was, at=at)
            cases = _proven(cases, settled)
            _settle_new(_not_seen_before(cases, settled), page, settled, known.settings)
            page.write()
            wording.remember(cases, settled.answers, page, was=was)
    if settled.unproven:
        proofs.refused(settled.unproven, at=at)
    return [settled.answers[draft.id] for draft in drafts]


def send(draft: Draft, *, at: datetime) -> Answer:
    """Settle one draft, here and now."""
    return settle([draft], at=at)[0]


def _cases(drafts: Sequence[Draft], settled: _Settled, *, at: datetime) -> list[Case]:
    """Find out who writes and on which line, before the head is held."""
    callers = sessions.callers_of([d.session for d in drafts if d.session], at)
    # Who writes is here, though they ask for no page; hardly ever a query.
    sessions.touch(callers.values(), at=at)
    known = lines.of({draft.conversation for draft in drafts})
    cases = []
    for draft in drafts:
        caller = callers.get(draft.session) if draft.session else None
        person = caller.person_id if caller else draft.person
        line = known.get(draft.conversation)
        if caller is not None and caller.is_shut:
            settled.problem(draft, Problem.EQUIPMENT_SHUT)
        elif problem := _problem(draft, person, line):
            settled.problem(draft, problem)
        elif refusal := proving.owed(draft, caller):
            settled.not_proven(draft, refusal)
        elif line is not None and person is not None:
            cases.append(
                Case(
                    storable(draft),
                    line,
                    person,
                    equipment=_equipment(caller) or draft.equipment,
                    caller=caller,
                )
            )
    return cases


def _problem(draft: Draft, person: int | None, line: lines.Line | None) -> Problem | None:
    """Say what keeps a draft from being taken in at all."""
    if person is None:
        return Problem.NOT_SIGNED_IN
    if line is None:
        return Problem.NO_SUCH_CONVERSATION
    if is_blank(draft.text):
        return Problem.EMPTY
    return Problem.TOO_LONG if len(draft.text) > LONGEST else None


def _proven(cases: Sequence[Case], settled: _Settled) -> list[Case]:
    """Keep the cases whose proof was not used before. Under the head: of two, one is first."""
    refused = proving.spend(cases)
    for case, refusal in refused:
        settled.not_proven(case.draft, refusal)
    wrong = {id(case) for case, _ in refused}
    return [case for case in cases if id(case) not in wrong]


def _equipment(caller: Caller | None) -> int | None:
    return caller.equipment.equipment_id if caller and caller.equipment else None


def _not_seen_before(cases: Sequence[Case], settled: _Settled) -> list[Case]:
    """Answer retries with the outcome that they had, and return the rest, each id once."""
    first = _first_places([case.draft.id for case in cases])
    new: dict[UUID, Case] = {}
    for case in cases:
        if case.draft.id in first:
            settled.answers[case.draft.id] = _again(case, first[case.draft.id])
        else:
            new.setdefault(case.draft.id, case)
    return _correcting_their_own(list(new.values()), settled)


def _correcting_their_own(cases: list[Case], settled: _Settled) -> list[Case]:
    """Keep those that correct nothing, or what the same person wrote on the same line."""
    corrected = [case.draft.corrects for case in cases if case.draft.corrects]
    if not corrected:
        return cases
    rows = Message.objects.filter(pk__in=corrected)
    written_by = {
        key: (author, line)
        for key, author, line in rows.values_list("pk", "author_id", "conversation_id")
    }
    kept = []
    for case in cases:
        corrects = case.draft.corrects
        if corrects is None or written_by.get(corrects) == (case.person, case.line.id):
            kept.append(case)
        else:
            settled.problem(case.draft, Problem.NOTHING_TO_CORRECT)
    return kept


def _first_places(messages: Sequence[UUID]) -> dict[UUID, int]:
    """Return where those messages that there are already were first decided."""
    bind, among = rows.binder(), statements.among(len(messages))
    with statements.cursor() as cursor:
        cursor.execute(
            "SELECT message_id, MIN(place) FROM contact_event"  # noqa: S608 - marks are %s
            f" WHERE message_id {among} GROUP BY message_id",
            statements.values([bind(message) for message in messages]),
        )
        return {m if isinstance(m, UUID) else UUID(m): place for m, place in cursor.fetchall()}


_OUTCOME_OF = {kind.value: outcome for outcome, kind in written.KIND_OF.items()}


def _again(case: Case, place: int) -> Answer:
    """Answer a retry; an id that somebody else used for something else says nothing of it."""
    message = Message.objects.get(pk=case.draft.id)
    if message.author_id != case.person or message.conversation_id != case.line.id:
        return Answer(case.draft.id, problem=Problem.NO_SUCH_CONVERSATION)
    kind = Event.objects.get(pk=place).kind
    return Answer(case.draft.id, place=place, outcome=_OUTCOME_OF[kind])


def _settle_new(
    cases: Sequence[Case], page: written.Page, settled: _Settled, settings: Settings
) -> None:
    """Ask the rules of each new case, and put down what they answered."""
    if not cases:
        return
    # Under the head: a permission withdrawn a moment ago binds the very next message.
    found = standing.ask(cases, at=page.at, settings=settings)
    cases = _with_somewhere_to_go(cases, page, settled)
    for case in cases:
        facts = standing.facts_of(case, found)
        if isinstance(facts, Problem):
            settled.problem(case.draft, facts)
            continue
        decision = decide(facts)
        page.message(case)
        event = page.event(
            written.KIND_OF[decision.outcome],
            (case.draft.id, case.line.id),
            by=case.person,
            judged=(facts, decision),
        )
        if decision.outcome is Outcome.HOLD:
            page.hold(case.draft.id, facts, decision)
        if decision.outcome is Outcome.ALLOW and not case.is_inbound:
            page.leave(case.draft.id, case.line.id, case.draft.channel, place=event.place)
        settled.answers[case.draft.id] = Answer(
            case.draft.id, event.place, decision.outcome, decision=decision
        )
    _answer_children(cases, page, found)
    worries.raise_(cases, page)


def _with_somewhere_to_go(
    cases: Sequence[Case], page: written.Page, settled: _Settled
) -> Sequence[Case]:
    """Keep the cases that stay in the building, and those for which there is a number."""
    away = [case for case in cases if case.draft.channel in LEAVES and not case.is_inbound]
    if not away:
        return cases
    nowhere = reach.nowhere(
        [(case.draft.id, case.line.child, case.draft.channel) for case in away], at=page.at
    )
    for case in away:
        if case.draft.id in nowhere:
            settled.problem(case.draft, nowhere[case.draft.id])
    return [case for case in cases if case.draft.id not in nowhere]


def _answer_children(cases: Sequence[Case], page: written.Page, found: Registers) -> None:
    """Where nobody may answer a child yet, the organisation does, at once and in its own words."""
    for case in cases:
        if case.is_inbound and (reply := receipts.due(case, found)):
            page.message(reply)
            event = page.event(Event.Kind.SENT, (reply.draft.id, case.line.id))
            page.leave(reply.draft.id, case.line.id, reply.draft.channel, place=event.place)
