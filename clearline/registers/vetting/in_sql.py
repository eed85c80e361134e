"""Standing in SQL, for what the gate asks on every send: the same that the tables' sets say."""

# Who reviews is registered, qualified for five full years and skilled, all of it in date, and has
# no conflict with the child (I1). It is asked each time, so that it lapses by itself.
FIT = (
    "3 = (SELECT COUNT(DISTINCT k.kind) FROM registers_check k"
    " WHERE k.person_id = seat.person_id AND k.from_on <= {day}"
    " AND (k.until_on IS NULL OR k.until_on >= {day})"
    " AND (k.ended_on IS NULL OR k.ended_on > {day})"
    " AND (k.kind IN ('registration', 'skills')"
    " OR (k.kind = 'qualification' AND k.awarded_on <= {five_years_before})))"
    " AND NOT EXISTS (SELECT 1 FROM registers_conflict c"
    " WHERE c.person_id = seat.person_id AND c.child_id = seat.child_id"
    " AND c.from_on <= {day} AND (c.until_on IS NULL OR c.until_on >= {day})"
    " AND (c.ended_on IS NULL OR c.ended_on > {day}))"
)

# A reviewing officer of the child’s own, beside the seat `held`.
OWN = " AND ".join(
    (
        "SELECT 1 FROM registers_seat seat WHERE seat.child_id = held.child_id",
        "seat.kind = 'iro' AND seat.second_agreed_at IS NOT NULL AND seat.from_on <= {day}",
        "(seat.until_on IS NULL OR seat.until_on >= {day})",
        "(seat.ended_on IS NULL OR seat.ended_on > {day})",
        FIT,
    )
)

# What was read counts until a newer version should have been read in its place (D1).
STILL_READ = (
    " AND document IN ('practice_guidance', 'propriety', 'code_of_conduct', 'email_policy')"
    " AND NOT EXISTS (SELECT 1 FROM registers_documentversion v"
    " WHERE v.document = read.document AND v.version <> read.version"
    " AND v.recorded_at > read.at AND v.from_on <= {day} AND v.due_on < {day}"
    " AND (v.ended_on IS NULL OR v.ended_on > {day}))"
)

# Whether a piece of equipment may be used.
STATUS = (
    "CASE WHEN retired_at IS NOT NULL THEN 'retired'"
    " WHEN EXISTS (SELECT 1 FROM registers_equipmentloss l"
    " WHERE l.equipment_id = registers_equipment.id AND l.ended_at IS NULL) THEN 'lost'"
    " ELSE 'in_service' END"
)
