"""The tables of asking for permission, of what may be shown, and of what is to be done."""

from clearline.registers import models as r
from tests.conformance.tables import (
    AT,
    BEFORE,
    TODAY,
    TOMORROW,
    Ground,
    Row,
    Table,
    Twin,
    dated,
    ended,
    just,
    unfilled,
    unlisted,
)

DAY = {"from_on": TODAY}


def asked(ground: Ground) -> r.Ask:
    return r.Ask.objects.create(
        child=ground.child,
        person=ground.third,
        given_by="parent",
        forms=["sms"],
        recorded_at=AT,
        recorded_by=ground.by,
        **DAY,
    )


def confidential(ground: Ground) -> Row:
    return {
        "child": ground.child,
        "place_is_confidential": True,
        "authority_number": "01632 960100",
        "authority_address": "West County Council, Fenwick",
        "sender": "chosen",
        "sender_name": "Sam",
        "lock_screen": "nothing",
        "reason": "The family must not learn where.",
        **DAY,
    }


TABLES = (
    Table(
        r.Wording,
        lambda g: {
            "code": "ar",
            "name": "العربية",
            "english_name": "Arabic",
            "direction": "rtl",
            "translated_by": "Rana",
            "says": {"says.yes": "نعم"},
            "english": {"says.yes": "Yes"},
            **DAY,
        },
        {
            **dated(),
            **unlisted("direction"),
            **unfilled("code", "name", "english_name", "translated_by"),
        },
    ),
    Table(
        r.Ask,
        lambda g: {
            "child": g.child,
            "person": g.third,
            "given_by": "parent",
            "forms": ["sms"],
            **DAY,
        },
        {
            **dated(),
            **unlisted("given_by"),
            "{}_names_whom_unless_it_is_a_waiver": just(person=None),
        },
    ),
    Table(
        r.Answer,
        lambda g: {"ask": asked(g), "channel": "sms", "says": "yes", "how": "telephone"},
        {
            **unlisted("channel", "says", "how"),
            "{}_only_a_yes_lasts_until_a_day": just(says="no", until_on=TOMORROW),
            "{}_seconded_at_and_seconded_by_come_together": just(seconded_at=AT),
            "{}_seconded_at_is_not_before_recorded_at": lambda g: {
                "seconded_at": BEFORE,
                "seconded_by": g.other,
            },
            "{}_is_confirmed_by_somebody_else": lambda g: {
                "seconded_at": AT,
                "seconded_by": g.by,
            },
        },
    ),
    Table(
        r.Scan,
        lambda g: {
            "ask": asked(g),
            "name": "form.pdf",
            "media_type": "application/pdf",
            "content": b"%PDF-1.7",
            "digest": "0" * 64,
        },
        {**unfilled("name"), "{}_is_a_picture_or_a_pdf": just(media_type="text/html")},
    ),
    Table(
        r.Delegation,
        lambda g: {
            "child": g.child,
            "channel": "sms",
            "agreed_by": "parent",
            "plan": "Placement plan, page 4",
            **DAY,
        },
        {
            **dated(),
            **unlisted("channel"),
            **unfilled("plan"),
            "{}_is_by_who_may_decide": just(agreed_by="waiver"),
        },
        {"a_form_is_delegated_once": Twin(just(channel="email"))},
    ),
    Table(
        r.Showing,
        confidential,
        {
            **dated(),
            **unlisted("sender", "lock_screen"),
            **unfilled("reason"),
            "{}_of_a_confidential_place_has_a_number_to_ring": just(authority_number=""),
            "{}_of_a_confidential_place_has_an_address": just(authority_address=""),
            "{}_under_a_chosen_name_says_it": just(sender_name=""),
        },
        {"one_showing_of_a_child": Twin(ended())},
    ),
    Table(
        r.NeverTold,
        lambda g: {"child": g.child, "person": g.third, "reason": "He hurt her.", **DAY},
        {**dated(), **unfilled("reason")},
        {"never_told_is_said_once": Twin(lambda g: {"person": g.other})},
    ),
    Table(
        r.Task,
        lambda g: {
            "child": g.child,
            "owner": g.other,
            "kind": "tell_child",
            "says": "Tell Mia.",
            "due_at": AT,
        },
        {
            **unlisted("kind"),
            **unfilled("says"),
            "{}_due_at_is_not_before_recorded_at": just(due_at=BEFORE),
            "{}_done_at_and_done_by_come_together": just(done_at=AT),
            "{}_done_at_is_not_before_recorded_at": lambda g: {
                "done_at": BEFORE,
                "done_by": g.other,
            },
        },
    ),
)
