"""What the gate asks of each table, as the parts of its questions."""

from typing import Final

from clearline.registers.vetting import in_sql

# A fact of days holds from its first day to its last, and not on the day it was ended.
_IN_FORCE = (
    "from_on <= {day} AND (until_on IS NULL OR until_on >= {day})"
    " AND (ended_on IS NULL OR ended_on > {day})"
)
# A fact of moments holds until the moment it was ended.
_STANDS = "(ended_at IS NULL OR ended_at > {now})"
_ON_SHIFT = (
    " AND cancelled_at IS NULL AND starts_at <= {now} AND ends_at > {now} AND duty <> 'on_call'"
)


def _part(what: str, table: str, where: str, *columns: str, whose: str = "child_id") -> str:
    """Write the part of a question that reads one table."""
    padded = [*columns, *["NULL"] * (5 - len(columns))]
    named = ", ".join(f"CAST({c} AS TEXT) AS {n}" for c, n in zip(padded, "abcde", strict=True))
    # Every name here is written in this module; what comes from outside is bound.
    return (
        f"SELECT '{what}' AS what, {whose} AS whose, {named} FROM {table}"  # noqa: S608
        f" WHERE {whose} {{among}}{where}"
    )


def _of_days(what: str, table: str, *columns: str, whose: str = "child_id", also: str = "") -> str:
    return _part(what, table, f" AND {_IN_FORCE}{also}", *columns, whose=whose)


def _of_moments(what: str, table: str, began: str, *columns: str, whose: str = "child_id") -> str:
    return _part(what, table, f" AND {began} <= {{now}} AND {_STANDS}", *columns, whose=whose)


OF_CHILDREN: Final = [
    _part("born", "registers_child", "", "date_of_birth", whose="person_id"),
    _of_days("status", "registers_legalstatus", "code"),
    # Also those that have ended: they tell somebody who left from somebody who never came.
    _part(
        "lives",
        "registers_residence",
        " AND from_on <= {day}",
        "home_id",
        f"CASE WHEN {_IN_FORCE} THEN 'now' ELSE 'before' END",
    ),
    _part(
        "absent",
        "registers_absence",
        " AND from_at <= {now} AND (returned_at IS NULL OR returned_at > {now})",
        "kind",
    ),
    _of_moments(
        "agrees",
        "registers_agreement",
        "said_at",
        "channel",
        "CASE WHEN agrees THEN 'yes' ELSE 'no' END",
    ),
    _part(
        "permits",
        "registers_permission",
        " AND from_on <= {day} AND (withdrawn_on IS NULL OR withdrawn_on > {day})"
        # A yes was for where the child lived then; at 18 and over it is their own, and moves along.
        " AND (given_by = 'young_person' OR NOT EXISTS (SELECT 1 FROM registers_residence r"
        " WHERE r.child_id = registers_permission.child_id"
        " AND r.from_on > registers_permission.from_on AND r.from_on <= {day}))",
        "channel",
        "given_by",
        "from_on",
        "until_on",
        "legal_status",
    ),
    _of_moments("disputed", "registers_dispute", "from_at", "channel"),
    _of_moments("touch", "registers_intouch", "from_at", "code", "from_at"),
    _of_days("kept_away", "registers_contactorder", "person_id"),
    # Since when it counts: renewed, it counts from then.
    _part(
        "crisis",
        "contact_crisis",
        " AND declared_at <= {now} AND ended_at IS NULL",
        "declared_at",
        "COALESCE((SELECT MAX(s.at) FROM contact_crisisstep s"
        " WHERE s.crisis_id = contact_crisis.id AND s.kind = 'renewed'), declared_at)",
        "(SELECT 'yes' FROM contact_crisisstep s"
        " WHERE s.crisis_id = contact_crisis.id AND s.kind = 'acknowledged')",
    ),
    # Brought in to a crisis, or on the on-call rota of the home while there is one.
    """SELECT 'helps' AS what, c.child_id AS whose, CAST(s.person_id AS TEXT) AS a,
       NULL AS b, NULL AS c, NULL AS d, NULL AS e
  FROM contact_crisis c JOIN contact_crisisstep s ON s.crisis_id = c.id
 WHERE c.child_id {among} AND c.ended_at IS NULL AND s.kind = 'brought_in'""",
    """SELECT 'helps' AS what, c.child_id AS whose, CAST(f.person_id AS TEXT) AS a,
       NULL AS b, NULL AS c, NULL AS d, NULL AS e
  FROM contact_crisis c JOIN registers_shift f ON f.home_id = c.home_id
 WHERE c.child_id {among} AND c.ended_at IS NULL AND f.duty = 'on_call'
   AND f.cancelled_at IS NULL AND f.starts_at <= {now} AND f.ends_at > {now}""",
    _of_days(
        "allocated", "registers_relationship", "person_id", also=" AND kind = 'allocated_worker'"
    ),
    _of_days(
        "reviewed",
        "registers_seat seat",
        "person_id",
        # Who stands in reviews too: that they do so only for want of another matters to no rule.
        also=f" AND kind IN ('iro', 'duty_iro') AND second_agreed_at IS NOT NULL AND {in_sql.FIT}",
    ),
    # The newest of each line, which the index gives at once however long the conversation is.
    """SELECT 'wrote' AS what, c.child_id AS whose, CAST((
         SELECT m.written_at FROM contact_message m
          WHERE m.conversation_id = c.id AND m.direction = 'inbound'
          ORDER BY m.written_at DESC LIMIT 1) AS TEXT) AS a,
       NULL AS b, NULL AS c, NULL AS d, NULL AS e
  FROM contact_conversation c WHERE c.child_id {among} AND c.lane = 'staff'""",
]

OF_STAFF: Final = [
    _part(
        "works",
        "registers_staffmember",
        " AND (left_on IS NULL OR left_on > {day})",
        "started_on",
        whose="person_id",
    ),
    # Whoever left and came back works here as of then.
    _part(
        "works",
        "registers_rejoining",
        " AND (left_on IS NULL OR left_on > {day})",
        "started_on",
        whose="person_id",
    ),
    _part(
        "acknowledged",
        "registers_acknowledgement read",
        in_sql.STILL_READ,
        "document",
        whose="person_id",
    ),
    _of_moments("restricted", "registers_restriction", "from_at", whose="person_id"),
    _part(
        "shift",
        "registers_shift",
        _ON_SHIFT,
        "home_id",
        whose="person_id",
    ),
    _of_days("post", "registers_post", "role", "home_id", whose="person_id"),
    _of_days(
        "key",
        "registers_relationship",
        "child_id",
        whose="person_id",
        also=" AND kind = 'keyworker'",
    ),
]

# Who looks along the lines of a home, and who is there now.
OF_HOMES: Final = [
    _of_days(
        "oversees",
        "registers_post",
        "person_id",
        whose="home_id",
        also=" AND role IN ('registered_manager', 'deputy_manager', 'responsible_individual')",
    ),
    _part(
        "on_now",
        "registers_shift",
        _ON_SHIFT,
        "person_id",
        whose="home_id",
    ),
]

OF_EQUIPMENT: Final = [
    _part(
        "item",
        "registers_equipment",
        "",
        "provided_by",
        in_sql.STATUS,
        whose="id",
    ),
    _part(
        "held",
        "registers_equipmentissue",
        " AND returned_at IS NULL",
        "person_id",
        "home_id",
        whose="equipment_id",
    ),
]

# Who may write along a private line: whoever holds its seat, as long as that counts.
OF_SEATS: Final = [
    _of_days(
        "sits",
        "registers_seat held",
        "person_id",
        whose="id",
        also=" AND second_agreed_at IS NOT NULL"
        f" AND (kind NOT IN ('iro', 'duty_iro') OR ({in_sql.FIT.replace('seat.', 'held.')}))"
        f" AND (kind <> 'duty_iro' OR NOT EXISTS ({in_sql.OWN}))",
    ),
]
