"""Every deadline that law, guidance or the organisation sets: since what it counts, how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from clearline.clocks.spans import Span, Unit


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline: since what it counts, how long, and where it comes from."""

    name: str
    since: str
    span: Span
    source: str

    def due(self, began: datetime) -> datetime:
        """Return when it is due, if it counts since this moment."""
        return self.span.due(began)

    @property
    def length(self) -> timedelta:
        """Return how long it is, where it passes in minutes or hours."""
        return self.span.length


def _one(name: str, count: int, unit: Unit, since: str, source: str) -> Deadline:
    return Deadline(name, since, Span(count, unit), source)


_M, _H, _D, _W, _MO = Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS
_LEAVERS = "care leavers regulations 2010"
_COMPLAINTS, _PLANNING = "complaints regulations 2006", "care planning regulations"
_ALL = (
    # A child's legal status.
    _one("police_protection", 72, _H, "the police took them into protection", "CA 1989 s.46"),
    _one("child_assessment_order", 7, _D, "the order was made", "CA 1989 s.43"),
    _one("emergency_protection_order", 8, _D, "the order was made", "CA 1989 s.44"),
    _one("emergency_protection_extended", 15, _D, "the order was made", "CA 1989 s.45"),
    # What a home does that limits a child.
    _one("restriction_told", 24, _H, "it was placed in an emergency", "Reg 22"),
    _one("telephone_taken", 24, _H, "it was taken without the social worker", "local procedure"),
    _one("measure_recorded", 24, _H, "the measure was used", "Reg 35(3)(a)"),
    _one("measure_spoken_of", 48, _H, "the measure was used", "Reg 35(3)(b)"),
    _one("measure_child_spoken_to", 5, _D, "the measure was used", "Reg 35(3)(c)"),
    # What is told to others.
    _one("serious_event_told", 24, _H, "it happened", "Reg 40"),
    _one("allegation_to_designated_officer", 1, _W, "it was first known", "Working Together"),
    _one("death_to_panel", 5, _W, "it was known", "Working Together"),
    # Visits and reviews of a home.
    _one("independent_visit", 1, _MO, "the visit before", "Reg 44"),
    _one("quality_review", 6, _MO, "the review before", "Reg 45"),
    _one("quality_report_sent", 28, _D, "the review", "Reg 45"),
    # A child in danger, or gone.
    _one("crisis_answered", 15, _M, "a crisis was declared", "C11"),
    _one("heard_or_seen", 60, _M, "a crisis was declared", "C11"),
    _one("crisis_reviewed", 24, _H, "it opened something, or ended", "C11"),
    _one("return_interview", 72, _H, "they came back", "statutory guidance on missing children"),
    # A child looked after.
    _one("reviewing_officer_named", 5, _W, "they came to live here", "I1"),
    _one("first_review", 20, _W, "they came into care", _PLANNING),
    _one("second_review", 3, _MO, "the first review", _PLANNING),
    _one("next_review", 6, _MO, "the review before", _PLANNING),
    # Complaints to the authority.
    _one("complaint_answered", 10, _W, "it came", _COMPLAINTS),
    _one("complaint_answered_late", 20, _W, "it came", _COMPLAINTS),
    _one("complaint_investigated", 25, _W, "the second stage began", _COMPLAINTS),
    _one("complaint_investigated_late", 65, _W, "the second stage began", _COMPLAINTS),
    _one("complaint_panel", 30, _W, "a panel was asked for", _COMPLAINTS),
    _one("complaint_panel_report", 5, _W, "the panel met", _COMPLAINTS),
    _one("complaint_authority_reply", 15, _W, "the panel's report", _COMPLAINTS),
    # After a young person has left.
    _one("account_written", 24, _H, "the contact ended", "L3"),
    _one("approval_reviewed", 3, _MO, "it was given", "L1"),
    _one("adviser_visits", 7, _D, "they moved in", _LEAVERS),
    _one("adviser_visits_again", 2, _MO, "the visit before", _LEAVERS),
    _one("pathway_plan_reviewed", 6, _MO, "the review before", _LEAVERS),
    # What is kept of people, and for how long.
    _one("own_record_given", 1, _MO, "somebody asked for it", "UK GDPR art. 12"),
    _one("own_record_given_late", 3, _MO, "somebody asked for much", "UK GDPR art. 12"),
    _one("data_complaint_acknowledged", 30, _D, "it came", "DUAA 2025"),
    _one("breach_told", 72, _H, "it was known", "UK GDPR art. 33"),
    _one("case_record_kept", 75 * 12, _MO, "the child was born", "Reg 36"),
    _one("case_record_kept_after_death", 15 * 12, _MO, "the child died before 18", "Reg 36"),
    _one("home_record_kept", 15 * 12, _MO, "its last entry", "Reg 37"),
)

DEADLINES: Final = {deadline.name: deadline for deadline in _ALL}


def due(name: str, began: datetime) -> datetime:
    """Return when a deadline is due that counts since this moment."""
    return DEADLINES[name].due(began)
