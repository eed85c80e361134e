"""The tables of staff and of what they hold, row by wrong row."""

from clearline.registers import models as r
from tests.conformance.tables import (
    AT,
    BEFORE,
    LATER,
    TODAY,
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

TABLES = (
    Table(
        r.StaffMember,
        lambda g: {"person": g.other, "started_on": TODAY},
        closed("started_on", "left_on", "left"),
    ),
    Table(
        r.Post,
        lambda g: {"person": g.other, "role": "residential_worker", "home": g.home, **DAY},
        {
            **dated(),
            **unlisted("role"),
            "{}_is_at_one_place": lambda g: {"authority": g.authority},
            "{}_of_a_home_names_it": just(home=None),
            "{}_of_an_authority_names_it": just(role="social_worker"),
        },
        {
            "a_post_at_a_home_is_held_once": Twin(ended()),
            "a_post_at_an_authority_is_held_once": Twin(
                ended(),
                both=lambda g: {"role": "advocate", "home": None, "authority": g.authority},
            ),
            "a_post_everywhere_is_held_once": Twin(
                ended(), both=just(role="administrator", home=None)
            ),
        },
    ),
    Table(
        r.Relationship,
        lambda g: {"person": g.other, "child": g.child, "kind": "keyworker", **DAY},
        {
            **dated(),
            **unlisted("kind"),
            "{}_is_with_somebody_else": lambda g: {"person": g.child.person},
        },
        {"a_relationship_is_given_once": Twin(ended())},
    ),
    Table(
        r.Shift,
        lambda g: {"person": g.other, "home": g.home, "starts_at": AT, "ends_at": LATER},
        {
            **unlisted("duty"),
            "{}_ends_after_it_starts": just(ends_at=AT),
            "{}_cancelled_at_and_cancelled_by_come_together": just(cancelled_at=AT),
        },
        {"a_shift_is_written_down_once": Twin(over("cancelled"))},
    ),
    Table(
        r.Acknowledgement,
        lambda g: {"person": g.other, "document": "propriety", "version": "1", "at": AT},
        {**unlisted("document"), **unfilled("version")},
        {"a_version_is_acknowledged_once": Twin(just(version="2"))},
    ),
    Table(
        r.Restriction,
        lambda g: {"person": g.other, "reason": "A case.", "from_at": AT},
        {**timed(), **unfilled("reason")},
    ),
    Table(
        r.Equipment,
        just(label="B", kind="phone", provided_by="organisation"),
        {
            **unfilled("label"),
            **unlisted("kind", "provided_by"),
            "{}_retired_at_and_retired_by_come_together": just(retired_at=AT),
            "{}_retired_at_is_not_before_recorded_at": lambda g: {
                "retired_at": BEFORE,
                "retired_by": g.by,
            },
        },
        {"label": Twin(just(label="C"))},
    ),
    Table(
        r.EquipmentIssue,
        lambda g: {"equipment": g.equipment, "person": g.other, "issued_at": AT},
        {
            **timed("issued_at", "returned"),
            "{}_has_one_holder": just(person=None),
            "{}_shared_has_two_who_answer": lambda g: {
                "person": None,
                "home": g.home,
                "first_answerable": g.by,
            },
            "{}_own_is_answered_for_by_its_holder": lambda g: {"first_answerable": g.by},
            "{}_two_who_answer_are_two": lambda g: {
                "person": None,
                "home": g.home,
                "first_answerable": g.by,
                "second_answerable": g.by,
            },
        },
        {"equipment_has_one_holder_at_a_time": Twin(over("returned"))},
    ),
    Table(
        r.EquipmentLoss,
        lambda g: {"equipment": g.equipment, "from_at": AT},
        timed(),
        {"equipment_is_lost_once": Twin(over())},
    ),
)
