"""Let the registers only grow: a row is written once, and its end once.

`Person` and `Child` repeat what their newest naming and particulars say, so they may change.
"""

from django.db import migrations

from clearline.ledger.append_only import AppendOnly

# What may be filled in, once, after the row is written.
GROW = {
    "registers_naming": (),
    "registers_placingauthority": (),
    "registers_home": ("closed_on", "closed_at", "closed_by_id"),
    "registers_particulars": (),
    "registers_legalstatus": ("ended_on", "ended_at", "ended_by_id"),
    "registers_residence": ("ended_on", "ended_at", "ended_by_id"),
    "registers_absence": ("returned_at", "returned_by_id"),
    "registers_intouch": ("ended_at", "ended_by_id"),
    "registers_contactorder": ("ended_on", "ended_at", "ended_by_id"),
    "registers_familytie": ("ended_on", "ended_at", "ended_by_id"),
    "registers_agreement": ("ended_at", "ended_by_id"),
    "registers_permission": ("withdrawn_on", "withdrawn_at", "withdrawn_by_id"),
    "registers_dispute": ("ended_at", "ended_by_id"),
    "registers_staffmember": ("left_on", "left_at", "left_by_id"),
    "registers_post": ("ended_on", "ended_at", "ended_by_id"),
    "registers_relationship": ("ended_on", "ended_at", "ended_by_id"),
    "registers_shift": ("cancelled_at", "cancelled_by_id"),
    "registers_acknowledgement": (),
    "registers_restriction": ("ended_at", "ended_by_id"),
    "registers_equipment": ("retired_at", "retired_by_id"),
    "registers_equipmentissue": ("returned_at", "returned_by_id"),
    "registers_equipmentloss": ("ended_at", "ended_by_id"),
    "registers_seat": ("second_agreed_at", "second_agreed_by_id", "ended_on", "ended_at", "ended_by_id"),
    "registers_policyversion": (),
    "registers_knowndetail": ("ended_on", "ended_at", "ended_by_id"),
    "registers_readinglevel": ("ended_on", "ended_at", "ended_by_id"),
    "registers_ask": ("ended_on", "ended_at", "ended_by_id"),
    "registers_answer": ("seconded_at", "seconded_by_id"),
    "registers_scan": (),
    "registers_delegation": ("ended_on", "ended_at", "ended_by_id"),
    "registers_showing": ("ended_on", "ended_at", "ended_by_id"),
    "registers_nevertold": ("ended_on", "ended_at", "ended_by_id"),
    "registers_task": ("done_at", "done_by_id"),
}


class Migration(migrations.Migration):

    dependencies = [("registers", "0001_first")]

    operations = [AppendOnly(table, may_set_once=columns) for table, columns in GROW.items()]

