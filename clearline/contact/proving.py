"""Whether a draft comes from the equipment that its sign-in is on."""

from collections.abc import Sequence

from clearline.access import devices, proofs
from clearline.access.caller import Caller
from clearline.access.dpop import Fault, Proof
from clearline.access.proofs import Refusal
from clearline.contact.case import Case
from clearline.contact.draft import Draft


def owed(draft: Draft, caller: Caller | None) -> Refusal | None:
    """Say what is wrong with a draft's proof, where one is owed, before its number is looked at."""
    if caller is None or (fault := proofs.owed(caller, draft.proof)) is None:
        return None
    return _refusal(draft, caller, fault)


def spend(cases: Sequence[Case]) -> list[tuple[Case, Refusal]]:
    """Take the number of each proof, and return the cases whose number was not free."""
    owing = [
        (case, case.caller, case.draft.proof)
        for case in cases
        if case.caller is not None
        and case.caller.key is not None
        # Else the form was proven before its page was asked.
        and isinstance(case.draft.proof, Proof)
        and not case.draft.proof.is_spent
    ]
    faults = proofs.spend([(caller.device_id, proof) for _, caller, proof in owing])
    return [
        (case, _refusal(case.draft, caller, fault))
        for (case, caller, _), fault in zip(owing, faults, strict=True)
        if fault is not None
    ]


def _refusal(draft: Draft, caller: Caller, why: Fault) -> Refusal:
    return Refusal(caller, why, devices.words_of(draft.browser))
