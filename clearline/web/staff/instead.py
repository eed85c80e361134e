"""A better way to say it: for each kind of finding, what does the same job."""

_AT_THE_HOME = {
    "phone": "Give the home’s number instead{number}.",
    "email": "Say that they can write to you here, or ring the home{number}.",
    "handle": "Leave it out. You can both write here.",
    "link": "Say what they would find there, or look at it together.",
    "address": "Name the place, not where somebody lives.",
    "channel": "Stay here: “You can always write to me here.”",
}
_OTHERWISE = {
    "disclosure": "Keep it about them: “That sounds hard. What helps?”",
    "secrecy": "Say who else will know: “I’ll tell Priya, and I’ll be there.”",
    "special": "Say it so that you could say it to each of them.",
    "gift": "Say that it is from the home, or leave it for the team to decide.",
    "isolation": "Name somebody else whom they can trust as well.",
    "photo": "Ask for words: “Tell me about it.”",
    "meeting": "Say where, why, and who else knows; choose what it is about.",
    "latenight": "Say good night, and say who is there if they need somebody.",
    "touch": "Leave it out. Say it with words.",
    "coercion": "Say what you ask for and why, and that they may say no.",
    "rulebreak": "Say what the rule is, and that you will ask together.",
    "sexualised": "Leave it out.",
    "threat": "Say what will happen next, and that you want to help.",
    "humiliation": "Say what you saw, not what they are.",
    "reading_age": "Shorter sentences, and one thing in each.",
    "abbreviation": "Write it out.",
    "tone": "Say it as you would face to face.",
    "unread": "Write it in English as well, or ask somebody who reads it.",
}
_USE = {
    "phone": "the home on {telephone}",
    "email": "me here",
    "handle": "me here",
    "channel": "write to me here",
}


def advice(kind: str, telephone: str) -> str:
    """Return what to do instead, in one sentence."""
    number = f": {telephone}" if telephone else ""
    return _OTHERWISE.get(kind) or _AT_THE_HOME.get(kind, "").format(number=number)


def words(kind: str, telephone: str) -> str:
    """Return words that can stand in the place of what was found, if there are any."""
    if kind == "phone" and not telephone:
        return ""
    return _USE.get(kind, "").format(telephone=telephone)
