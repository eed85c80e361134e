"""What the pages of a crisis say, and what they never do: for the safeguarding lead to read."""

from typing import Final

from clearline.contact.crises import deadlines

ASKS: Final = {
    "thoughts": "Are they thinking of ending their life?",
    "plan": "Have they thought how?",
    "means": "Have they got what they would need?",
    "when": "Is it tonight or tomorrow?",
}
SAYS: Final = {"yes": "Yes", "no": "No", "unsure": "Not sure"}
# A tap puts these in the box. None is sent by itself.
HELPS: Final = (
    "Thank you for telling me.",
    "I’m here, and I’m staying.",
    "Are you safe where you are?",
    "Can I ring you now?",
    "Are you thinking of killing yourself?",
)
# To a child who is gone: on a screen that somebody else may see they show nothing.
QUIET: Final = ("Safe to talk? 1 yes 2 no",)
# In the order in which an address names them, from one on.
TAPPED: Final = (*HELPS, *QUIET)
TRIED: Final = ("Rang, no answer", "Rang, and spoke", "Went to look", "Asked their friends")
HURTS: Final = (
    "Don’t be silly.",
    "Think of your family.",
    "Promise me you won’t.",
    "I won’t tell anybody.",
)
DUE: Final = {
    deadlines.AT_ONCE: "Told at once",
    deadlines.NEXT_ON_CALL: "Nobody had answered for 5 minutes",
    deadlines.MANAGER: "Nobody had answered for 10 minutes",
    deadlines.RESPONSIBLE: "Nobody had answered for 15 minutes",
    deadlines.DUTY_TEAM: "Nobody had answered: ring the duty team",
    deadlines.NARROWS: "No manager had answered, so only those on shift may write now",
    deadlines.DIRECT_CONTACT: "An hour, and nobody has heard or seen them",
    deadlines.PATTERN: "A second by the same worker within a week",
    "review_permission": "A permission was missing: somebody looks at it within a day",
    "approval_sought": "An approval was missing: somebody asks for it within a day",
}
# What a crisis lets one do that would wait or be stopped: by the words of the policy.
OPENS: Final = {
    "hours": "At any hour of the night",
    "shift": "By those who are off shift",
    "permission": "Where nobody has permitted this way yet",
    "agreement": "Where they would rather not be written to",
    "approval": "Where nobody has approved it since they left",
    "accounts": "While an account is still to be written",
    "age": "Where no date of birth is kept",
    "acknowledgements": "By those who have a policy still to read",
}
