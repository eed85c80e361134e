"""Where each face begins."""

from django.urls import reverse

from clearline.access.caller import Caller, Face
from clearline.access.pages import Verdict, verdict

# In this order: whoever is both manager and worker begins as manager.
BEGINS = (
    (Face.CHILD, "child:front"),
    (Face.MANAGER, "manager:today"),
    (Face.WORKER, "staff:children"),
    (Face.SOCIAL_WORKER, "staff:children"),
    (Face.REVIEWING_OFFICER, "staff:children"),
    (Face.ADVOCATE, "staff:children"),
    (Face.SAFEGUARDING_LEAD, "scrutineer:watch"),
    (Face.INSPECTOR, "scrutineer:record"),
    (Face.INDEPENDENT_PERSON, "scrutineer:figures"),
    (Face.ADMINISTRATOR, "administrator:front"),
)


def landing_of(caller: Caller) -> str:
    """Return the address of somebody's first page: one that is open to them."""
    names = [name for face, name in BEGINS if face in caller.faces]
    opens = (name for name in names if verdict(name, "GET", caller) is Verdict.OPEN)
    return reverse(next(opens, "sign_in:mine"))
