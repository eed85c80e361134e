"""`/send`: words go in, the gate's answer comes out. It touches no table itself."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from clearline import clock
from clearline.access import dpop
from clearline.access.dpop import Asked
from clearline.contact import front, ways
from clearline.contact.draft import LONGEST, Answer, Draft, Problem
from clearline.policy.terms import Purpose
from clearline.web import http
from clearline.web.answers import Answers

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# The longest message as JSON may write it (six bytes for a character), and the rest of the form.
_LONGEST_BODY = 6 * LONGEST + 2_000
_PURPOSES = {purpose.value for purpose in Purpose}

STATUS = {
    Problem.NOT_SIGNED_IN: 401,
    Problem.NOT_PROVEN: 401,
    Problem.EQUIPMENT_SHUT: 403,
    Problem.NO_SUCH_CONVERSATION: 404,
    Problem.NOT_YOURS: 404,
    Problem.EMPTY: 422,
    Problem.TOO_LONG: 422,
    Problem.NOTHING_TO_CORRECT: 422,
    Problem.NO_NUMBER: 422,
    Problem.NOT_CONFIRMED: 422,
    Problem.ASKED_FOR_NO_MORE: 422,
    Problem.BUSY: 503,
    Problem.DISK_FULL: 507,
    Problem.UNAVAILABLE: 503,
    Problem.FAILED: 500,
}
SAYS = {
    Problem.NOT_SIGNED_IN: (
        "You are not signed in any more. Your words are kept here: sign in, then send again."
    ),
    Problem.NOT_PROVEN: (
        "This did not prove that it comes from your work phone, so nothing was sent. Your words "
        "are kept here: open the page again. If it goes on, have the phone enrolled again."
    ),
    Problem.EQUIPMENT_SHUT: (
        "This was reported lost, or taken out of service, so nothing leaves from it. "
        "Found it? Whoever answers for the home enrols it again."
    ),
    Problem.NO_SUCH_CONVERSATION: "This conversation is not open to you.",
    Problem.NOT_YOURS: "This conversation is not open to you.",
    Problem.EMPTY: "There are no words in it yet.",
    Problem.NOTHING_TO_CORRECT: "Only what you wrote here yourself can be corrected by you.",
    Problem.NO_NUMBER: (
        "No telephone number of theirs is written down, so a text has nowhere to go. Write in the "
        "app, or ask for the number and write it down first."
    ),
    Problem.NOT_CONFIRMED: (
        "Nobody has made sure that the number is theirs, so nothing personal goes there. Make sure "
        "first: in person, in the app, or by a second person."
    ),
    Problem.ASKED_FOR_NO_MORE: (
        "Their number asked for no more texts, so none goes there, whatever happens. Make sure "
        "another way that they are all right: ring, or go and see them."
    ),
    Problem.TOO_LONG: "It is too long to send at once. Send it in two parts.",
    Problem.BUSY: "Very busy just now. Nothing is lost: try again in a moment.",
    Problem.DISK_FULL: (
        "The disk is full, so nothing can be sent. Your words are kept here. "
        "Tell whoever runs Clearline."
    ),
    Problem.UNAVAILABLE: (
        "The record can’t be reached just now. Your words are kept here: try again in a moment."
    ),
    Problem.FAILED: "That did not work. Your words are kept here: try again.",
}


async def answer(scope: Scope, receive: Receive, send: Send, answers: Answers) -> None:
    """Take one draft in, and say what the gate said, after it is on the disk."""
    if scope["method"] != "POST":
        await http.say(send, 405, {"says": "Send it with POST."})
        return
    if not http.is_ours(scope) or not http.header(scope, b"content-type").startswith(
        "application/json"
    ):
        await http.say(send, 403, {"says": "This did not come from a page of Clearline."})
        return
    body = await _body(receive)
    draft = None if body is None else draft_from(body, session=http.session_of(scope))
    if draft is None:
        await http.say(send, 400, {"says": "That could not be read. Your words are kept here."})
        return
    found = await answers.of(front.submit(_with_proof(draft, scope)))
    status, said = as_json(found)
    await http.say(send, status, said)


def _with_proof(draft: Draft, scope: Scope) -> Draft:
    """Read the proof here; whose key it is, and that it is new, is looked at in the batch."""
    token = http.header(scope, b"dpop")
    if not token:
        return replace(draft, browser=http.header(scope, b"user-agent"))
    address = f"{scope['scheme']}://{http.header(scope, b'host')}{scope['path']}"
    proof = dpop.read(token, Asked("POST", address, draft.session, clock.now()))
    return replace(draft, proof=proof, browser=http.header(scope, b"user-agent"))


def as_json(found: Answer) -> tuple[int, dict[str, Any]]:
    """Return the HTTP status and the answer."""
    if found.problem is not None:
        said = {"id": str(found.draft), "problem": found.problem, "says": SAYS[found.problem]}
        return STATUS[found.problem], said
    # Not its place in the ledger: that would tell whoever asks twice how much others write.
    return 200, {"id": str(found.draft), "outcome": found.outcome}


async def _body(receive: Receive) -> bytes | None:
    """Read the whole request; None when it is longer than any message can be, or broken off."""
    read = b""
    while True:
        part = await receive()
        if part["type"] == "http.disconnect":
            return None
        read += bytes(part.get("body", b""))
        if len(read) > _LONGEST_BODY:
            return None
        if not part.get("more_body"):
            return read


def draft_from(body: bytes, *, session: bytes | None) -> Draft | None:
    """Read a draft, or return None where it is not one."""
    try:
        said = json.loads(body)
        return _draft(said, session) if isinstance(said, dict) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _draft(said: dict[str, Any], session: bytes | None) -> Draft | None:
    text, purpose, note = said["text"], said.get("purpose") or None, said.get("purpose_note") or ""
    if not isinstance(text, str) or not isinstance(note, str):
        return None
    channel = said.get("channel") or "in_app"
    if (purpose is not None and purpose not in _PURPOSES) or channel not in ways.carried():
        return None
    return Draft(
        id=UUID(said["id"]),
        conversation=UUID(said["conversation"]),
        text=text,
        session=session,
        purpose=purpose,
        purpose_note=note[:200],
        channel=channel,
        corrects=UUID(said["corrects"]) if said.get("corrects") else None,
    )
