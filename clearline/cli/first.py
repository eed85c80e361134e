"""The first people of a real record: whoever sets it up, a home, and its registered manager."""

from typing import TypeVar

from django.db import transaction

from clearline import clock
from clearline.access import accounts, links
from clearline.access.models import LinkKind
from clearline.cli.serve.obstacle import Obstacle
from clearline.registers import homes, organisation, people, staff
from clearline.registers.models import Kind, Person, Role, day_of
from clearline.registers.recorded import Unkept, sure

Row = TypeVar("Row")
SET_UP = "Whoever set this up"


def write_down(*, home: str, manager: str, sign_in: str) -> str:
    """Write the home and its manager down, and return the token of the manager's link.

    An `Obstacle` where somebody is in the record already: they make the links from then on.
    """
    at = clock.now()
    with transaction.atomic():
        if Person.objects.exists():
            raise Obstacle(
                "There are people in this record already. Whoever manages the home adds the others."
            )
        by = sure(people.add(SET_UP, Kind.STAFF, by=None, at=at))
        opened = _kept(homes.open_(home, day_of(at), by=by, at=at))
        person = _kept(
            staff.employ(manager, role=Role.REGISTERED_MANAGER, home=opened, by=by, at=at)
        )
        sure(organisation.settle({}, by=by, at=at))
        account = accounts.open_for(person, name=sign_in, by=by, at=at)
        return links.make(links.For(LinkKind.STAFF, account=account), by=by, at=at)


def _kept(answer: Row | Unkept) -> Row:
    if isinstance(answer, Unkept):
        raise Obstacle(str(answer))
    return answer
