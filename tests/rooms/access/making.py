"""A few people to sign in as, made without the cast: who they are matters little here."""

from datetime import date, datetime, timedelta
from os import urandom

from clearline.access import accounts, devices, sessions
from clearline.access.caller import Caller
from clearline.access.cookies import digest_of
from clearline.access.models import Account, Device, How
from clearline.registers.models import (
    REVIEWERS,
    REVIEWS,
    Check,
    CheckKind,
    Child,
    Equipment,
    EquipmentIssue,
    Home,
    Kind,
    Person,
    PlacingAuthority,
    Post,
    Relationship,
    Residence,
    Role,
    Seat,
    SeatKind,
    Tie,
)
from tests.conftest import TEATIME

LONG_AGO = TEATIME - timedelta(days=400)
THEN = date(2026, 1, 1)
PASSWORD = "seven quiet herons"


def make_person(name: str = "Dawn Ellery", kind: Kind = Kind.STAFF) -> Person:
    return Person.objects.create(name=name, kind=kind, recorded_at=LONG_AGO)


def make_home(name: str = "Larkfield") -> Home:
    by = make_person("Whoever opened it")
    made = {"recorded_at": LONG_AGO, "recorded_by": by, "opened_on": THEN}
    return Home.objects.get_or_create(short_name=name, defaults={"name": name, **made})[0]


def make_authority(name: str = "Fenshire") -> PlacingAuthority:
    made = {"recorded_at": LONG_AGO, "recorded_by": make_person("Whoever wrote it")}
    return PlacingAuthority.objects.get_or_create(name=name, defaults=made)[0]


def _fact(by: Person) -> dict[str, object]:
    return {"recorded_at": LONG_AGO, "recorded_by": by, "from_on": THEN}


def make_fit(person: Person) -> None:
    """Write down all that makes somebody fit to review."""
    seen = {
        "person": person,
        "reference": "1",
        "issued_by": "Somebody",
        "until_on": date(2030, 1, 1),
    }
    award = {CheckKind.QUALIFICATION: date(2010, 7, 1)}
    for kind in (CheckKind.REGISTRATION, CheckKind.QUALIFICATION, CheckKind.SKILLS):
        by = make_person("Whoever saw it")
        Check.objects.create(kind=kind, awarded_on=award.get(kind), **seen, **_fact(by))


def give_post(person: Person, role: Role, **where: object) -> Post:
    if role in REVIEWERS:
        make_fit(person)
    return Post.objects.create(person=person, role=role, **_fact(person), **where)


def make_worker(
    home: Home, name: str = "Dawn Ellery", role: Role = Role.RESIDENTIAL_WORKER
) -> Person:
    person = make_person(name)
    give_post(person, role, home=home)
    return person


def make_child(home: Home | None = None, name: str = "Mia Fox") -> Child:
    by = make_person("Whoever wrote it")
    person = make_person(name, Kind.CHILD)
    child = Child.objects.create(
        person=person,
        date_of_birth=date(2011, 5, 4),
        placing_authority=make_authority(),
        recorded_at=LONG_AGO,
        recorded_by=by,
    )
    if home is not None:
        Residence.objects.create(child=child, home=home, **_fact(by))
    return child


def tie(person: Person, child: Child, kind: Tie) -> Relationship:
    return Relationship.objects.create(person=person, child=child, kind=kind, **_fact(person))


def give_seat(
    person: Person,
    child: Child,
    kind: SeatKind = SeatKind.IRO,
    second: str | None = "Another of the authority",
) -> Seat:
    if kind in REVIEWS:
        make_fit(person)
    return Seat.objects.create(
        child=child,
        person=person,
        kind=kind,
        organisation="Fenshire",
        reference="F/1",
        agreed_by=make_person("One of the authority"),
        second_agreed_by=make_person(second) if second else None,
        second_agreed_at=LONG_AGO if second else None,
        **_fact(make_person("Whoever wrote it")),
    )


def make_phone(label: str, **holder: object) -> Equipment:
    by = make_person("Whoever bought it")
    phone = Equipment.objects.create(
        label=label,
        kind="phone",
        provided_by="organisation",
        recorded_at=LONG_AGO,
        recorded_by=by,
    )
    if "home" in holder:
        two = {"first_answerable": by, "second_answerable": make_person("Who answers too")}
        holder = {**two, **holder}
    EquipmentIssue.objects.create(
        equipment=phone, issued_at=LONG_AGO, recorded_at=LONG_AGO, recorded_by=by, **holder
    )
    return phone


def make_account(person: Person, name: str | None = "dawn@example.org") -> Account:
    account = accounts.open_for(person, name=name, by=person, at=LONG_AGO)
    if name is not None:
        accounts.set_password(account, PASSWORD, at=LONG_AGO)
    return account


def make_device(equipment: Equipment | None = None) -> Device:
    key = urandom(32) if equipment else None
    return devices.make("Chrome on Android", at=LONG_AGO, equipment=equipment, key=key)[0]


def start(
    account: Account,
    device: Device | None = None,
    how: How = How.PASSWORD_TOTP,
    *,
    at: datetime = TEATIME,
) -> bytes:
    """Sign somebody in and return the digest of their token."""
    return digest_of(sessions.start(account, device or make_device(), how, at=at))


def calling(person: Person, *, at: datetime = TEATIME) -> Caller:
    """Return this person as a caller with all that they are."""
    name = None if person.kind == Kind.CHILD else f"p{person.pk}@example.org"
    account = Account.objects.filter(person=person).first() or make_account(person, name)
    caller = sessions.caller_of(start(account, at=at), at)
    assert caller is not None
    return caller
