"""The registers of who said yes to what, on a child's page."""

from clearline.registers import disputes, permissions, said
from clearline.registers.books import options
from clearline.registers.books.book import FROM, ON, UNTIL, Asks, Book, Field, Way, one_of
from clearline.registers.models import Agreement, Channel, Dispute, GivenBy, Permission

PERMISSIONS = Book(
    "permissions",
    "Permissions",
    of=lambda child: Permission.objects.filter(child=child),
    says=lambda row: row.get_channel_display().capitalize(),
    more=lambda row: (
        f"{row.grantor.name}, {row.get_given_by_display()}: {row.evidence}"
        if row.grantor
        else f"{row.get_given_by_display().capitalize()}: {row.evidence}"
    ),
    reads=("grantor",),
    cites=("C9",),
    empty="Nobody has permitted any form of communication.",
    add=Way(
        "Write down a permission",
        permissions.give,
        (
            one_of("channel", "For what", Channel),
            one_of("given_by", "Given by", GivenBy),
            Field("grantor", "Who", Asks.ONE_OF, needed=False, options=options.who_may_decide),
            Field("evidence", "How we know", hint="A signed form, a letter, a call."),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("Withdraw", permissions.withdraw, (ON,)),
)
AGREEMENTS = Book(
    "agreements",
    "What the child says",
    of=lambda child: Agreement.objects.filter(child=child),
    says=lambda row: row.get_channel_display().capitalize(),
    more=lambda row: "Says yes" if row.agrees else "Says no",
    cites=("C1",),
    empty="The child has not been asked.",
    add=Way(
        "Write down what they say",
        said.agreement,
        (
            one_of("channel", "To what", Channel),
            Field("agrees", "Do they agree", Asks.YES_OR_NO),
        ),
    ),
)
DISPUTES = Book(
    "disputes",
    "Disputes about permission",
    of=lambda child: Dispute.objects.filter(child=child),
    says=lambda row: row.reason,
    cites=("C9",),
    empty="Those who decide agree.",
    add=Way("Write down a dispute", disputes.begin, (Field("reason", "What about"),)),
    end=Way("It is settled", disputes.settle),
)

BOOKS = (PERMISSIONS, AGREEMENTS, DISPUTES)
