"""Rules for what staff may use: which account, which places on the web, which equipment."""

from clearline.policy.decision import Finding, not_known, refuse
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, IN_PERSON, allowed, refused, rule
from clearline.policy.terms import (
    UNKNOWN,
    Account,
    AssignedTo,
    Channel,
    EquipmentStatus,
    Kind,
    Provider,
)

_USABLE = (EquipmentStatus.IN_SERVICE, UNKNOWN)
_NOT_WORK_EQUIPMENT = refuse(
    "This phone or computer is not one that the organisation has provided for this, in service.",
    remedy="Use one that is in service and assigned to you or to the home.",
)


def _clause(facts: Facts) -> str:
    """Say which clause forbids it: that for family, for over 18s, or for children."""
    if facts.recipient.kind is Kind.FAMILY:
        return "C7"
    return "L2" if facts.is_adult else "C12"


@rule(
    "C12",
    "L2",
    "C7",
    since=FIRST_EDITION,
    met_by=[allowed("A text from the home’s own number.", channel="sms")],
    broken_by=[
        refused(
            "A text from a worker’s own number.",
            channel="sms",
            account="personal",
            mend={"account": "organisation"},
        )
    ],
)
def organisation_account(facts: Facts) -> Finding | None:
    """Only the organisation’s accounts and numbers are used."""
    if facts.account is Account.PERSONAL:
        return refuse(
            "This would go from a personal account or number.",
            remedy="Send it from Clearline or with the organisation’s account.",
            clause=_clause(facts),
        )
    return None


@rule(
    "C12",
    "L2",
    "C7",
    since=FIRST_EDITION,
    met_by=[allowed("A message on the child’s own page.")],
    broken_by=[
        refused(
            "A message on a social media app.", channel="social_media", mend={"channel": "in_app"}
        )
    ],
)
def no_social_media(facts: Facts) -> Finding | None:
    """Social media is not used to be in contact, at any age."""
    if facts.channel is Channel.SOCIAL_MEDIA:
        return refuse(
            "Social media is not used with children, young people or their families.",
            remedy="Choose another way, such as the child’s page or a text.",
            clause=_clause(facts),
        )
    return None


@rule(
    "C9",
    since=FIRST_EDITION,
    not_for=IN_PERSON,
    needs=("equipment", "equipment.provided_by", "equipment.status", "equipment.assigned_to"),
    met_by=[
        allowed("A work phone that is assigned to the worker."),
        allowed("The home’s shared phone.", equipment={"assigned_to": "home"}),
    ],
    broken_by=[
        refused(
            "A phone of the worker’s own.",
            equipment={"provided_by": "personal"},
            mend={"equipment": {"provided_by": "organisation"}},
        ),
        refused(
            "A work phone that was reported lost.",
            equipment={"status": "lost"},
            mend={"equipment": {"status": "in_service"}},
        ),
    ],
)
def work_equipment(facts: Facts) -> Finding | None:
    """Only equipment that the organisation has provided, and has assigned here, is used."""
    used = facts.equipment
    if used is UNKNOWN:
        return not_known("which phone or computer this is")
    if (
        used is None
        or used.provided_by is Provider.PERSONAL
        or used.status not in _USABLE
        or used.assigned_to is AssignedTo.OTHER
    ):
        return _NOT_WORK_EQUIPMENT
    if UNKNOWN in (used.provided_by, used.status, used.assigned_to):
        return not_known("whose phone or computer this is, and whether it is in service")
    return None
