"""Has the words read before they are decided; what is private is never read."""

from collections.abc import Sequence
from dataclasses import replace

from clearline import screening
from clearline.contact.case import Case
from clearline.policy.facts import Words


def read(cases: Sequence[Case], known: screening.Known) -> list[Case]:
    """Return the cases with what was found in their words; what is private is not looked at."""
    return [case if case.line.is_protected else _with_words(case, known) for case in cases]


def _with_words(case: Case, known: screening.Known) -> Case:
    speaker: screening.Speaker = "child" if case.is_inbound else "staff"
    found = screening.read([case.draft.text], speaker=speaker, known=known)
    if not found.findings:
        return case
    return replace(
        case,
        words=tuple(
            # The text itself stays with the words, which may be destroyed in their time.
            Words(
                kind=f.kind,
                group=f.group,
                clause=f.clause,
                outcome=f.outcome.value,
                why=f.why,
                message=f.message,
                start=f.start,
                end=f.end,
            )
            for f in found.findings
        ),
    )
