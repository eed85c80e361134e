"""Showing once more who one is, before an approval or an export: by a code or a passkey."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest

from clearline.access import passkeys, sign_in
from clearline.access.caller import Caller, Face
from clearline.access.models import Account, FreshWith, How
from clearline.access.sign_in import Tried
from clearline.registers.models import Post, Role

# What a form brings, beside its own fields.
CODE, STATE, RESPONSE, MADE_UP = "again-code", "again-state", "again-response", "again-made-up"
_AT_A_HOME = {Face.WORKER, Face.MANAGER}
_OF_AN_AUTHORITY = (
    Role.SOCIAL_WORKER,
    Role.PERSONAL_ADVISER,
    Role.REVIEWING_OFFICER,
    Role.DUTY_REVIEWING_OFFICER,
)


@dataclass(frozen=True, slots=True)
class Grave:
    """What asks first that one shows who one is: which of a page's forms, and as what."""

    when: Callable[[Mapping[str, str]], bool]
    is_approval: bool


class Lack(StrEnum):
    """What somebody has yet to show."""

    PROOF = "proof"  # that it is they: a code or a passkey
    PASSKEY = "passkey"  # a passkey, since they call from equipment that nobody answers for


def _always(_: Mapping[str, str]) -> bool:
    return True


def _says_yes(*yes: str) -> Callable[[Mapping[str, str]], bool]:
    """Return whether a form of two buttons, or of a choice, says yes."""

    def says(form: Mapping[str, str]) -> bool:
        act = form.get("act", "").partition(":")[0] or form.get("decision", "")
        return act in yes

    return says


AGREES = Grave(_says_yes("agree"), is_approval=True)
RELEASES = Grave(_says_yes("release"), is_approval=True)
APPROVES = Grave(_always, is_approval=True)
# How somebody else signs in.
SIGNS_IN = Grave(_always, is_approval=False)
EXPORTS = Grave(_always, is_approval=False)


def lacking(caller: Caller, grave: Grave, *, at: datetime) -> Lack | None:
    """Say what somebody has to show before this, if anything.

    Whoever approves from outside the home does so from enrolled equipment of their own
    organisation, or with a passkey: a code can be typed anywhere, by anybody who is told it.
    """
    if not caller.is_fresh(at=at):
        return Lack.PASSKEY if _needs_passkey(caller, grave, at=at) else Lack.PROOF
    if caller.is_fresh_by_passkey(at=at):
        return None
    return Lack.PASSKEY if _needs_passkey(caller, grave, at=at) else None


def _needs_passkey(caller: Caller, grave: Grave, *, at: datetime) -> bool:
    if not grave.is_approval or caller.is_any(*_AT_A_HOME):
        return False
    return not (caller.is_enrolled and _is_their_own(caller, at=at))


def _is_their_own(caller: Caller, *, at: datetime) -> bool:
    """Say whether the caller holds this equipment, or somebody of their authority does."""
    held = caller.equipment
    if held is None or held.holder_person_id is None:
        return False
    if held.holder_person_id == caller.person_id:
        return True
    authorities = caller.authorities_as(*_OF_AN_AUTHORITY)
    holders = Post.objects.in_force(at).filter(person=held.holder_person_id)
    return bool(holders.filter(authority__in=authorities).exists())


def tried(request: HttpRequest, caller: Caller, *, at: datetime) -> Tried | None:
    """Look at what a form brings to show who sends it; None where it brings nothing."""
    if MADE_UP in request.POST and caller.how is How.CHOSEN:
        return sign_in.shown_again(caller.session_id, FreshWith.PASSKEY, at=at)
    if code := request.POST.get(CODE, "").strip():
        account = Account.objects.get(pk=caller.account_id)
        return sign_in.again(caller.session_id, account, code[:20], at=at)
    return _by_passkey(request, caller, at=at) if request.POST.get(RESPONSE) else None


def _by_passkey(request: HttpRequest, caller: Caller, *, at: datetime) -> Tried:
    site = passkeys.site_of(request)
    answer = (request.POST.get(STATE, ""), request.POST[RESPONSE])
    owner = passkeys.owner_of(site, answer, at=at) if site else None
    if owner is None or owner.pk != caller.account_id:
        return sign_in.WRONG
    return sign_in.shown_again(caller.session_id, FreshWith.PASSKEY, at=at)
