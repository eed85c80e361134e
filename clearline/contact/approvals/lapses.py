"""Why an approval counts no more though nobody took it back: a post, or the young person’s word."""

from collections.abc import Callable
from datetime import date

from clearline.contact.approvals.known import OF_AUTHORITY, Known
from clearline.contact.models import Approval, ApprovalAsk, Side
from clearline.registers.models import Post, Role, Wish, day_of

_SAID_OTHERWISE = "The young person has said something else since."


def why(row: Approval, known: Known) -> str:
    """Say in one sentence why one side’s answer has lapsed; nothing while it stands."""
    if row.decision != Approval.Answer.APPROVED or row.ask is None:
        return ""
    since = day_of(row.decided_at)
    return _post(row.ask, (Side(row.role), row.decided_by_id), since, known) or _word(row, known)


def why_not_to_answer(ask: ApprovalAsk, known: Known) -> str:
    """Say why those who were asked are not the right two any more, or nothing."""
    since = day_of(ask.asked_at)
    first = _post(ask, (Side(ask.first_as), ask.first_id), since, known)
    return first or _post(ask, (Side(ask.second_as), ask.second_id), since, known)


def _word(row: Approval, known: Known) -> str:
    if any(when > row.decided_at for when in known.refused.get(row.child_id, ())):
        return _SAID_OTHERWISE
    later = [w for w in known.wishes.get(row.child_id, ()) if w.from_at > row.decided_at]
    return "" if all(_covers(wish, row) for wish in later) else _SAID_OTHERWISE


def _covers(wish: Wish, row: Approval) -> bool:
    """Say whether what the young person wants covers what was approved."""
    with_them = not wish.workers or set(row.workers) <= set(wish.workers)
    return wish.wants and with_them and set(row.channels) <= set(wish.channels)


Answers = tuple[Side, int]


def _post(ask: ApprovalAsk, answers: Answers, since: date, known: Known) -> str:
    side, person = answers
    return _POSTS[side](ask, person, since, known)


def _manager(ask: ApprovalAsk, person: int, since: date, known: Known) -> str:
    held = _held(known, person, since, lambda p: _is(p, Role.REGISTERED_MANAGER, ask.home_id))
    return "" if held else "Whoever answered is no longer the registered manager."


def _responsible(ask: ApprovalAsk, person: int, since: date, known: Known) -> str:
    def is_one(post: Post) -> bool:
        return post.role == Role.RESPONSIBLE_INDIVIDUAL and post.home_id in {None, ask.home_id}

    if not _held(known, person, since, is_one):
        return "Whoever answered is no longer the responsible individual."
    come = [p for p in known.posts if _is(p, Role.REGISTERED_MANAGER, ask.home_id)]
    return "The home has a new registered manager." if _since(come, since) else ""


def _allocated(ask: ApprovalAsk, person: int, since: date, known: Known) -> str:
    ties = known.given.get(ask.child_id, ())
    given = any(tie.person_id == person and tie.from_on <= since for tie in ties)
    held = _held(known, person, since, lambda p: p.role in OF_AUTHORITY)
    return "" if given and held else "Whoever answered is no longer the allocated worker."


def _substitute(ask: ApprovalAsk, person: int, since: date, known: Known) -> str:
    authority = known.authorities.get(ask.child_id)

    def is_one(post: Post) -> bool:
        if post.role in OF_AUTHORITY:
            return post.authority_id == authority
        return post.role == Role.RESPONSIBLE_INDIVIDUAL and post.home_id in {None, ask.home_id}

    if not _held(known, person, since, is_one):
        return "Whoever stood in for the allocated worker no longer can."
    come = any(tie.from_on > since for tie in known.given.get(ask.child_id, ()))
    return "There is an allocated worker now." if come else ""


_POSTS: dict[Side, Callable[[ApprovalAsk, int, date, Known], str]] = {
    Side.REGISTERED_MANAGER: _manager,
    Side.RESPONSIBLE_INDIVIDUAL: _responsible,
    Side.ALLOCATED_WORKER: _allocated,
    Side.SUBSTITUTE: _substitute,
}


def _held(known: Known, person: int, since: date, is_one: Callable[[Post], bool]) -> bool:
    mine = (post for post in known.posts if post.person_id == person and post.from_on <= since)
    return any(map(is_one, mine))


def _is(post: Post, role: Role, home: int) -> bool:
    return post.role == role and post.home_id == home


def _since(posts: list[Post], day: date) -> bool:
    return any(post.from_on > day for post in posts)
