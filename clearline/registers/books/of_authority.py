"""The registers that a placing authority keeps: who has a place with a child, and who reviews."""

from clearline.registers import posts, seats
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
    sentence,
)
from clearline.registers.books.of_children import CALLED, GENDER
from clearline.registers.models import (
    REVIEWERS,
    Naming,
    Post,
    Role,
    Seat,
    SeatKind,
    StaffMember,
)
from clearline.registers.vetting import appointing

# Those that the authority's own workers give each other.
GIVEN_AT_AN_AUTHORITY = (*REVIEWERS, Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)
_KINDS = {
    kind.value: (sentence(kind.label), kind) for kind in SeatKind if kind is not SeatKind.DUTY_IRO
}


def _seat_more(row: Seat) -> str:
    of = f"{sentence(row.get_kind_display())}, {row.organisation}. Reference {row.reference}."
    if row.kind == SeatKind.DUTY_IRO:
        of = f"{row.reference}, only while no reviewing officer of the child’s own can be."
    if row.second_agreed_by is None:
        return f"{of} Agreed by {row.agreed_by.name}. A second person has still to agree."
    return f"{of} Checked by {row.agreed_by.name} and {row.second_agreed_by.name}."


SEATS = Book(
    "private",
    "Places in the private line",
    of=lambda child: Seat.objects.filter(child=child),
    says=lambda row: row.person.name,
    more=_seat_more,
    reads=("person", "agreed_by", "second_agreed_by"),
    cites=("C1", "I1"),
    empty="Nobody has a place.",
    add=Way(
        "Give a place",
        seats.admit,
        (
            Field("kind", "As what", Asks.ONE_OF, options=lambda _: _KINDS),
            Field(
                "person",
                "Who",
                Asks.ONE_OF,
                needed=False,
                options=options.who_may_sit,
                hint="Or write the name of somebody who is not known here.",
            ),
            Field("name", "Or the full name of somebody new", needed=False),
            Field("organisation", "From which organisation"),
            Field(
                "reference",
                "How you know",
                hint="A number, a letter or a call: by what the second person can check it too.",
            ),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("End this place", seats.stop, (ON,)),
    second=Way("Agree as the second", seats.second),
    waits=lambda row: row.second_agreed_at is None,
)
OF_CHILDREN = (SEATS, of_standing.CONFLICTS)


def _roles(_: Asking) -> Options:
    return {role.value: (sentence(role.label), role) for role in GIVEN_AT_AN_AUTHORITY}


def _reviewing_roles(_: Asking) -> Options:
    return {role.value: (sentence(role.label), role) for role in REVIEWERS}


POSTS = Book(
    "posts",
    "Posts",
    of=lambda person: Post.objects.filter(person=person),
    says=lambda row: sentence(row.get_role_display()),
    more=lambda row: str(row.home or row.authority or "The whole organisation"),
    reads=("home", "authority"),
    cites=("I1",),
    empty="Holds no post.",
    add=Way(
        "Give a post",
        posts.appoint,
        (
            Field("role", "As what", Asks.ONE_OF, options=_roles),
            Field("authority", "Authority", Asks.ONE_OF, options=options.own_authorities),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("End this post", posts.stop, (ON,)),
    is_theirs=lambda row, asking: row.authority in asking.authorities,
)
NAMES = Book(
    "name",
    "Name",
    of=lambda person: Naming.objects.filter(person=person),
    says=lambda row: row.name,
    more=lambda row: ", ".join(filter(None, [row.known_as, row.get_gender_display()])),
)
WORK = Book(
    "work",
    "Works here",
    of=lambda person: StaffMember.objects.filter(person=person),
    says=lambda _: "Works here",
    empty="Not written down as working here.",
)
OF_PEOPLE = (of_standing.CHECKS, POSTS, of_standing.ANSWERS_TO, WORK, NAMES)

NEW = Way(
    "Add a reviewing officer",
    appointing.appoint,
    (
        Field("name", "Full name"),
        CALLED,
        GENDER,
        Field("role", "As what", Asks.ONE_OF, options=_reviewing_roles),
        Field("authority", "Authority", Asks.ONE_OF, options=options.own_authorities),
        Field("number", "Registration number", hint="Of Social Work England."),
        Field("registered_until", "Registered until", Asks.DAY),
        Field("qualification", "Qualification, and who awarded it"),
        Field("awarded_on", "Qualified as a social worker on", Asks.DAY),
        Field("skills", "The skills you have seen, and how"),
        Field("skills_until", "To be looked at again by", Asks.DAY),
    ),
)
