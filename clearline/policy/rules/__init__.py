"""All rules, in the order in which reasons are given."""

from typing import Final

from clearline.policy.rule import Rule
from clearline.policy.rules import (
    age,
    directness,
    hours,
    lanes,
    leaving,
    means,
    permission,
    purpose,
    scrutiny,
    standing,
    wishes,
    wording,
)

RULES: Final[tuple[Rule, ...]] = (
    lanes.protected_lane,
    lanes.always_received,
    means.organisation_account,
    means.no_social_media,
    means.work_equipment,
    standing.unrestricted_worker,
    standing.no_order_against,
    wishes.wants_contact,
    wishes.own_agreement,
    standing.professional_relationship,
    purpose.purpose_declared,
    standing.policies_acknowledged,
    permission.permission_given,
    permission.permission_undisputed,
    leaving.leaver_approved,
    leaving.accounts_written,
    hours.agreed_hours,
    hours.on_shift,
    scrutiny.open_to_scrutiny,
    wording.wording,
    directness.face_to_face_first,
    directness.direct_contact_follows,
    leaving.account_written,
    age.known_age,
)
