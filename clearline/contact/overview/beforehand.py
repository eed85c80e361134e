"""What the gate would say of words as they stand, while somebody still writes them."""

from datetime import datetime

from clearline.contact import organisation, standing, wording
from clearline.contact.case import Case
from clearline.contact.draft import Draft, Problem
from clearline.contact.lines import Line
from clearline.policy.decide import decide
from clearline.policy.decision import Decision


def of(
    draft: Draft, line: Line, person: int, *, equipment: int | None, at: datetime
) -> Decision | None:
    """Decide a draft as if it were sent now; nothing is written down. None: it is not theirs."""
    known = organisation.settled(at=at)
    case = wording.read([Case(draft, line, person, equipment=equipment)], known, at=at)[0]
    found = standing.ask([case], at=at, settings=known.settings)
    facts = standing.facts_of(case, found)
    return None if isinstance(facts, Problem) else decide(facts)
