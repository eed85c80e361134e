"""Where each face begins."""

from django.urls import NoReverseMatch, reverse

from clearline.access.caller import Caller, Face

# In this order: whoever is both manager and worker begins as manager.
BEGINS = (
    (Face.CHILD, "child:front"),
    (Face.MANAGER, "manager:today"),
    (Face.WORKER, "staff:children"),
    (Face.SOCIAL_WORKER, "staff:children"),
    (Face.REVIEWING_OFFICER, "staff:children"),
    (Face.ADVOCATE, "staff:children"),
)


def landing_of(caller: Caller) -> str:
    """Return the address of somebody's first page."""
    for face, name in BEGINS:
        if face in caller.faces:
            try:
                return reverse(name)
            except NoReverseMatch:
                continue
    return reverse("sign_in:mine")
