"""Who is told of a crisis by a step of it: in the app by the stream, and outside it by a notice.

What is said outside names no child: that there is something, and where to look.
"""

from clearline.contact import written
from clearline.contact.crises import deadlines
from clearline.contact.models import CrisisStep
from clearline.contact.telling import notices, words
from clearline.contact.telling.notices import What


def of(step: CrisisStep) -> tuple[str, list[int]]:
    """Return why somebody is told because of a step, and who; mostly nobody."""
    if step.kind == CrisisStep.Kind.DUE:
        return step.of, list(step.people)
    if step.kind == CrisisStep.Kind.BROUGHT_IN and step.person_id is not None:
        return deadlines.BROUGHT_IN, [step.person_id]
    return "", []


def tell(page: written.Page, step: CrisisStep) -> None:
    """Tell them, in the transaction of the step itself: who crashes here has told nobody of it."""
    why, people = of(step)
    if people:
        key = f"crisis:{step.crisis_id}:{why}"
        what = What(why, key, step.crisis.home_id, is_urgent=why in words.URGENT)
        notices.give(page, people, what)
