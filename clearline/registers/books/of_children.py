"""The registers on a child's page."""

from clearline.registers import (
    absences,
    children,
    family,
    legal_statuses,
    missing,
    people,
    posts,
    residences,
    said,
)
from clearline.registers.books import of_consent, of_files, of_twins, of_words, options
from clearline.registers.books.book import (
    FROM,
    ON,
    UNTIL,
    Asks,
    Book,
    Field,
    Way,
    one_of,
    sentence,
)
from clearline.registers.models import (
    Absence,
    Away,
    ContactOrder,
    FamilyTie,
    Gender,
    InTouch,
    LegalStatus,
    Naming,
    Particulars,
    Relation,
    Relationship,
    Residence,
    Seat,
    Tie,
    Touch,
)

CALLED = Field(
    "known_as", "Goes by", needed=False, hint="What they like to be called, if it is another name."
)
GENDER = one_of("gender", "Woman or man", Gender, needed=False)

NAMES = Book(
    "name",
    "Name",
    of=lambda child: Naming.objects.filter(person=child.person),
    says=lambda row: row.name,
    more=lambda row: ", ".join(filter(None, [row.known_as, row.get_gender_display()])),
    add=Way(
        "Change the name",
        lambda child, **told: people.rename(child.person, **told),
        (Field("name", "Full name"), CALLED, GENDER),
    ),
)
PARTICULARS = Book(
    "particulars",
    "Born, and placed by",
    of=lambda child: Particulars.objects.filter(child=child),
    says=lambda row: f"{row.date_of_birth:%-d %B %Y}" if row.date_of_birth else "Not known",
    more=lambda row: row.placing_authority.name if row.placing_authority else "",
    cites=("C12",),
    reads=("placing_authority",),
    add=Way(
        "Correct it",
        children.describe,
        (
            Field("date_of_birth", "Date of birth", Asks.DAY, needed=False),
            Field(
                "placing_authority",
                "Placed by",
                Asks.ONE_OF,
                needed=False,
                options=options.authorities,
            ),
        ),
    ),
)
LEGAL_STATUS = Book(
    "legal-status",
    "Legal status",
    of=lambda child: LegalStatus.objects.filter(child=child),
    says=lambda row: sentence(row.get_code_display() or "not looked after"),
    more=lambda row: row.code or "",
    cites=("C9",),
    empty="No legal status is known, so nobody can give permission.",
    add=Way(
        "A new status",
        legal_statuses.begin,
        (Field("code", "Legal status", Asks.ONE_OF, options=options.legal_codes), FROM, UNTIL),
    ),
    end=Way("End this status", legal_statuses.stop, (ON,)),
)
RESIDENCE = Book(
    "residence",
    "Lives at",
    of=lambda child: Residence.objects.filter(child=child),
    says=lambda row: row.home.name,
    reads=("home",),
    cites=("L1",),
    empty="Lives in none of the homes.",
    add=Way(
        "Move", residences.begin, (Field("home", "Home", Asks.ONE_OF, options=options.homes), FROM)
    ),
    end=Way("Has moved on", residences.stop, (ON,)),
)
ABSENCE = Book(
    "absence",
    "Away from the house",
    of=lambda child: Absence.objects.filter(child=child),
    says=lambda row: row.get_kind_display().capitalize(),
    cites=("C2",),
    empty="In the house.",
    add=Way(
        "Has gone out",
        absences.begin,
        (
            one_of("kind", "Why", Away),
            Field("expected_until", "Expected back", Asks.MOMENT, needed=False),
        ),
    ),
    end=Way(
        "Is back",
        missing.come_back,
        (
            Field(
                "returned_at",
                "Back since",
                Asks.MOMENT,
                needed=False,
                hint="Now, if you leave it empty.",
            ),
        ),
    ),
)
FAMILY = Book(
    "family",
    "Family",
    of=lambda child: FamilyTie.objects.filter(child=child),
    says=lambda row: row.person.name,
    more=lambda row: (
        row.get_relation_display().capitalize()
        + (", holds parental responsibility" if row.holds_parental_responsibility else "")
    ),
    reads=("person",),
    cites=("C7", "C9"),
    add=Way(
        "Add somebody",
        family.join,
        (
            Field("name", "Full name"),
            one_of("relation", "To the child", Relation),
            Field("holds_parental_responsibility", "Parental responsibility", Asks.YES_OR_NO),
            FROM,
        ),
    ),
    end=Way("No longer so", family.untie, (ON,)),
)
ORDERS = Book(
    "orders",
    "Court orders",
    of=lambda child: ContactOrder.objects.filter(child=child),
    says=lambda row: f"Keeps {row.person.name} away",
    more=lambda row: row.reference,
    reads=("person",),
    cites=("C10",),
    add=Way(
        "Write down an order",
        family.keep_away,
        (
            Field("person", "Whom it keeps away", Asks.ONE_OF, options=options.relatives),
            Field("reference", "Reference of the order"),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("The order no longer stands", family.lift, (ON,)),
)
WORKERS = Book(
    "workers",
    "Keyworker and allocated worker",
    of=lambda child: Relationship.objects.filter(child=child),
    says=lambda row: row.person.name,
    more=lambda row: row.get_kind_display().capitalize(),
    reads=("person",),
    cites=("C10", "L1"),
    empty="Nobody was given to this child.",
    add=Way(
        "Give a worker",
        posts.give,
        (
            Field("person", "Who", Asks.ONE_OF, options=options.workers),
            one_of("kind", "As what", Tie),
            FROM,
        ),
    ),
    end=Way("Take back", posts.take_back, (ON,)),
)
SEATS = Book(
    "private",
    "Places in the private line",
    of=lambda child: Seat.objects.filter(child=child),
    says=lambda row: row.person.name,
    more=lambda row: (
        f"{sentence(row.get_kind_display())}, {row.organisation}"
        + ("" if row.second_agreed_at else ": waits for a second person to agree")
    ),
    reads=("person",),
    cites=("C1", "I1"),
    empty="Nobody has a place. Only the authority gives one.",
)
IN_TOUCH = Book(
    "in-touch",
    "In touch after leaving",
    of=lambda child: InTouch.objects.filter(child=child),
    says=lambda row: row.get_code_display().capitalize(),
    cites=("L1",),
    add=Way("Write down what is so", said.in_touch, (one_of("code", "What is so", Touch),)),
)
BOOKS = (
    RESIDENCE,
    ABSENCE,
    *of_consent.BOOKS,
    LEGAL_STATUS,
    WORKERS,
    FAMILY,
    ORDERS,
    SEATS,
    IN_TOUCH,
    *of_words.BOOKS,
    *of_files.BOOKS,
    *of_twins.BOOKS,
    PARTICULARS,
    NAMES,
)

NEW = Way(
    "Admit a child",
    children.admit,
    (
        Field("name", "Full name"),
        CALLED,
        GENDER,
        Field("date_of_birth", "Date of birth", Asks.DAY, needed=False),
        Field("home", "Home", Asks.ONE_OF, options=options.homes),
        FROM,
        Field("code", "Legal status", Asks.ONE_OF, needed=False, options=options.legal_codes),
        Field(
            "placing_authority", "Placed by", Asks.ONE_OF, needed=False, options=options.authorities
        ),
    ),
)
