"""The registers on the page of somebody who works here."""

from clearline.registers import people, posts, shifts, staff
from clearline.registers.books import of_standing, options
from clearline.registers.books.book import (
    FROM,
    ON,
    UNTIL,
    Asking,
    Asks,
    Book,
    Field,
    Options,
    Way,
    one_of,
)
from clearline.registers.books.of_children import CALLED, GENDER
from clearline.registers.models import (
    Acknowledgement,
    Duty,
    EquipmentIssue,
    Naming,
    Post,
    Rejoining,
    Relationship,
    Restriction,
    Role,
    Shift,
    StaffMember,
)

# Those that the manager of a home gives; the others are the organisation's and the authority's.
GIVEN_AT_A_HOME = (
    Role.RESIDENTIAL_WORKER,
    Role.DEPUTY_MANAGER,
    Role.INDEPENDENT_PERSON,
    Role.INSPECTOR,
)


def _roles(_: Asking) -> Options:
    return {role.value: (role.label.capitalize(), role) for role in GIVEN_AT_A_HOME}


ROLE = Field("role", "As what", Asks.ONE_OF, options=_roles)
HOME = Field("home", "Home", Asks.ONE_OF, options=options.homes)
LAST_DAY = Field(
    "until_on",
    "Last day",
    Asks.DAY,
    needed=False,
    hint="For a bank worker tomorrow: they are gone by themselves.",
)


def _of_their_home(row: Post | Shift, asking: Asking) -> bool:
    return row.home in asking.homes


POSTS = Book(
    "posts",
    "Posts",
    of=lambda person: Post.objects.filter(person=person),
    says=lambda row: row.get_role_display().capitalize(),
    more=lambda row: str(row.home or row.authority or "The whole organisation"),
    reads=("home", "authority"),
    cites=("C10",),
    empty="Holds no post, so may be in contact with nobody.",
    add=Way("Give a post", posts.appoint, (ROLE, HOME, FROM, UNTIL)),
    end=Way("End this post", posts.stop, (ON,)),
    is_theirs=_of_their_home,
)
CHILDREN = Book(
    "children",
    "Given to",
    of=lambda person: Relationship.objects.filter(person=person),
    says=lambda row: row.child.person.called,
    more=lambda row: row.get_kind_display().capitalize(),
    reads=("child__person",),
    cites=("C10",),
    empty="Keyworker of nobody. A child’s page is where one is given.",
)
SHIFTS = Book(
    "shifts",
    "On the rota",
    of=lambda person: Shift.objects.filter(person=person),
    says=lambda row: row.get_duty_display().capitalize(),
    more=lambda row: row.home.name,
    reads=("home",),
    cites=("C6",),
    soonest="starts_at",
    empty="Not on the rota.",
    add=Way(
        "Add a shift",
        shifts.plan,
        (
            HOME,
            one_of("duty", "How", Duty),
            Field("starts_at", "Starts", Asks.MOMENT),
            Field("ends_at", "Ends", Asks.MOMENT),
        ),
    ),
    end=Way("Take off the rota", shifts.cancel),
    is_theirs=_of_their_home,
)
EQUIPMENT = Book(
    "equipment",
    "Holds",
    of=lambda person: EquipmentIssue.objects.filter(person=person),
    says=lambda row: row.equipment.label,
    more=lambda row: row.equipment.get_kind_display().capitalize(),
    reads=("equipment",),
    cites=("C9",),
    empty="Holds no equipment of the organisation’s.",
)
ACKNOWLEDGED = Book(
    "acknowledged",
    "Has read",
    of=lambda person: Acknowledgement.objects.filter(person=person),
    says=lambda row: row.get_document_display().capitalize(),
    more=lambda row: row.version,
    cites=("D1", "C8"),
    empty="Has acknowledged no document. Each says so themselves.",
    all_count=True,
)
RESTRICTIONS = Book(
    "restrictions",
    "Kept out of contact",
    of=lambda person: Restriction.objects.filter(person=person),
    says=lambda row: row.reason,
    cites=("C7",),
    empty="May be in contact.",
    add=Way("Keep out of contact", staff.restrict, (Field("reason", "Why"),)),
    end=Way("Let back", staff.lift),
)
LEAVES = Way(
    "Leaves",
    staff.leave,
    (
        Field(
            "on",
            "From which day",
            Asks.DAY,
            hint="Posts, children, shifts and every way to sign in end on that day.",
        ),
    ),
)
WORK = Book(
    "work",
    "Works here",
    of=lambda person: StaffMember.objects.filter(person=person),
    says=lambda _: "Works here",
    cites=("D1",),
    empty="Not written down as working here.",
    end=LEAVES,
)
AGAIN = Book(
    "again",
    "Came back",
    of=lambda person: Rejoining.objects.filter(person=person),
    says=lambda _: "Works here again",
    cites=("D1",),
    empty="They have left. If they work here again, write it down here, not as somebody new.",
    add=Way("Comes back", staff.come_back, (ROLE, HOME, FROM, LAST_DAY)),
    end=LEAVES,
    all_count=True,
    is_for=lambda asking: staff.has_ever_left(asking.subject, at=asking.at),
    adds_of_those_gone=True,
)
NAMES = Book(
    "name",
    "Name",
    of=lambda person: Naming.objects.filter(person=person),
    says=lambda row: row.name,
    more=lambda row: ", ".join(filter(None, [row.known_as, row.get_gender_display()])),
    add=Way("Change the name", people.rename, (Field("name", "Full name"), CALLED, GENDER)),
)

BOOKS = (
    POSTS,
    SHIFTS,
    CHILDREN,
    of_standing.CHECKS,
    of_standing.ANSWERS_TO,
    EQUIPMENT,
    ACKNOWLEDGED,
    of_standing.DECLARED,
    RESTRICTIONS,
    WORK,
    AGAIN,
    NAMES,
)

NEW = Way(
    "Add somebody",
    staff.employ,
    (
        Field("name", "Full name"),
        GENDER,
        ROLE,
        HOME,
        FROM,
        LAST_DAY,
    ),
)
