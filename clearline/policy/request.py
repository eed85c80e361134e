"""The request: facts as JSON, the form in which they are asked about and in which they are kept."""

from typing import Any, Final

from clearline.policy import facts as told
from clearline.policy import terms
from clearline.policy.form import (
    Field,
    Form,
    amount,
    count,
    day,
    list_of,
    moment,
    one_of,
    or_null,
    plain,
    text,
    truth,
)
from clearline.policy.settings import DEFAULT_VERSION, settings_from

_CHANNEL: Final = one_of(terms.Channel)
_DOCUMENTS: Final = list_of(one_of(terms.Document))
_STATUS: Final = or_null(one_of(terms.LegalStatus))


def _recipient(value: object) -> told.Recipient:
    """Of family only two fields are known, whatever else is written there."""
    form = CHILD
    if isinstance(value, dict) and value.get("kind") == terms.Kind.FAMILY:
        form = FAMILY
    recipient: told.Recipient = form(value)
    return recipient


def _acknowledged(value: object) -> frozenset[terms.Document]:
    return frozenset(_DOCUMENTS(value))


def _facts(**found: Any) -> told.Facts:
    found.pop("text", None)  # its type is looked at; what it says comes in as words
    return told.Facts(**found)


WORKER: Final = Form(
    told.Worker,
    (
        Field("person", text, required=True),
        Field("roles", list_of(text)),
        Field("relationship", one_of(terms.Relationship)),
        Field("on_shift", truth),
        Field("started_on", day),
        Field("acknowledged", _acknowledged),
        Field("restricted", truth),
    ),
)
EQUIPMENT: Final = Form(
    told.Equipment,
    (
        Field("provided_by", one_of(terms.Provider)),
        Field("status", one_of(terms.EquipmentStatus)),
        Field("assigned_to", one_of(terms.AssignedTo)),
    ),
)
FAMILY: Final = Form(
    told.Recipient,
    (Field("kind", one_of(terms.Kind), required=True), Field("order_bars_contact", truth)),
)
CHILD: Final = Form(
    told.Recipient,
    (
        *FAMILY.fields,
        Field("date_of_birth", or_null(day)),
        Field("residence", one_of(terms.Residence)),
        Field("legal_status", _STATUS),
        Field("presence", one_of(terms.Presence)),
        Field("agrees", or_null(truth)),
        Field("in_touch", or_null(one_of(terms.InTouch))),
    ),
)
PERMISSION: Final = Form(
    told.Permission,
    (
        Field("channel", _CHANNEL),
        Field("given_by", one_of(terms.Giver)),
        Field("from", day),
        Field("until", or_null(day)),
        Field("withdrawn_on", or_null(day)),
        Field("legal_status", _STATUS),
    ),
)
APPROVAL: Final = Form(
    told.Approval,
    (
        Field("role", one_of(terms.Approver)),
        Field("person", text),
        Field("decision", one_of(terms.Answer)),
        Field("decided_at", moment),
        Field("workers", list_of(text)),
        Field("channels", list_of(_CHANNEL)),
        Field("from", day),
        Field("until", day),
    ),
)
RELEASE: Final = Form(
    told.Release,
    (Field("rule", text), Field("kind", text), Field("by", text), Field("at", moment)),
)
CRISIS: Final = Form(told.Crisis, (Field("declared_at", moment),))
WORDS: Final = Form(
    told.Words,
    (
        Field("kind", text, required=True),
        Field("group", text, required=True),
        Field("clause", text, required=True),
        Field("outcome", one_of(terms.Reading), required=True),
        Field("why", text),
        Field("message", count),
        Field("start", count),
        Field("end", count),
    ),
)
FACTS: Final = Form(
    _facts,
    (
        Field("at", moment, required=True),
        Field("direction", one_of(terms.Direction), required=True),
        Field("lane", one_of(terms.Lane), required=True),
        Field("channel", _CHANNEL, required=True),
        Field("account", one_of(terms.Account), required=True),
        Field("worker", WORKER, required=True),
        Field("recipient", _recipient, required=True),
        Field("purpose", or_null(one_of(terms.Purpose))),
        Field("purpose_note", text),
        Field("equipment", or_null(EQUIPMENT)),
        Field("permissions", list_of(PERMISSION)),
        Field("permission_disputed", truth),
        Field("approvals", list_of(APPROVAL)),
        Field("released", list_of(RELEASE)),
        Field("accounts_overdue", count),
        Field("crisis", or_null(CRISIS)),
        Field("minutes_since_their_message", or_null(amount)),
        Field("overseen", truth),
        Field("text", or_null(text)),
        Field("policy", settings_from),
        Field("words_found", list_of(WORDS)),
    ),
)


def facts_from_json(request: object) -> told.Facts:
    """Read a request as facts. Its `text` is for screening to read; see `Facts.words`."""
    facts: told.Facts = FACTS(request)
    return facts


def facts_as_json(facts: told.Facts) -> dict[str, Any]:
    """Write facts as a request that reads as the same facts again; what is unknown is left out."""
    written: dict[str, Any] = plain(facts)
    if facts.settings.version == DEFAULT_VERSION:
        del written["policy"]
    if facts.purpose_note is None:
        del written["purpose_note"]
    return written
