"""Makes up any request at all, from few enough values that they meet."""

from typing import Any

from hypothesis import strategies as st

from clearline.policy import terms
from clearline.policy.rules import RULES

# An evening before the quiet hours and one in them, a summer's night and a winter's day.
MOMENTS = st.sampled_from(
    [
        "2026-05-12T16:30:00+01:00",
        "2026-05-12T22:10:00+01:00",
        "2026-05-12T22:00:00Z",
        "2026-05-13T00:30:00+01:00",
        "2026-12-01T20:30:00Z",
        "2026-05-11T16:30:00+01:00",
    ]
)
DAYS = st.sampled_from(
    ["2026-05-11", "2026-05-12", "2026-05-13", "2026-04-28", "2026-12-01", "2027-01-01"]
)
BORN = st.sampled_from(["2008-05-12", "2008-05-13", "2012-03-04", "2008-02-29", "2004-01-01"])
PEOPLE = st.sampled_from(["worker", "manager", "social_worker"])
KINDS = st.sampled_from(["meeting", "gift", "phone", "tone"])


def words_of(terms_: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([term.value for term in terms_])


def or_none(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def thing(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Make a JSON object of which any field may be left out; `from_` is written `from`."""
    named = {name.rstrip("_"): values for name, values in fields.items()}
    return st.fixed_dictionaries({}, optional=named)


WORKER = thing(
    roles=st.just(["residential_worker"]),
    relationship=words_of(terms.Relationship),
    on_shift=st.booleans(),
    started_on=DAYS,
    acknowledged=st.lists(words_of(terms.Document), unique=True),
    restricted=st.booleans(),
).map(lambda worker: {"person": "worker", **worker})
EQUIPMENT = thing(
    provided_by=words_of(terms.Provider),
    status=words_of(terms.EquipmentStatus),
    assigned_to=words_of(terms.AssignedTo),
)
CHILD = thing(
    date_of_birth=or_none(BORN),
    residence=words_of(terms.Residence),
    legal_status=or_none(words_of(terms.LegalStatus)),
    presence=words_of(terms.Presence),
    agrees=or_none(st.booleans()),
    in_touch=or_none(words_of(terms.InTouch)),
    order_bars_contact=st.booleans(),
).map(lambda child: {"kind": "child", **child})
FAMILY = thing(order_bars_contact=st.booleans()).map(lambda them: {"kind": "family", **them})
CHANNELS = st.sampled_from(["in_app", "sms", "email", "face_to_face", "website", "social_media"])
PERMISSION = thing(
    channel=CHANNELS,
    given_by=words_of(terms.Giver),
    from_=DAYS,
    until=or_none(DAYS),
    withdrawn_on=or_none(DAYS),
    legal_status=or_none(words_of(terms.LegalStatus)),
)
APPROVAL = thing(
    role=words_of(terms.Approver),
    person=PEOPLE,
    decision=st.sampled_from(["approved", "approved", "declined", "revoked"]),
    decided_at=MOMENTS,
    workers=st.lists(PEOPLE, max_size=2),
    channels=st.lists(CHANNELS, max_size=3),
    from_=DAYS,
    until=DAYS,
)
RELEASE = thing(
    rule=st.sampled_from([rule.name for rule in RULES]), kind=KINDS, by=PEOPLE, at=MOMENTS
)
FOUND = st.fixed_dictionaries(
    {
        "kind": KINDS,
        "group": st.sampled_from(["contact", "boundary", "personal"]),
        "clause": st.sampled_from(["C6", "C7"]),
        "outcome": words_of(terms.Reading),
    }
)
POLICY = thing(
    quiet_hours=st.sampled_from([["21:00", "08:00"], ["12:00", "17:00"], ["00:00", "00:00"]]),
    reply_window_minutes=st.integers(0, 90),
    acknowledgement_grace_days=st.integers(0, 20),
    overdue_accounts_allowed=st.integers(0, 2),
    crisis_opens=st.lists(
        st.sampled_from(["permission", "approval", "hours", "wording", "agreement"]), unique=True
    ),
    crisis_lasts_hours=st.integers(0, 48),
    required_acknowledgements=st.lists(words_of(terms.Document), unique=True),
)
MAYBE = thing(
    purpose=or_none(words_of(terms.Purpose)),
    purpose_note=st.sampled_from(["", "Passport photo"]),
    equipment=or_none(EQUIPMENT),
    permissions=st.lists(PERMISSION, max_size=3),
    permission_disputed=st.booleans(),
    approvals=st.lists(APPROVAL, max_size=4),
    released=st.lists(RELEASE, max_size=3),
    accounts_overdue=st.integers(0, 3),
    crisis=or_none(thing(declared_at=MOMENTS)),
    minutes_since_their_message=or_none(st.integers(0, 120)),
    overseen=st.booleans(),
    words_found=st.lists(FOUND, max_size=2),
    policy=POLICY,
)
REQUESTS = st.builds(
    lambda always, maybe: {**always, **maybe},
    st.fixed_dictionaries(
        {
            "at": MOMENTS,
            "direction": st.sampled_from(["outbound", "outbound", "outbound", "inbound"]),
            "lane": st.sampled_from(["staff", "staff", "staff", "protected"]),
            "channel": CHANNELS,
            "account": words_of(terms.Account),
            "worker": WORKER,
            "recipient": CHILD | FAMILY,
        }
    ),
    MAYBE,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
