"""The made-up organisation itself: its homes, authorities, staff, equipment and settings."""

from datetime import datetime, timedelta

from clearline.access import accounts
from clearline.cli.made_up import clerk, hours, languages, library
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.roster import (
    ALDER_COURT,
    LARKFIELD,
    MEMBERS,
    NORTHMOOR,
    WEST_COUNTY,
    Member,
)
from clearline.registers import equipment, homes, organisation, people, posts, staff
from clearline.registers.models import (
    REVIEWERS,
    CheckKind,
    Detail,
    Device,
    Home,
    Kind,
    Person,
    day_of,
)
from clearline.registers.recorded import sure
from clearline.registers.vetting import checks
from clearline.registers.workers import declarations

PHONES = ("dawn", "sam", "joy", "priya", "deepa", "marcus", "sunita", "helen", "joan", "peter")
BANK_WORKER = "tom"
# For how many days from now whoever comes to look may.
VISIT = 28


def founder(*, at: datetime) -> Person:
    """Write down the first person, whom nobody wrote down: the administrator."""
    first = MEMBERS[0]
    return sure(people.add(first.name, first.kind, gender=first.gender, by=None, at=at))


def lay(writer: Clerk) -> None:
    """Write down homes and authorities, everybody with a post, and what they use."""
    homes_and_authorities(writer)
    library.put_in(writer)
    languages.put_in(writer)
    for member in MEMBERS:
        if member.key != BANK_WORKER:
            employ(writer, member, since=writer.day(-400))
    for number, key in enumerate(PHONES, start=1):
        phone = writer.writes(equipment.add, f"Work phone {number}", Device.PHONE)
        writer.writes(equipment.issue, phone, clerk.person(_named(key)))
    shared_equipment(writer)
    writer.writes(organisation.settle, hours.settings(writer.now))


def homes_and_authorities(writer: Clerk) -> None:
    """Write down where the children live, and who placed them."""
    for name in (WEST_COUNTY, NORTHMOOR):
        writer.writes(homes.add_authority, name)
    told = ((LARKFIELD, "SC900001", "07700 900100"), (ALDER_COURT, "SC900002", "07700 900200"))
    for name, urn, telephone in told:
        home = writer.writes(homes.open_, name, writer.day(-3000), urn=urn, telephone=telephone)
        know(writer, home)


def know(writer: Clerk, home: Home) -> None:
    """Take down what anybody may be given freely."""
    mailbox = f"{home.short_name.split()[0].lower()}@clearline.example"
    for kind, value in ((Detail.NUMBER, home.telephone), (Detail.EMAIL, mailbox)):
        writer.writes(organisation.know, kind, value, whose=home.short_name, home=home)


def employ(writer: Clerk, member: Member, *, since: object) -> Person:
    """Write somebody down with their post, their account, and what they have read."""
    person = Person.objects.filter(name=member.name).first() or writer.writes(
        people.add, member.name, member.kind, gender=member.gender
    )
    home = clerk.home(member.at) if member.is_of_a_home else None
    authority = clerk.authority(member.at) if member.at and home is None else None
    place = {"home": home, "authority": authority, "from_on": since}
    if member.role in REVIEWERS:
        see_standing(writer, person)
    if member.role in posts.FOR_A_TIME:
        place["until_on"] = writer.day(VISIT)
    writer.writes(posts.appoint, person, member.role, **place)
    if member.is_of_a_home and member.kind == Kind.STAFF:
        dbs = {"reference": f"0019{person.pk:08}", "issued_by": "Disclosure and Barring Service"}
        writer.writes(checks.make, person, CheckKind.DBS, from_on=since, **dbs)
    if member.kind == Kind.STAFF:
        writer.writes(staff.start, person, on=since)
        for document in library.READ:
            writer.as_(person).writes(staff.acknowledge, document, library.VERSION)
        # Dawn's year is nearly over: she is reminded.
        days_ago = 350 if member.key == "dawn" else 30
        declared = {"at": writer.now - timedelta(days=days_ago)}
        writer.as_(person).writes(declarations.declare, "", "", **declared)
    accounts.open_for(person, name=member.sign_in, by=writer.by, at=writer.wrote_at)
    return person


def see_standing(writer: Clerk, person: Person) -> None:
    """Write down that somebody is fit to review: registered, qualified long enough, skilled."""
    seen = {"issued_by": "Social Work England", "from_on": writer.day(-400)}
    number, award = f"SW9{person.pk:04}", writer.day(-11 * 365)
    runs_out = {"until_on": writer.day(300)}
    writer.writes(checks.make, person, CheckKind.REGISTRATION, reference=number, **seen, **runs_out)
    seen["issued_by"] = "University of Fenwick"
    writer.writes(
        checks.make,
        person,
        CheckKind.QUALIFICATION,
        reference="MA in social work",
        awarded_on=award,
        **seen,
    )
    seen["issued_by"] = "West County Council"
    says = "Reviewed with a senior officer, and seen to listen"
    writer.writes(checks.make, person, CheckKind.SKILLS, reference=says, **seen, **runs_out)


def shared_equipment(writer: Clerk) -> None:
    """Write down what a home holds, and what may no longer be used."""
    tablet = writer.writes(equipment.add, "Larkfield tablet", Device.TABLET)
    answerable = [clerk.person(_named(key)) for key in ("priya", "sam")]
    writer.writes(equipment.issue, tablet, clerk.home(LARKFIELD), answerable=answerable)
    lost = writer.writes(equipment.add, "Work phone 11", Device.PHONE)
    writer.writes(equipment.lose, lost)
    camera = writer.writes(equipment.add, "Old camera", Device.CAMERA)
    writer.writes(equipment.retire, camera)


def bank_worker(writer: Clerk) -> Person:
    """Set somebody up for one night: they are gone by themselves in two days."""
    member = next(m for m in MEMBERS if m.key == BANK_WORKER)
    person = writer.writes(people.add, member.name, member.kind, gender=member.gender)
    today = day_of(writer.now)
    writer.writes(
        posts.appoint,
        person,
        member.role,
        home=clerk.home(LARKFIELD),
        from_on=today,
        until_on=today + timedelta(days=1),
    )
    writer.writes(staff.start, person, on=today)
    accounts.open_for(person, name=member.sign_in, by=writer.by, at=writer.wrote_at)
    return person


def _named(key: str) -> str:
    return next(member.name for member in MEMBERS if member.key == key)
