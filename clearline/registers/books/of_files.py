"""The registers on a child's page that are kept by bringing in files."""

from clearline.registers.books.book import Book, sentence
from clearline.registers.models import OwnDetail, ReturnNumber, Unaccompanied

NUMBERS = Book(
    "return-number",
    "Number in the statutory return",
    of=lambda child: ReturnNumber.objects.filter(child=child),
    says=lambda row: row.number,
    more=lambda row: row.authority.name if row.authority else "",
    reads=("authority",),
    empty="No return has named this child.",
)
UNACCOMPANIED = Book(
    "unaccompanied",
    "Unaccompanied, and seeking asylum",
    of=lambda child: Unaccompanied.objects.filter(child=child),
    says=lambda _: "Came without a parent, and seeks asylum",
    cites=("C9",),
    empty="No return says so.",
)
OWN_DETAILS = Book(
    "own-details",
    "Own number and e-mail",
    of=lambda child: OwnDetail.objects.filter(person=child.person),
    says=lambda row: row.value,
    more=lambda row: sentence(row.get_kind_display()),
    empty="None is known.",
)

BOOKS = (UNACCOMPANIED, OWN_DETAILS, NUMBERS)
