"""The registers of who said yes to what, on a child's page."""

from clearline.registers import delegations, disputes, permissions, said, showing
from clearline.registers.asking import withdrawals
from clearline.registers.books import options
from clearline.registers.books.book import FROM, ON, UNTIL, Asks, Book, Field, Way, one_of, sentence
from clearline.registers.models import (
    Agreement,
    Channel,
    Delegation,
    Dispute,
    GivenBy,
    LockScreen,
    NeverTold,
    Permission,
    SenderStyle,
    Showing,
)

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
    end=Way("Withdraw", withdrawals.withdraw, (ON,)),
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
    more=lambda row: row.get_channel_display() if row.channel else "Every form",
    cites=("C9",),
    empty="Those who decide agree.",
    add=Way(
        "Write down a dispute",
        disputes.begin,
        (
            Field("reason", "What about"),
            one_of("channel", "For one form only", Channel, needed=False),
        ),
    ),
    end=Way("It is settled", disputes.settle),
)

DELEGATIONS = Book(
    "delegations",
    "What the plan leaves to the manager",
    of=lambda child: Delegation.objects.filter(child=child),
    says=lambda row: sentence(row.get_channel_display()),
    more=lambda row: f"{sentence(row.get_agreed_by_display())}: {row.plan}",
    cites=("C9",),
    empty="The placement plan leaves no form to the manager.",
    add=Way(
        "Write down what the plan says",
        delegations.agree,
        (
            one_of("channel", "For what", Channel),
            Field("agreed_by", "Agreed by", Asks.ONE_OF, options=options.who_delegates),
            Field("plan", "Where it is written", hint="Placement plan, and the page."),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("It is no longer so", delegations.stop, (ON,)),
)
SHOWING = Book(
    "showing",
    "What may be shown to whom",
    of=lambda child: Showing.objects.filter(child=child),
    says=lambda row: (
        "The place is confidential" if row.place_is_confidential else "Family may know the place"
    ),
    more=lambda row: (
        f"Messages from {row.get_sender_display()} {row.sender_name}".rstrip()
        + f". A locked phone shows {row.get_lock_screen_display()}. {row.reason}"
    ),
    cites=("C1",),
    empty="Nothing is written down. A message to the child's own phone names nobody.",
    add=Way(
        "Say what may be shown",
        showing.settle,
        (
            Field("place_is_confidential", "Is the place confidential", Asks.YES_OR_NO),
            Field("authority_number", "The authority's number for family", needed=False),
            Field("authority_address", "The authority's address for family", needed=False),
            one_of("sender", "A message to their own phone is from", SenderStyle),
            Field("sender_name", "The name that the child chose", needed=False),
            one_of("lock_screen", "A locked phone shows", LockScreen),
            Field("reason", "Why"),
        ),
    ),
)
NEVER_TOLD = Book(
    "never-told",
    "Who must never learn where",
    of=lambda child: NeverTold.objects.filter(child=child),
    says=lambda row: row.person.name,
    more=lambda row: row.reason,
    reads=("person",),
    cites=("C1",),
    empty="Nobody is named.",
    add=Way(
        "Name somebody",
        showing.never_tell,
        (
            Field("person", "Who", Asks.ONE_OF, options=options.relatives),
            Field("reason", "Why"),
            FROM,
            UNTIL,
        ),
    ),
    end=Way("They may know", showing.may_tell, (ON,)),
)

BOOKS = (PERMISSIONS, AGREEMENTS, DISPUTES, DELEGATIONS, SHOWING, NEVER_TOLD)
