"""What the pages of staff call things, and the sentences that they are made of."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from clearline.access.caller import Caller
from clearline.contact.overview.around import Around
from clearline.contact.overview.children import Mine, Whereabouts
from clearline.policy.terms import Channel, Purpose
from clearline.web import spoken

# The everyday ones are one tap away, the others two.
EVERYDAY: tuple[tuple[str, str], ...] = (
    (Purpose.CHECK_IN, "Check in"),
    (Purpose.ARRANGEMENTS, "Plans and times"),
    (Purpose.KEYWORK, "Keywork"),
    (Purpose.EDUCATION, "School"),
    (Purpose.HEALTH, "Health"),
    (Purpose.FAMILY_TIME, "Family time"),
)
LESS_OFTEN: tuple[tuple[str, str], ...] = (
    (Purpose.TRAVEL, "Travel"),
    (Purpose.WELFARE, "A worry"),
    (Purpose.CELEBRATION, "Something good"),
    (Purpose.CARE_PLANNING, "Care plan"),
    (Purpose.LEAVING_CARE, "Moving on"),
    (Purpose.OTHER, "None of these"),
)
PURPOSES = dict(EVERYDAY + LESS_OFTEN)
PURPOSE_OF = PURPOSES | {Purpose.CRISIS.value: "Crisis"}

CHANNELS = {
    Channel.IN_APP: "App message",
    Channel.VOICE_CALL: "Phone call",
    Channel.SMS: "Text message",
    Channel.EMAIL: "E-mail",
    Channel.PHOTO: "Photo or clip",
    Channel.VIDEO_CALL: "Video call",
}

# As one says it in a sentence: short, and for a person first.
ROLES = {
    "registered_manager": "manager",
    "deputy_manager": "deputy manager",
    "responsible_individual": "responsible individual",
    "residential_worker": "residential worker",
    "keyworker": "keyworker",
    "safeguarding_lead": "safeguarding lead",
    "inspector": "inspector",
    "allocated_worker": "social worker",
    "personal_adviser": "personal adviser",
    "reviewing_officer": "reviewing officer",
    "iro": "reviewing officer",
    "duty_iro": "duty reviewing officer",
    "advocate": "advocate",
    "solicitor": "solicitor",
    "cafcass": "Cafcass",
    "independent_visitor": "independent visitor",
    "inspectorate": "inspectorate",
    "complaints": "complaints",
}
# Whose names stand above a conversation; the others are counted there, and named one tap away.
_NAMED = ("registered_manager", "allocated_worker", "personal_adviser", "iro")


def theirs(gender: str) -> str:
    """Return the word for what is a child's own: "her", "his", "their"."""
    return {"woman": "her", "man": "his"}.get(gender, "their")


def age(born_on: date | None, *, today: date) -> int | None:
    """Return how many years old somebody is; born on 29 February they turn on 1 March."""
    if born_on is None:
        return None
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def whereabouts(where: Whereabouts, *, now: datetime) -> str:
    """Say where a child is, and until when."""
    if where.is_missing and where.since:
        return f"Missing since {spoken.moment(where.since, now=now)}"
    if where.away:
        away = where.away[0].upper() + where.away[1:]
        return f"{away}{_until(where.back_by, now)}"
    if where.lives_there:
        return "In the house"
    return f"Has left {where.home_name}" if where.home_name else "Lives in none of the homes"


def _until(back_by: datetime | None, now: datetime) -> str:
    if back_by is None:
        return ""
    if back_by <= now:
        return f". Expected back {spoken.moment(back_by, now=now)}"
    same_day = back_by.astimezone(spoken.LONDON).date() == now.astimezone(spoken.LONDON).date()
    return f" until {spoken.time(back_by) if same_day else _ahead(back_by)}"


def _ahead(moment: datetime) -> str:
    at = moment.astimezone(spoken.LONDON)
    return f"{at:%A} {at.day} {at:%B}, {spoken.time(moment)}"


def time_ahead(moment: datetime, *, now: datetime) -> str:
    """Say a time to come: "9:42 pm", "8:00 am tomorrow", "8:00 am on Monday"."""
    days = (moment.astimezone(spoken.LONDON).date() - now.astimezone(spoken.LONDON).date()).days
    if days == 0:
        return spoken.time(moment)
    if days == 1:
        return f"{spoken.time(moment)} tomorrow"
    return f"{spoken.time(moment)} on {moment.astimezone(spoken.LONDON):%A}"


def tie(mine: Mine, caller: Caller) -> str:
    """Say what the reader is to a child, where they were given to them."""
    if mine.is_keyworker:
        return f"You are {theirs(mine.gender)} keyworker."
    if mine.is_allocated:
        as_what = "personal adviser" if caller.only_advises else "social worker"
        return f"You are {theirs(mine.gender)} {as_what}."
    return ""


def shut_phones(count: int) -> str:
    """Say on how many new phones a private line is still shut."""
    if not count:
        return ""
    return "A new phone waits for you" if count == 1 else f"{count} new phones wait for you"


def first_names(people: Iterable[Around]) -> dict[int, str]:
    """Return what to call each: the first name, where no other of them has the same."""
    of = list(people)
    firsts = [each.name.split()[0] for each in of]
    return {
        each.id: first if firsts.count(first) == 1 else each.name
        for each, first in zip(of, firsts, strict=True)
    }


def who_can_read(people: Sequence[Around], *, me: int, child: str, home: str) -> str:
    """Name those who can read a line beside the writer, outsiders and the manager first."""
    short, others = first_names(people), [each for each in people if each.id != me]
    if not others:
        return f"Only you and {child} can read this."
    named = [f"{short[p.id]} ({ROLES[p.role]})" for p in others if p.role in _NAMED]
    if more := len(others) - len(named):
        named.append(f"{more} other{'s' if more > 1 else ''}" if named else f"{more} of staff")
    end = f"So can {child}." if home else f"So can {child}. Nobody at the home can."
    return f"{spoken.names(named)} can read this. {end}"
