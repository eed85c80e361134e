"""The words of asking for permission. A value never changes, because it is in the ledger."""

from django.db.models import TextChoices


class Says(TextChoices):
    """What somebody who may decide says of one form of communication."""

    YES = "yes", "yes"
    NO = "no", "no"
    TALK = "talk", "ask me about it"


class How(TextChoices):
    """How an answer came."""

    LINK = "link", "by link"
    PAPER = "paper", "on paper"
    TELEPHONE = "telephone", "by telephone"
    IN_PERSON = "in_person", "in person"


class TaskKind(TextChoices):
    """What has to be done by somebody, by a time."""

    LOOK_AT_WITHDRAWAL = "look_at_withdrawal", "look at a withdrawal"
    TELL_CHILD = "tell_child", "tell the child"
    TALK_TO_PARENT = "talk_to_parent", "talk to who may decide"
    DECIDE = "decide", "decide on permission"
    WRONG_PERSON = "wrong_person", "a link reached somebody else"
    ASK_AGAIN = "ask_again", "ask for permission again"
    NAME_REVIEWER = "name_reviewer", "name a reviewing officer"
    REVIEW_PERMISSION = "review_permission", "look again at a permission that a crisis opened"
    SEEK_APPROVAL = "seek_approval", "ask for an approval that a crisis opened"
    REVIEW_CRISIS = "review_crisis", "look back at a crisis"
    RETURN_INTERVIEW = "return_interview", "offer a talk to a child who is back"


class SenderStyle(TextChoices):
    """What name stands over a message to the child's own phone."""

    NAMED = "named", "the worker and the home"
    CHOSEN = "chosen", "a name that the child chose"
    BARE = "bare", "no name at all"


class LockScreen(TextChoices):
    """What a locked phone may show."""

    NOTHING = "nothing", "nothing"
    THAT_THERE_IS_ONE = "that_there_is_one", "“You have a message”"
    SENDER = "sender", "who it is from"


class Direction(TextChoices):
    """Which way a language is written."""

    LEFT_TO_RIGHT = "ltr", "from left to right"
    RIGHT_TO_LEFT = "rtl", "from right to left"
