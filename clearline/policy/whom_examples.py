"""Examples of who must be asked: one for each legal status and each overlay, run by the tests."""

from typing import Final

from clearline.policy.terms import Giver, LegalStatus
from clearline.policy.whom import Child, Example, Holder

_MOTHER, _FATHER = Holder(1), Holder(2)
_BOTH = (_MOTHER, _FATHER)


def _of(status: LegalStatus | None, *, age: int = 14) -> Child:
    return Child(status, age, _BOTH)


EXAMPLES: Final = (
    Example("Not looked after: a parent.", _of(None), Giver.PARENT, (1, 2)),
    Example("Section 20: a parent.", _of(LegalStatus.V2), Giver.PARENT, (1, 2)),
    Example("Short breaks, recorded: a parent.", _of(LegalStatus.V3), Giver.PARENT, (1, 2)),
    Example("Short breaks, agreed: a parent.", _of(LegalStatus.V4), Giver.PARENT, (1, 2)),
    Example("Interim care order: the authority.", _of(LegalStatus.C1), Giver.LOCAL_AUTHORITY),
    Example("Care order: the authority.", _of(LegalStatus.C2), Giver.LOCAL_AUTHORITY),
    Example("A freeing order: nobody, until it is confirmed.", _of(LegalStatus.D1), None),
    Example("Placement order: the authority.", _of(LegalStatus.E1), Giver.LOCAL_AUTHORITY),
    Example("Remand: a parent.", _of(LegalStatus.J1), Giver.PARENT, (1, 2)),
    Example("PACE: a parent.", _of(LegalStatus.J2), Giver.PARENT, (1, 2)),
    Example("Youth rehabilitation order: a parent.", _of(LegalStatus.J3), Giver.PARENT, (1, 2)),
    Example("Police protection: a parent.", _of(LegalStatus.L1), Giver.PARENT, (1, 2)),
    Example("Emergency protection: the authority.", _of(LegalStatus.L2), Giver.LOCAL_AUTHORITY),
    Example("Child assessment order: a parent.", _of(LegalStatus.L3), Giver.PARENT, (1, 2)),
    Example(
        "A court keeps the father away: only the mother.",
        Child(LegalStatus.V2, 14, (_MOTHER, Holder(2, is_kept_away=True))),
        Giver.PARENT,
        (1,),
    ),
    Example(
        "A court keeps the only one away: two decide together.",
        Child(LegalStatus.V2, 14, (Holder(2, is_kept_away=True),)),
        Giver.WAIVER,
    ),
    Example(
        "Nobody holds it that is known: two together.", Child(LegalStatus.V2, 14), Giver.WAIVER
    ),
    Example(
        "Unaccompanied: two together, though a name is known.",
        Child(LegalStatus.V2, 16, (_MOTHER,), is_unaccompanied=True),
        Giver.WAIVER,
    ),
    Example(
        "Unaccompanied under a care order: the authority.",
        Child(LegalStatus.C2, 16, is_unaccompanied=True),
        Giver.LOCAL_AUTHORITY,
    ),
    Example(
        "At 17 under section 20: still a parent.", _of(LegalStatus.V2, age=17), Giver.PARENT, (1, 2)
    ),
    Example("At 18: they themselves.", _of(LegalStatus.C2, age=18), Giver.YOUNG_PERSON),
    Example("At 19, whatever the status was.", _of(LegalStatus.D1, age=19), Giver.YOUNG_PERSON),
    Example("Without a date of birth: nobody can say.", Child(LegalStatus.V2, None, _BOTH), None),
)
