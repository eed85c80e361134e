"""The tables of who is fit for what, and of what they have to read, row by wrong row."""

from clearline.registers import models as r
from tests.conformance.tables import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    Table,
    Twin,
    dated,
    just,
    unfilled,
    unlisted,
)

DAY = {"from_on": TODAY}

TABLES = (
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
