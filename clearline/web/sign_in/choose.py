"""The made-up organisation: sign in as anybody in it, on this machine only."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import choosing, made_up
from clearline.access.caller import Face
from clearline.access.choosing import Somebody
from clearline.access.dpop import Proof
from clearline.access.middleware import Request, read_proof
from clearline.access.sign_in import Tried
from clearline.web.sign_in.asking import go_on, let_in, next_of
from clearline.web.sign_in.mine import number

# With these the story is told: each is the first under their face.
FIRST = {
    Face.CHILD: "Her own page: her people, and who can read what.",
    Face.WORKER: "Her children, what is open and why not, and a talk.",
    Face.MANAGER: "What is held and who waits; the registers.",
    Face.REVIEWING_OFFICER: "A private line with a child.",
}
# The others by what they are, and what each of them sees.
KINDS: tuple[tuple[str, str, tuple[Face, ...]], ...] = (
    ("Children", "Their own page, and nobody else’s.", (Face.CHILD,)),
    ("Care staff", "The children of their home.", (Face.WORKER,)),
    ("Those who answer for homes", "What is held, and the registers.", (Face.MANAGER,)),
    ("The council", "Their own children.", (Face.SOCIAL_WORKER, Face.REVIEWING_OFFICER)),
    ("On the child’s side", "A private line each.", (Face.ADVOCATE,)),
    (
        "Those who watch",
        "A safeguarding lead, an inspector, an independent visitor.",
        (Face.SAFEGUARDING_LEAD, Face.INSPECTOR, Face.INDEPENDENT_PERSON),
    ),
    ("Whoever runs it", "How it runs, and no words.", (Face.ADMINISTRATOR,)),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the made-up people, and what each of them would see."""

    head: str
    sees: str
    people: tuple[Somebody, ...]


def choose(request: Request) -> HttpResponse:
    """Show everybody, and sign in as one of them; where nobody is made up there is no such page."""
    if not made_up.may_choose(request):
        raise Http404
    if request.method != "POST":
        at = clock.now()
        everybody = choosing.people(at=at)
        page = {
            "first": _first(everybody),
            "groups": _groups(everybody),
            "next": next_of(request),
            "now": int(at.timestamp()),
        }
        return render(request, "sign_in/choose.html", page)
    account = choosing.everybody().filter(pk=number(request, "account") or 0).first()
    if account is None:
        raise Http404
    at = clock.now()
    # A browser with scripts brings its key, and is the equipment of whoever is chosen, in one tap.
    proof = read_proof(request, session=None, at=at)
    key = proof.key if isinstance(proof, Proof) else None
    tried = Tried(is_right=True, token=choosing.choose(account, key=key, at=at))
    return let_in(request, tried, go_on(request))


def _first(people: Sequence[Somebody]) -> list[tuple[Somebody, str]]:
    by_face = {one.face: one for one in reversed(people)}
    return [(by_face[face], sees) for face, sees in FIRST.items() if face in by_face]


def _groups(people: Sequence[Somebody]) -> list[Group]:
    named = {one.account.pk for one, _ in _first(people)}
    others = [one for one in people if one.account.pk not in named]
    listed = {face for _, _, faces in KINDS for face in faces}
    rest = tuple(one for one in others if one.face not in listed)
    found = [
        Group(head, sees, tuple(one for one in others if one.face in faces))
        for head, sees, faces in KINDS
    ]
    return [group for group in (*found, Group("Others", "Nothing yet.", rest)) if group.people]
