"""What becomes known when a contested finding was agreed: "this is the dentist's number"."""

from dataclasses import replace

from clearline.screening.reading import Found, Known

# Where a found detail of each kind belongs among the known ones; a channel is never a detail.
_PLACE = {
    "phone": "numbers",
    "email": "emails",
    "link": "sites",
    "address": "addresses",
}


def may_become_known(found: Found) -> bool:
    """Tell whether a finding is a detail that can be known at all."""
    return found.group == "contact" and found.kind in _PLACE


def with_detail(known: Known, found: Found) -> Known:
    """Give the known details with this one among them."""
    place = _PLACE[found.kind]
    return replace(known, **{place: (*getattr(known, place), found.text)})
