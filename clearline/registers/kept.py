"""What the ledger vouches for in this room: each row when it is written, and again when it ends.

The columns are named one by one, because a kind never changes once rows stand under it.
"""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from clearline.ledger.entry import Entry
from clearline.ledger.kept import Kept, Repeated
from clearline.registers import models
from clearline.registers.models.terms import Register


def _written(kind: str, model: type[Register], *columns: str) -> Kept:
    return Kept(kind, model, columns, at="recorded_at", by="recorded_by")


def _filled_in(kind: str, model: type[Register], *columns: str, name: str = "ended") -> Kept:
    """A row whose `…_at` and `…_by` have been filled in, and what came with them."""
    when = Q(**{f"{name}_at__isnull": False})
    return Kept(kind, model, columns, at=f"{name}_at", by=f"{name}_by", when=when)


_DAYS = ("from_on", "until_on")
_NAMED = ("name", "known_as", "gender")
_HOME_NAMED = ("name", "telephone")

WRITTEN: Final = (
    _written("person.added", models.Person, "kind"),
    _written("person.named", models.Naming, "person", *_NAMED),
    _written("placing_authority.added", models.PlacingAuthority, "name"),
    _written("home.opened", models.Home, "short_name", "urn", "opened_on"),
    _written("home.named", models.HomeNaming, "home", *_HOME_NAMED),
    _written("child.added", models.Child),
    _written("child.described", models.Particulars, "child", "date_of_birth", "placing_authority"),
    _written("legal_status.begun", models.LegalStatus, "child", "code", *_DAYS),
    _written("residence.begun", models.Residence, "child", "home", *_DAYS),
    _written("absence.begun", models.Absence, "child", "kind", "from_at", "expected_until"),
    _written("in_touch.said", models.InTouch, "child", "code", "from_at"),
    _written("contact_order.made", models.ContactOrder, "child", "person", "reference", *_DAYS),
    _written(
        "family_tie.begun",
        models.FamilyTie,
        "child",
        "person",
        "relation",
        "holds_parental_responsibility",
        *_DAYS,
    ),
    _written("agreement.said", models.Agreement, "child", "channel", "agrees", "said_at"),
    _written(
        "permission.given",
        models.Permission,
        "child",
        "channel",
        "given_by",
        "grantor",
        "legal_status",
        "evidence",
        *_DAYS,
    ),
    _written("dispute.begun", models.Dispute, "child", "channel", "reason", "from_at"),
    _written("staff_member.started", models.StaffMember, "started_on"),
    _written("staff_member.rejoined", models.Rejoining, "person", "started_on"),
    _written("post.begun", models.Post, "person", "role", "home", "authority", *_DAYS),
    _written("relationship.given", models.Relationship, "person", "child", "kind", *_DAYS),
    _written("shift.planned", models.Shift, "person", "home", "duty", "starts_at", "ends_at"),
    _written("acknowledgement.made", models.Acknowledgement, "person", "document", "version", "at"),
    _written("restriction.placed", models.Restriction, "person", "reason", "from_at"),
    _written("equipment.added", models.Equipment, "label", "kind", "provided_by"),
    _written(
        "equipment_issue.made",
        models.EquipmentIssue,
        "equipment",
        "person",
        "home",
        "first_answerable",
        "second_answerable",
        "issued_at",
    ),
    _written("equipment_loss.told", models.EquipmentLoss, "equipment", "from_at"),
    _written(
        "seat.proposed",
        models.Seat,
        "child",
        "person",
        "kind",
        "organisation",
        "reference",
        "agreed_by",
        *_DAYS,
    ),
    _written("policy_version.settled", models.PolicyVersion, "number", "settings", "since"),
    _written(
        "known_detail.added",
        models.KnownDetail,
        "home",
        "child",
        "kind",
        "value",
        "whose",
        *_DAYS,
    ),
    _written("reading_level.said", models.ReadingLevel, "child", "age", *_DAYS),
    _written("permission.asked", models.Ask, "child", "person", "given_by", "forms", *_DAYS),
    _written(
        "permission.answered",
        models.Answer,
        "ask",
        "channel",
        "says",
        "until_on",
        "how",
        "words",
    ),
    _written("paper.scanned", models.Scan, "ask", "name", "media_type", "content", "digest"),
    _written(
        "delegation.agreed", models.Delegation, "child", "channel", "agreed_by", "plan", *_DAYS
    ),
    _written(
        "showing.settled",
        models.Showing,
        "child",
        "place_is_confidential",
        "authority_number",
        "authority_address",
        "sender",
        "sender_name",
        "lock_screen",
        "reason",
        *_DAYS,
    ),
    _written("never_told.begun", models.NeverTold, "child", "person", "reason", *_DAYS),
    _written("task.given", models.Task, "child", "owner", "kind", "says", "answer", "due_at"),
    _written("return_number.given", models.ReturnNumber, "child", "authority", "number", "from_at"),
    _written("return.said", models.Returned, "child", "file", "rows", "from_at"),
    _written("unaccompanied.begun", models.Unaccompanied, "child", *_DAYS),
    _written("own_detail.added", models.OwnDetail, "person", "kind", "value", *_DAYS),
    _written(
        "match.asked",
        models.PossibleMatch,
        "child",
        "authority",
        "number",
        "name",
        "why",
        "from_at",
    ),
    _written("same_child.said", models.SameChild, "child", "other", "from_at"),
    _written(
        "check.made",
        models.Check,
        "person",
        "kind",
        "reference",
        "issued_by",
        "awarded_on",
        *_DAYS,
    ),
    _written("answers_to.begun", models.AnswersTo, "person", "to", *_DAYS),
    _written(
        "document.published",
        models.DocumentVersion,
        "document",
        "version",
        "changes",
        "due_on",
        "media_type",
        "content",
        "digest",
        *_DAYS,
    ),
    _written("conflict.found", models.Conflict, "person", "child", "reason", *_DAYS),
    _written("search.made", models.Search, "absence", "kind", "says"),
    _written("wish.said", models.Wish, "child", "wants", "workers", "channels", "words", "from_at"),
    _written("moving_on.begun", models.MovingOn, "child", "home", "leaves_on", *_DAYS),
    _written("would_stay.said", models.WouldStay, "plan", "person", "wants"),
    _written("safety_plan.written", models.SafetyPlan, "child", "says", "calms", *_DAYS),
    _written(
        "wording.put_in",
        models.Wording,
        "code",
        "name",
        "english_name",
        "direction",
        "translated_by",
        "says",
        "english",
        *_DAYS,
    ),
    _written("declaration.made", models.Declaration, "person", "online", "knows"),
    _written("swap.asked", models.SwapAsk, "shift", "to", "other"),
)

FILLED_IN: Final = (
    _filled_in("home.closed", models.Home, "closed_on", name="closed"),
    _filled_in("legal_status.ended", models.LegalStatus, "ended_on"),
    _filled_in("residence.ended", models.Residence, "ended_on"),
    _filled_in("absence.ended", models.Absence, name="returned"),
    _filled_in("in_touch.ended", models.InTouch),
    _filled_in("contact_order.ended", models.ContactOrder, "ended_on"),
    _filled_in("family_tie.ended", models.FamilyTie, "ended_on"),
    _filled_in("agreement.ended", models.Agreement),
    _filled_in("permission.withdrawn", models.Permission, "withdrawn_on", name="withdrawn"),
    _filled_in("dispute.settled", models.Dispute),
    _filled_in("staff_member.left", models.StaffMember, "left_on", name="left"),
    _filled_in("staff_member.left_again", models.Rejoining, "left_on", name="left"),
    _filled_in("post.ended", models.Post, "ended_on"),
    _filled_in("relationship.ended", models.Relationship, "ended_on"),
    _filled_in("shift.cancelled", models.Shift, name="cancelled"),
    _filled_in("restriction.lifted", models.Restriction),
    _filled_in("equipment.retired", models.Equipment, name="retired"),
    _filled_in("equipment_issue.ended", models.EquipmentIssue, name="returned"),
    _filled_in("equipment_loss.ended", models.EquipmentLoss),
    _filled_in("seat.seconded", models.Seat, name="second_agreed"),
    _filled_in("seat.ended", models.Seat, "ended_on"),
    _filled_in("known_detail.ended", models.KnownDetail, "ended_on"),
    _filled_in("reading_level.ended", models.ReadingLevel, "ended_on"),
    _filled_in("permission.asked_no_more", models.Ask, "ended_on"),
    _filled_in("permission.answer_confirmed", models.Answer, name="seconded"),
    _filled_in("delegation.ended", models.Delegation, "ended_on"),
    _filled_in("showing.ended", models.Showing, "ended_on"),
    _filled_in("never_told.ended", models.NeverTold, "ended_on"),
    _filled_in("task.done", models.Task, name="done"),
    _filled_in("return_number.ended", models.ReturnNumber),
    _filled_in("return.said_no_more", models.Returned),
    _filled_in("unaccompanied.ended", models.Unaccompanied, "ended_on"),
    _filled_in("own_detail.ended", models.OwnDetail, "ended_on"),
    _filled_in("match.answered", models.PossibleMatch),
    _filled_in("same_child.ended", models.SameChild),
    _filled_in("check.ended", models.Check, "ended_on"),
    _filled_in("answers_to.ended", models.AnswersTo, "ended_on"),
    _filled_in("document.withdrawn", models.DocumentVersion, "ended_on"),
    _filled_in("conflict.ended", models.Conflict, "ended_on"),
    _filled_in("wish.ended", models.Wish),
    _filled_in("moving_on.ended", models.MovingOn, "ended_on"),
    _filled_in("safety_plan.ended", models.SafetyPlan, "ended_on"),
    _filled_in("wording.withdrawn", models.Wording, "ended_on"),
    _filled_in("swap.accepted", models.SwapAsk, name="accepted"),
    _filled_in("swap.agreed", models.SwapAsk, name="agreed"),
    _filled_in("swap.ended", models.SwapAsk),
)

KEPT: Final = (*WRITTEN, *FILLED_IN)

# What these two tables repeat, so that a name or a birthday is there without asking.
REPEATED: Final = (
    Repeated(models.Person, _NAMED, models.Naming, "person"),
    Repeated(models.Home, _HOME_NAMED, models.HomeNaming, "home"),
    Repeated(models.Child, ("date_of_birth", "placing_authority_id"), models.Particulars, "child"),
)


def entries(row: Register, columns: Iterable[str] | None = None) -> list[Entry]:
    """Return what the ledger takes down of a row: all of it, or what these columns now say."""
    of_it = [kept for kept in KEPT if kept.model is type(row)]
    if columns is not None:
        return [kept.entry(row) for kept in of_it if kept.at in columns]
    return [kept.entry(row) for kept in of_it if getattr(row, kept.at) is not None]
