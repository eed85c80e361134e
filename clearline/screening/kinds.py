"""What each kind of finding is: its group, its clause and what follows for whom."""

from dataclasses import dataclass

from clearline.screening.reading import Found, Outcome, Speaker, Urgency

REFUSED_BOUNDARIES = frozenset({"photo", "meeting", "touch", "threat", "sexualised", "coercion"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: where it belongs and what is said of it."""

    name: str
    group: str
    clause: str
    why: str
    urgency: Urgency | None = None


CONTACT = {
    "phone": "This is, or asks for, a telephone number that is not the organisation’s.",
    "email": "This is, or asks for, an e-mail address that is not the organisation’s.",
    "handle": "This is, or asks for, somebody’s name on an app or a game.",
    "link": "This is a link or an invitation to somewhere else.",
    "address": "This says, or asks, where somebody lives.",
    "channel": "This moves the conversation to somewhere the organisation cannot see.",
}
BOUNDARY = {
    "secrecy": "This could be read as asking a child to keep a secret.",
    "special": "This could be read as singling a child out.",
    "gift": "This offers a child something privately.",
    "isolation": "This could be read as setting a child apart from other people.",
    "photo": "This asks for, or keeps, a picture of a child.",
    "meeting": "This arranges to meet outside work or alone.",
    "latenight": "This is personal talk late at night.",
    "touch": "This speaks of touching a child.",
    "coercion": "This puts a child under pressure.",
    "rulebreak": "This invites a child to break a rule, or hides that they did.",
    "sexualised": "This could be read as sexual.",
    "threat": "This threatens a child.",
    "humiliation": "This could shame a child.",
}
# How soon, and the clause: a worry is C11 (crisis and risk) or L4 (safeguarding); a wish is C1.
WELFARE = {
    "suicide": (Urgency.EMERGENCY, "C11", "This may be about wanting to die."),
    "danger": (Urgency.EMERGENCY, "C11", "Somebody may be in danger now."),
    "missing": (Urgency.EMERGENCY, "C11", "This may be about going, or being, missing."),
    "selfharm": (Urgency.TODAY, "C11", "This may be about hurting themselves."),
    "abuse": (Urgency.TODAY, "L4", "This may be about being harmed by somebody."),
    "exploitation": (Urgency.TODAY, "L4", "This may be about being used by somebody."),
    "pregnancy": (Urgency.TODAY, "L4", "This may be about being pregnant."),
    "online": (Urgency.TODAY, "L4", "This may be about something that happened online."),
    "distress": (Urgency.TODAY, "C11", "This may be about not coping."),
    "bullying": (Urgency.SOON, "L4", "This may be about being bullied."),
    "discrimination": (
        Urgency.SOON,
        "L4",
        "This may be about being treated badly for who they are.",
    ),
    "complaint": (Urgency.SOON, "C1", "They may want to complain."),
    "other_worker": (Urgency.SOON, "C1", "They may want to talk to somebody else."),
    "records": (Urgency.SOON, "C1", "They may want to see what is written about them."),
}
CLARITY = {
    "reading_age": "This may be hard for them to read.",
    "jargon": "This is a word that workers use and children do not.",
    "abbreviation": "Not everybody knows what these letters stand for.",
    "tone": "This may sound sharper or closer than it is meant.",
    "unread": "This could not be read; a person needs to look.",
}
DISCLOSURE = "This tells about your own private life."


def _kinds() -> dict[str, Kind]:
    table = {name: Kind(name, "contact", "C7", why) for name, why in CONTACT.items()}
    table |= {name: Kind(name, "boundary", "C6", why) for name, why in BOUNDARY.items()}
    table |= {
        name: Kind(name, "welfare", clause, why, urgency)
        for name, (urgency, clause, why) in WELFARE.items()
    }
    table |= {name: Kind(name, "clarity", "C1", why) for name, why in CLARITY.items()}
    table["disclosure"] = Kind("disclosure", "personal", "C4", DISCLOSURE)
    # Social media and the web are named by C12; it binds as long as somebody is under 18.
    for name in ("handle", "link", "channel"):
        table[name] = Kind(name, "contact", "C12", CONTACT[name])
    return table


KINDS = _kinds()


def outcome_of(kind: str, speaker: Speaker) -> Outcome:
    """Say what follows from a kind when this speaker says it."""
    group = KINDS[kind].group
    if speaker != "staff" or group in ("clarity", "welfare"):
        return Outcome.NOTE
    if group == "contact" or kind in REFUSED_BOUNDARIES:
        return Outcome.REFUSE
    return Outcome.HOLD


def found(
    kind: str, speaker: Speaker, place: tuple[int, int, int], text: str, why: str = ""
) -> Found:
    """Make a finding of a kind at a place (message, start, end)."""
    entry = KINDS[kind]
    message, start, end = place
    return Found(
        kind=kind,
        group=entry.group,
        clause=entry.clause,
        outcome=outcome_of(kind, speaker),
        message=message,
        start=start,
        end=end,
        text=text,
        why=why or entry.why,
        urgency=entry.urgency,
    )
