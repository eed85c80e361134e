"""The tables of the room `registers`, row by wrong row."""

from clearline.registers import models as r
from tests.conformance.tables import (
    AT,
    BEFORE,
    LATER,
    TODAY,
    Ground,
    Table,
    Twin,
    closed,
    dated,
    ended,
    just,
    over,
    timed,
    unfilled,
    unlisted,
)

DAY = {"from_on": TODAY}


def an_absence(ground: Ground) -> r.Absence:
    """One child who is gone; the same one for each row of a test."""
    made = {"kind": "missing", "from_at": AT, "recorded_at": AT, "recorded_by": ground.by}
    return r.Absence.objects.get_or_create(child=ground.child, defaults=made)[0]


TABLES = (
    Table(
        r.Person,
        just(name="Sam", kind="staff"),
        {
            **unfilled("name"),
            **unlisted("kind"),
            "{}_gender_is_listed_or_unsaid": just(gender="x"),
        },
    ),
    Table(
        r.Naming,
        lambda g: {"person": g.by, "name": "Priya"},
        {**unfilled("name"), "{}_gender_is_listed_or_unsaid": just(gender="x")},
    ),
    Table(r.PlacingAuthority, just(name="B"), unfilled("name"), {"name": Twin(just(name="C"))}),
    Table(
        r.Home,
        just(name="B", short_name="B", urn="SC1", opened_on=TODAY),
        {
            **unfilled("name", "short_name", "urn"),
            **closed("opened_on", "closed_on", "closed"),
        },
        {
            "short_name": Twin(just(short_name="C"), second=just(urn="SC2")),
            "urn": Twin(just(urn="SC2"), second=just(short_name="C")),
        },
    ),
    Table(r.HomeNaming, lambda g: {"home": g.home, "name": "Larkfield"}, unfilled("name")),
    Table(r.Child, lambda g: {"person": g.other}),
    Table(r.Particulars, lambda g: {"child": g.child, "date_of_birth": TODAY}),
    Table(
        r.LegalStatus,
        lambda g: {"child": g.child, "code": "C2", **DAY},
        {**dated(), "{}_code_is_listed_or_none": just(code="ZZ")},
        {"one_open_legal_status": Twin(ended())},
    ),
    Table(
        r.Residence,
        lambda g: {"child": g.child, "home": g.home, **DAY},
        dated(),
        {"one_open_residence": Twin(ended())},
    ),
    Table(
        r.Absence,
        lambda g: {"child": g.child, "kind": "school", "from_at": AT},
        {
            **timed(name="returned"),
            **unlisted("kind"),
            "{}_expected_until_is_not_before_from_at": just(expected_until=BEFORE),
        },
        {"one_absence_at_a_time": Twin(over("returned"))},
    ),
    Table(
        r.Search,
        lambda g: {"absence": an_absence(g), "kind": "authority"},
        {
            **unlisted("kind"),
            "{}_by_police_or_try_has_words": just(kind="police"),
        },
    ),
    Table(
        r.InTouch,
        lambda g: {"child": g.child, "code": "YES", "from_at": AT},
        {**timed(), **unlisted("code")},
        {"one_word_on_being_in_touch": Twin(over())},
    ),
    Table(
        r.ContactOrder,
        lambda g: {"child": g.child, "person": g.other, "reference": "CF1", **DAY},
        {**dated(), **unfilled("reference")},
        {"an_order_is_written_down_once": Twin(just(reference="CF2"))},
    ),
    Table(
        r.FamilyTie,
        lambda g: {
            "child": g.child,
            "person": g.third,
            "relation": "mother",
            "holds_parental_responsibility": True,
            **DAY,
        },
        {
            **dated(),
            **unlisted("relation"),
            "{}_is_with_somebody_else": lambda g: {"person": g.child.person},
        },
        {"one_tie_with_each_relative": Twin(lambda g: {"person": g.other})},
    ),
    Table(
        r.Agreement,
        lambda g: {"child": g.child, "channel": "sms", "agrees": True, "said_at": AT},
        {**timed("said_at"), **unlisted("channel")},
        {"one_word_of_the_child_on_a_channel": Twin(just(channel="email"))},
    ),
    Table(
        r.Permission,
        lambda g: {
            "child": g.child,
            "channel": "sms",
            "given_by": "parent",
            "evidence": "letter",
            **DAY,
        },
        {
            **dated("withdrawn"),
            **unlisted("channel", "given_by"),
            **unfilled("evidence"),
            "{}_legal_status_is_listed_or_none": just(legal_status="ZZ"),
        },
    ),
    Table(
        r.Dispute,
        lambda g: {"child": g.child, "reason": "They differ.", "from_at": AT},
        {
            **timed(),
            **unfilled("reason"),
            "{}_channel_is_listed_or_unsaid": just(channel="xx"),
        },
    ),
    Table(
        r.Seat,
        lambda g: {
            "child": g.child,
            "person": g.third,
            "kind": "iro",
            "organisation": "The authority",
            "reference": "R1",
            "agreed_by": g.by,
            "second_agreed_by": g.other,
            "second_agreed_at": AT,
            **DAY,
        },
        {
            **dated(),
            **unlisted("kind"),
            **unfilled("organisation", "reference"),
            "{}_second_agreement_has_its_moment": just(second_agreed_at=None),
            "{}_is_agreed_by_two_people": lambda g: {"second_agreed_by": g.by},
            "{}_is_not_agreed_by_its_holder": lambda g: {"agreed_by": g.third},
            "{}_is_not_seconded_by_its_holder": lambda g: {"second_agreed_by": g.third},
            "{}_is_for_somebody_else": lambda g: {"person": g.child.person},
        },
        {"a_seat_is_given_once": Twin(just(kind="advocate"))},
    ),
    Table(
        r.PolicyVersion,
        just(number=1, since=AT),
        {"{}_is_counted_from_one": just(number=0)},
        {
            "number": Twin(just(number=2), second=just(since=LATER)),
            "one_policy_at_a_time": Twin(just(since=LATER), second=just(number=2)),
        },
    ),
    Table(
        r.KnownDetail,
        just(kind="number", value="01632 960000", whose="The office", **DAY),
        {
            **dated(),
            **unlisted("kind"),
            **unfilled("value", "whose"),
            "{}_is_of_one_home_or_one_child": lambda g: {"home": g.home, "child": g.child},
        },
        {
            "a_detail_of_all_is_known_once": Twin(just(value="01632 960001")),
            "a_detail_of_a_home_is_known_once": Twin(
                just(value="01632 960001"), both=lambda g: {"home": g.home}
            ),
            "a_detail_of_a_child_is_known_once": Twin(
                just(value="01632 960001"), both=lambda g: {"child": g.child}
            ),
        },
    ),
    Table(
        r.ReadingLevel,
        lambda g: {"child": g.child, "age": 9, **DAY},
        {
            **dated(),
            "{}_is_an_age_at_which_one_reads": just(age=4),
        },
        {"one_open_reading_level": Twin(ended())},
    ),
    Table(
        r.ReturnNumber,
        lambda g: {"child": g.child, "number": "12345", "from_at": AT},
        {**timed(), **unfilled("number")},
        {
            "a_number_is_one_childs": Twin(just(number="6")),
            "a_number_of_an_authority_is_one_childs": Twin(
                just(number="6"), both=lambda g: {"authority": g.authority}
            ),
        },
    ),
    Table(
        r.Returned,
        lambda g: {"child": g.child, "file": "header", "rows": [{"SEX": "F"}], "from_at": AT},
        {**timed(), **unlisted("file")},
        {"one_word_of_the_return_on_each_file": Twin(over())},
    ),
    Table(
        r.Unaccompanied,
        lambda g: {"child": g.child, **DAY},
        dated(),
        {"unaccompanied_once": Twin(ended())},
    ),
    Table(
        r.OwnDetail,
        lambda g: {"person": g.other, "kind": "number", "value": "07700 900123", **DAY},
        {**dated(), **unlisted("kind"), **unfilled("value")},
        {"an_own_detail_is_written_down_once": Twin(just(value="07700 900124"))},
    ),
    Table(
        r.PossibleMatch,
        lambda g: {"child": g.child, "number": "12345", "why": "The same birthday", "from_at": AT},
        {**timed(), **unfilled("number", "why")},
        {"a_possible_match_is_asked_once": Twin(just(number="6"))},
    ),
    Table(
        r.SameChild,
        lambda g: {
            "child": g.child,
            "other": r.Child.objects.get_or_create(
                person=g.third, defaults={"recorded_at": AT, "recorded_by": g.by}
            )[0],
            "from_at": AT,
        },
        {**timed(), "{}_is_of_two_records": lambda g: {"other": g.child}},
        {"a_record_is_put_with_one_other": Twin(over())},
    ),
    Table(
        r.SafetyPlan,
        lambda g: {"child": g.child, "says": "Sit with me.", "calms": "My dog.", **DAY},
        {**dated(), **unfilled("says", "calms")},
        {"a_child_has_one_safety_plan": Twin(ended())},
    ),
)
