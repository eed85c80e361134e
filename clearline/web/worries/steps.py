"""What to do first about each kind of worry, in a few plain steps."""

from collections.abc import Collection

ABOUT = {
    "suicide": "wanting to die",
    "danger": "being in danger now",
    "missing": "going, or being, missing",
    "selfharm": "hurting themselves",
    "abuse": "being harmed by somebody",
    "exploitation": "being used by somebody",
    "pregnancy": "being pregnant",
    "online": "something that happened online",
    "distress": "not coping",
    "bullying": "being bullied",
    "discrimination": "being treated badly for who they are",
    "complaint": "wanting to complain",
    "other_worker": "wanting to talk to somebody else",
    "records": "wanting to see what is written about them",
}
# The gravest first: of several kinds the first of these says what to do.
_STEPS: dict[str, tuple[str, ...]] = {
    "suicide": (
        "Go to them, or ring them, now. If they may be in danger this minute, ring 999.",
        "Ask plainly: “Are you thinking of killing yourself?” Asking does not make it more likely.",
        "Stay with them. Put away what they could use.",
        "Tell the on-call manager that you are with them.",
    ),
    "danger": (
        "Ring 999 if anybody may be hurt now. Say where the child is.",
        "Find out if they can talk: “Safe to talk? 1 yes, 2 no.”",
        "Keep them on the line until somebody is with them.",
        "Tell the on-call manager.",
    ),
    "missing": (
        "Try to reach them. Ask if they are safe, not why they went.",
        "Look at their missing plan, and ring the police on 101, or 999 if there is danger.",
        "Tell the on-call manager and their social worker.",
    ),
    "selfharm": (
        "See them in person. Ask if they are hurt now, and see to the wound.",
        "Listen first. Don’t ask them to promise to stop.",
        "Ring 111, or 999 for a deep wound or anything swallowed.",
        "Look at their safety plan together, and write down what was done.",
    ),
    "abuse": (
        "Listen. Let them say it in their own words, and ask nothing that leads.",
        "Don’t promise to keep it secret. Say whom you will tell.",
        "Don’t speak to whoever it is about.",
        "Ring 999 if they are in danger now. The safeguarding lead decides what is next.",
    ),
    "exploitation": (
        "Ask if they are safe now, and with whom they are.",
        "Don’t blame them, and don’t ask for the whole story.",
        "Keep their phone and what was sent as they are. Tell the safeguarding lead today.",
    ),
    "pregnancy": (
        "See them today, alone, and ask how they are.",
        "Don’t tell family or others at the home before you have asked them.",
        "Help them to see a nurse or a doctor.",
    ),
    "online": (
        "Ask what happened and if they are safe. It is not their fault.",
        "Keep what was sent. Don’t look at or copy pictures of them.",
        "Help them to block and report. Tell the safeguarding lead today.",
    ),
    "distress": (
        "See or ring them today. Ask what would help now.",
        "Listen more than you say.",
        "Look again before the end of your shift, and hand it over.",
    ),
    "bullying": (
        "Ask what happened, where, and who knows.",
        "Agree with them what you will do next.",
        "Tell their keyworker, and the school if it happens there.",
    ),
    "discrimination": (
        "Say that you believe them and that it is not all right.",
        "Ask what they want to happen.",
        "Write it down in their words.",
    ),
    "complaint": (
        "Tell them that they may complain, and that nobody will hold it against them.",
        "Offer an advocate. They don’t need anybody’s leave.",
        "Whoever it is about does not deal with it.",
    ),
    "other_worker": (
        "Find somebody else for them today: they may ask for a woman or a man.",
        "Don’t ask them to say why.",
    ),
    "records": (
        "Tell them that they may see their record.",
        "Agree when, and who will sit with them.",
    ),
}
URGENCY = {
    "emergency": "Now",
    "today": "Today",
    "soon": "Soon",
}


def about(kinds: Collection[str]) -> str:
    """Say what it may be about, the gravest first."""
    told = [ABOUT[kind] for kind in _STEPS if kind in kinds]
    return "May be about " + " and ".join(told)


def first(kinds: Collection[str]) -> tuple[str, ...]:
    """Return what to do first about the gravest of these."""
    return next((steps for kind, steps in _STEPS.items() if kind in kinds), ())
