"""What one page is to the doorkeeper: how it may be asked, by whom, and why by them."""

from dataclasses import dataclass

from clearline.access.again import Grave
from clearline.access.caller import Face

READ = frozenset({"GET", "HEAD"})
WRITE = frozenset({"POST"})
FORM = READ | WRITE

EVERYBODY = frozenset(Face)
SIGNED_IN = EVERYBODY - {Face.NOBODY}
STAFF = SIGNED_IN - {Face.CHILD}
CHILD = frozenset({Face.CHILD})
CARERS = frozenset({Face.WORKER, Face.MANAGER, Face.SOCIAL_WORKER})
MANAGERS = frozenset({Face.MANAGER})
LEADS = frozenset({Face.SAFEGUARDING_LEAD})
KEEPERS = MANAGERS | {Face.ADMINISTRATOR}
REGISTRARS = MANAGERS | {Face.SOCIAL_WORKER}
PRIVATE = frozenset({Face.REVIEWING_OFFICER, Face.ADVOCATE})
WRITERS = CARERS | PRIVATE
HOME_STAFF = MANAGERS | {Face.WORKER}
RUNNERS = frozenset({Face.ADMINISTRATOR})
RENEWERS = REGISTRARS | {Face.REVIEWING_OFFICER, Face.SAFEGUARDING_LEAD, Face.ADMINISTRATOR}
READERS = frozenset({Face.SAFEGUARDING_LEAD, Face.INSPECTOR})
TOLD_OF_CRISES = CARERS | {Face.SAFEGUARDING_LEAD}
TOLD_OF_WORRIES = CARERS | {Face.SAFEGUARDING_LEAD, Face.REVIEWING_OFFICER}


@dataclass(frozen=True, slots=True)
class Page:
    """One address, by name: how it may be asked, by whom, and why by them."""

    name: str
    methods: frozenset[str]
    who: frozenset[Face]
    why: str
    # What a page asks by itself, when something has changed, keeps nobody signed in.
    is_use: bool = True
    # What is posted only because it is long, and changes nothing, needs no proof of equipment.
    changes: bool = True
    # An approval or an export: who one is, is shown once more first.
    grave: Grave | None = None

    @property
    def owes_proof(self) -> bool:
        """Say whether enrolled equipment proves itself here; not where anybody may ask."""
        return self.changes and Face.NOBODY not in self.who
