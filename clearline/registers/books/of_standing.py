"""The registers of who is fit for what: what was checked, to whom one answers, and conflicts."""

from clearline.registers.books import options
from clearline.registers.books.book import FROM, ON, UNTIL, Asks, Book, Field, Way, one_of, sentence
from clearline.registers.models import AnswersTo, Check, CheckKind, Conflict, Declaration
from clearline.registers.vetting import checks, management


def _says_more(row: Check) -> str:
    awarded = f", awarded {row.awarded_on:%-d %B %Y}" if row.awarded_on else ""
    return f"{row.reference}, {row.issued_by}{awarded}"


CHECKS = Book(
    "checks",
    "Checked",
    of=lambda person: Check.objects.filter(person=person),
    says=lambda row: sentence(row.get_kind_display()),
    more=_says_more,
    cites=("I1",),
    empty="Nobody has written down that anything was checked.",
    add=Way(
        "Write down what you have seen",
        checks.make,
        (
            one_of("kind", "What", CheckKind),
            Field("reference", "Its number, or what it says"),
            Field("issued_by", "Who gave it out"),
            Field(
                "awarded_on",
                "Awarded on",
                Asks.DAY,
                needed=False,
                hint="Of a qualification: the day on the certificate.",
            ),
            Field(
                "from_on", "Seen on", Asks.DAY, needed=False, hint="Today, if you leave it empty."
            ),
            Field(
                "until_on",
                "In date until",
                Asks.DAY,
                needed=False,
                hint="A registration and skills always run out, and are looked at again.",
            ),
        ),
    ),
    end=Way("No longer holds", checks.stop, (ON,)),
)
ANSWERS_TO = Book(
    "answers-to",
    "Answers to",
    of=lambda person: AnswersTo.objects.filter(person=person),
    says=lambda row: row.to.name,
    reads=("to",),
    cites=("I1",),
    empty="Nobody is written down.",
    add=Way(
        "Say to whom",
        management.begin,
        (Field("to", "To whom", Asks.ONE_OF, options=options.colleagues), FROM, UNTIL),
    ),
    end=Way("No longer so", management.stop, (ON,)),
)


def _online(row: Declaration) -> str:
    return f"Online: {row.online}" if row.online else "Nothing of their own online."


def _knows(row: Declaration) -> str:
    return f"Knows: {row.knows}" if row.knows else "Knows nobody here outside work."


DECLARED = Book(
    "declared",
    "Declared",
    of=lambda person: Declaration.objects.filter(person=person),
    says=_online,
    more=_knows,
    cites=("D1", "C4"),
    empty="Has declared nothing yet. Each does so themselves, once a year.",
)
CONFLICTS = Book(
    "conflicts",
    "Conflicts",
    of=lambda child: Conflict.objects.filter(child=child),
    says=lambda row: row.person.name,
    more=lambda row: row.reason,
    reads=("person",),
    cites=("I1",),
    empty="None is known.",
    add=Way(
        "Write down a conflict",
        lambda child, person, **told: management.conflict(person, child, **told),
        (
            Field("person", "Whose", Asks.ONE_OF, options=options.reviewers),
            Field("reason", "What stands between them"),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("No longer so", management.settle, (ON,)),
)
