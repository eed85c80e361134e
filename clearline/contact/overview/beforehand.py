"""What the gate would say of words as they stand, while somebody still writes them."""

from datetime import datetime

from clearline.contact import organisation, standing
from clearline.contact.case import Case
from clearline.contact.draft import Draft, Problem
from clearline.contact.found import together, wording
from clearline.contact.found.together import Together
from clearline.contact.lines import Line
from clearline.policy.decide import decide
from clearline.policy.decision import Decision
from clearline.registers.models import Home


def of(
    draft: Draft, line: Line, person: int, *, equipment: int | None, at: datetime
) -> Decision | None:
    """Decide a draft as if it were sent now; nothing is written down. None: it is not theirs."""
    known = organisation.settled(at=at)
    case = wording.read([Case(draft, line, person, equipment=equipment)], known, at=at)[0]
    found = standing.ask([case], at=at, settings=known.settings)
    facts = standing.facts_of(case, found)
    return None if isinstance(facts, Problem) else decide(facts)


def words(draft: Draft, line: Line, person: int, *, at: datetime) -> Together:
    """Read words alone, with the writer's last ones: no rule is asked, and nothing is kept."""
    earlier = wording.earlier_of(line, person, at=at)
    return together.read(Case(draft, line, person), earlier, organisation.settled(at=at), at=at)


def telephone_of(line: Line) -> str:
    """Return the number of the home that a line is of."""
    if line.home is None:
        return ""
    found = Home.objects.filter(pk=line.home).values_list("telephone", flat=True)
    return found.first() or ""
