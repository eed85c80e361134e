"""Rules about whether this worker may be in contact with this person at all."""

from clearline.policy.decision import Finding, not_known, notice, refuse
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, allowed, refused, rule
from clearline.policy.terms import UNKNOWN, Channel, Relationship


@rule(
    "C7",
    since=FIRST_EDITION,
    needs=("worker.restricted",),
    met_by=[allowed("A worker whose contact with children is not restricted.")],
    broken_by=[
        refused(
            "A worker whose contact with children is restricted for now.",
            worker={"restricted": True},
            ask="the registered manager",
        )
    ],
)
def unrestricted_worker(facts: Facts) -> Finding | None:
    """A worker whose contact is restricted for now has none through the home’s channels."""
    restricted = facts.worker.restricted
    if restricted is UNKNOWN:
        return not_known("whether your contact is restricted for now")
    if restricted:
        return refuse(
            "Your contact is restricted for now. This says nothing about the reason.",
            remedy="There is nothing that you can mend here. Ask the registered manager; "
            "a colleague can write instead.",
        )
    return None


@rule(
    "C10",
    since=FIRST_EDITION,
    needs=("recipient.order_bars_contact",),
    met_by=[allowed("No order stands between the two.")],
    broken_by=[
        refused(
            "A court has ordered that the two have no contact.",
            recipient={"order_bars_contact": True},
            ask="the child’s social worker",
        )
    ],
)
def no_order_against(facts: Facts) -> Finding | None:
    """There is no contact where a court order stands against it."""
    barred = facts.recipient.order_bars_contact
    if barred is UNKNOWN:
        return not_known("whether an order stands against this contact")
    if barred:
        return refuse(
            "An order stands against contact between the two of you.",
            remedy="There is nothing that the home can mend here. Ask the child’s social worker.",
        )
    return None


@rule(
    "C10",
    since=FIRST_EDITION,
    needs=("worker.relationship",),
    met_by=[allowed("The child’s keyworker writes.")],
    broken_by=[
        refused(
            "A worker who has no part in the child’s care writes.",
            worker={"relationship": "none"},
            mend={"worker": {"relationship": "home_staff"}},
        )
    ],
)
def professional_relationship(facts: Facts) -> Finding | None:
    """The worker has a professional relationship with the child, on record."""
    relationship = facts.worker.relationship
    if relationship is UNKNOWN:
        return not_known("what part you have in the child’s care")
    if relationship is Relationship.NONE:
        return refuse(
            "It is not on record that you work with this child.",
            remedy="If you do, ask the registered manager to put it on record first. "
            "If not, pass this to somebody who does.",
        )
    return None


@rule(
    "D1",
    "C8",
    since=FIRST_EDITION,
    needs=("worker.acknowledged", "worker.started_on"),
    opened_by="acknowledgements",
    met_by=[
        allowed("All of the organisation’s policies were read and acknowledged."),
        allowed("An e-mail, the e-mail policy acknowledged too.", channel="email"),
    ],
    broken_by=[
        refused(
            "The code of conduct was not acknowledged, a year after starting.",
            worker={"acknowledged": ["practice_guidance", "propriety", "email_policy"]},
            mend={
                "worker": {"acknowledged": ["practice_guidance", "propriety", "code_of_conduct"]}
            },
        ),
    ],
)
def policies_acknowledged(facts: Facts) -> Finding | None:
    """Whoever writes has read and acknowledged the organisation’s policies."""
    settings, worker = facts.settings, facts.worker
    is_email = facts.channel is Channel.EMAIL
    required = settings.required_for_email if is_email else settings.required
    clause = "C8" if is_email else "D1"
    if not required or (worker.acknowledged is not UNKNOWN and required <= worker.acknowledged):
        return None
    if worker.acknowledged is UNKNOWN or worker.started_on is UNKNOWN:
        return not_known("which policies you have acknowledged, and since when", clause=clause)
    if (facts.today - worker.started_on).days > settings.acknowledgement_grace_days:
        return refuse(
            "Not all of the policies that this needs have been acknowledged in time.",
            remedy="Read and acknowledge them under ‘Policies’. It takes a few minutes.",
            clause=clause,
        )
    return notice("Some policies are still to be acknowledged; soon this will stop.", clause=clause)
