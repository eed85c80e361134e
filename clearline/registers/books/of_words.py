"""What the reading of words knows of one child: how they read, and what may be given to them."""

from clearline.registers import organisation, said
from clearline.registers.books import options
from clearline.registers.books.book import FROM, ON, UNTIL, Asks, Book, Field, Way, one_of
from clearline.registers.models import Detail, KnownDetail, ReadingLevel

READING = Book(
    "reading",
    "Reads well up to age",
    of=lambda child: ReadingLevel.objects.filter(child=child),
    says=lambda row: f"Age {row.age}",
    cites=("C1",),
    empty="Nothing is written down, so texts are measured for age 13.",
    add=Way(
        "Say how they read",
        said.reads_at,
        (Field("age", "A text may be for age", Asks.ONE_OF, options=options.reading_ages),),
    ),
    end=Way("No longer so", said.reads_as_usual, (ON,)),
)
DETAILS = Book(
    "details",
    "Details that may be given to them",
    of=lambda child: KnownDetail.objects.filter(child=child),
    says=lambda row: row.value,
    more=lambda row: f"{row.get_kind_display().capitalize()}, {row.whose}",
    cites=("C7",),
    empty="None but those of the home.",
    add=Way(
        "Add a detail",
        lambda child, **told: organisation.know(child=child, **told),
        (
            one_of("kind", "What it is", Detail),
            Field("value", "The number or address"),
            Field("whose", "Whose it is"),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("No longer given", organisation.forget, (ON,)),
)

BOOKS = (DETAILS, READING)
