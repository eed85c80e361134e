"""The tables of who is fit for what, and of what they have to read, row by wrong row."""

from clearline.registers import models as r
from tests.conformance.tables import (
    AT,
    BEFORE,
    LATER,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Ground,
    Row,
    Table,
    Twin,
    closed,
    dated,
    just,
    unfilled,
    unlisted,
)

DAY = {"from_on": TODAY}


def shift(ground: Ground) -> r.Shift:
    hours: Row = {"starts_at": AT, "ends_at": LATER}
    wrote: Row = {"recorded_at": AT, "recorded_by": ground.by}
    there = r.Shift.objects.filter(**hours).first()
    return there or r.Shift.objects.create(person=ground.by, home=ground.home, **hours, **wrote)


TABLES = (
    Table(
        r.Declaration,
        lambda g: {"person": g.by, "online": "A page of photographs", "knows": ""},
        {"{}_is_by_whom_it_is_about": lambda g: {"person": g.other}},
    ),
    Table(
        r.SwapAsk,
        lambda g: {
            "shift": shift(g),
            "to": g.other,
            "accepted_at": AT,
            "accepted_by": g.other,
            "agreed_at": AT,
            "agreed_by": g.third,
        },
        {
            "{}_is_to_somebody_else": lambda g: {"to": g.by, "accepted_by": g.by},
            "{}_accepted_at_and_accepted_by_come_together": just(accepted_by=None),
            "{}_accepted_at_is_not_before_recorded_at": just(accepted_at=BEFORE),
            "{}_is_accepted_by_whom_it_asks": lambda g: {"accepted_by": g.by},
            "{}_agreed_at_and_agreed_by_come_together": just(agreed_by=None),
            "{}_is_accepted_before_it_is_agreed": just(accepted_at=None, accepted_by=None),
            "{}_is_agreed_by_a_third": lambda g: {"agreed_by": g.other},
            "{}_ended_at_and_ended_by_come_together": just(ended_at=AT),
            "{}_ended_at_is_not_before_recorded_at": lambda g: {
                "ended_at": BEFORE,
                "ended_by": g.by,
            },
        },
        {
            "a_swap_is_asked_once": Twin(
                lambda g: {"to": g.third, "accepted_by": g.third},
                both=just(agreed_at=None, agreed_by=None),
            )
        },
    ),
    Table(
        r.Check,
        lambda g: {
            "person": g.other,
            "kind": "registration",
            "reference": "SW1",
            "issued_by": "Social Work England",
            "until_on": TOMORROW,
            **DAY,
        },
        {
            **dated(),
            **unlisted("kind"),
            **unfilled("reference", "issued_by"),
            "check_of_a_qualification_says_when_it_was_awarded": just(kind="qualification"),
            "check_that_runs_out_says_when": just(until_on=None),
            "{}_from_on_is_not_before_awarded_on": just(awarded_on=TOMORROW),
            "check_is_made_by_somebody_else": lambda g: {"person": g.by},
        },
    ),
    Table(
        r.Rejoining,
        lambda g: {"person": g.other, "started_on": TODAY},
        closed("started_on", "left_on", "left"),
        {"one_rejoining_at_a_time": Twin(lambda g: {"person": g.third})},
    ),
    Table(
        r.AnswersTo,
        lambda g: {"person": g.other, "to": g.by, **DAY},
        {**dated(), "{}_is_somebody_else": lambda g: {"to": g.other}},
        {"one_answers_to_another_once": Twin(lambda g: {"to": g.third})},
    ),
    Table(
        r.DocumentVersion,
        lambda g: {
            "document": "propriety",
            "version": "1",
            "changes": "New",
            "due_on": TODAY,
            "media_type": "text/markdown",
            "content": b"# One",
            "digest": "0",
            **DAY,
        },
        {
            **dated(),
            **unlisted("document"),
            **unfilled("version", "changes"),
            "{}_due_on_is_not_before_from_on": just(due_on=YESTERDAY),
            "documentversion_can_be_shown": just(media_type="text/plain"),
        },
        {"a_version_is_published_once": Twin(just(version="2"))},
    ),
    Table(
        r.Conflict,
        lambda g: {"person": g.other, "child": g.child, "reason": "Her aunt", **DAY},
        {
            **dated(),
            **unfilled("reason"),
            "{}_is_with_somebody_else": lambda g: {"person": g.child.person},
        },
        {"a_conflict_is_written_down_once": Twin(lambda g: {"person": g.third})},
    ),
)
