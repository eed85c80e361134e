"""The homes, and the authorities that place children in them."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers.models import Home, HomeNaming, Person, PlacingAuthority
from clearline.registers.recorded import end, keep, keep_newest, verb


class About(TypedDict, total=False):
    """What else is known of a home."""

    name: str
    urn: str | None
    telephone: str


@verb
def open_(
    short_name: str, opened_on: date, *, by: Person, at: datetime, **about: Unpack[About]
) -> Home:
    """Write down a home, from the day on which it opened."""
    told = {"name": short_name, **about}
    home = keep(Home(short_name=short_name, opened_on=opened_on, **told), by=by, at=at)
    keep(HomeNaming(home=home, name=home.name, telephone=home.telephone), by=by, at=at)
    return home


@verb
def correct(home: Home, name: str, *, by: Person, at: datetime, telephone: str = "") -> Home:
    """Say what a home is called and how it is rung from now on; what was said before is kept.

    A number that is left out stays as it is.
    """
    new = HomeNaming(home=home, name=name, telephone=telephone or home.telephone)
    return keep_newest(new, of=home, by=by, at=at)


@verb
def close(home: Home, *, on: date, by: Person, at: datetime) -> Home:
    """Say from which day on a home is closed."""
    return end(home, on=on, by=by, at=at)


@verb
def add_authority(name: str, *, by: Person, at: datetime) -> PlacingAuthority:
    """Write down an authority that places children."""
    return keep(PlacingAuthority(name=name), by=by, at=at)
