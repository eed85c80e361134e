"""A made-up room with kept tables: a diary whose pages end, and whose words may be shredded."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, models, transaction
from django.db.models import Q

from clearline import ledger
from clearline.ledger.append_only import Guard
from clearline.ledger.kept import Declared, Destroyable, Kept, Repeated, new_salt
from clearline.ledger.models import LedgerEntry, SignedCheckpoint
from clearline.ledger.tree import CompactRange, leaf_hash
from clearline.ledger.verify import Wrong

Find = Callable[..., Wrong | None]
Sign = Callable[[], bytes]

TEATIME = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


class Row(models.Model):
    objects: models.Manager[Any] = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.db_table}/{self.pk}"


class Writer(Row):
    name = models.CharField(max_length=40)
    born_on = models.DateField(null=True)

    class Meta:
        app_label = "diary"


class Leaf(Row):
    id = models.UUIDField(primary_key=True, default=uuid4)
    number = models.IntegerField(default=1)
    pressed_at = models.DateTimeField()

    class Meta:
        app_label = "diary"


class Naming(Row):
    writer = models.ForeignKey(Writer, models.PROTECT)
    name = models.CharField(max_length=40)
    born_on = models.DateField(null=True)
    named_at = models.DateTimeField()

    class Meta:
        app_label = "diary"


class Page(Row):
    about = models.CharField(max_length=40)
    words_digest = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Writer, models.PROTECT, null=True, related_name="pages")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Writer, models.PROTECT, null=True, related_name="ended_pages")

    class Meta:
        app_label = "diary"


class Words(Row):
    page = models.OneToOneField(Page, models.PROTECT, primary_key=True)
    text = models.TextField()
    salt = models.BinaryField()

    class Meta:
        app_label = "diary"


class Shredding(Row):
    page = models.ForeignKey(Page, models.PROTECT)
    why = models.CharField(max_length=40)
    shredded_at = models.DateTimeField()

    class Meta:
        app_label = "diary"


WRITTEN = Kept(
    "page.written", Page, ("words_digest",), at="written_at", by="written_by", facts=("about",)
)
ENDED = Kept("page.ended", Page, (), at="ended_at", by="ended_by", when=Q(ended_at__isnull=False))
SHREDDED = Kept("words.shredded", Shredding, ("page", "why"), at="shredded_at")
WORDS = Destroyable(
    Words, ("text",), of="page", digest="words_digest", destroyed=(Shredding, "page")
)
NAMED = Kept("writer.named", Naming, ("writer", "name", "born_on"), at="named_at")
NAMES = Repeated(Writer, ("name", "born_on"), Naming, of="writer")
PRESSED = Kept("leaf.pressed", Leaf, ("number",), at="pressed_at")
DECLARED = Declared((WRITTEN, ENDED, SHREDDED, NAMED, PRESSED), (WORDS,), (NAMES,))
GUARDS = (
    Guard.of(Page, ("ended_at", "ended_by_id")),
    Guard.of(Words, may_be_destroyed=True),
    Guard.of(Shredding),
)


def make_tables() -> None:
    """Make the diary's tables, in the transaction that the test will roll back."""
    editor = connection.SchemaEditorClass(connection)
    editor.deferred_sql = []
    for model in (Writer, Leaf, Naming, Page, Words, Shredding):
        statement, _ = editor.table_sql(model)
        editor.execute(statement, params=None)
    for guard in GUARDS:
        for statement in guard.up(connection.vendor):
            editor.execute(statement, params=None)


class Diary:
    """Writes pages as a room does: the row, and its entry, in one transaction."""

    def __init__(self) -> None:
        self.dawn = Writer.objects.create()
        self.now = TEATIME

    def name(self, name: str) -> None:
        """Say what Dawn is called: the row that says so, and the one that repeats it."""
        with transaction.atomic():
            naming = Naming.objects.create(writer=self.dawn, name=name, named_at=self._later())
            Writer.objects.filter(pk=self.dawn.pk).update(name=name)
            ledger.append([NAMED.entry(naming)])

    def write(self, text: str, *, key: int | None = None) -> Page:
        salt = new_salt()
        with transaction.atomic():
            page = Page(pk=key, about="tea", written_at=self._later(), written_by=self.dawn)
            words = Words(page=page, text=text, salt=salt)
            page.words_digest = WORDS.digest_of(words)
            page.save()
            words.page = page
            words.save()
            ledger.append([WRITTEN.entry(page)])
        return page

    def write_many(self, count: int) -> list[Page]:
        """Write pages without words, all in one batch."""
        at = self._later()
        pages = [Page(about="tea", written_at=at, written_by=self.dawn) for _ in range(count)]
        with transaction.atomic():
            Page.objects.bulk_create(pages)
            ledger.append(WRITTEN.entries(pages))
        return pages

    def end(self, page: Page) -> None:
        with transaction.atomic():
            page.ended_at, page.ended_by = self._later(), self.dawn
            page.save(update_fields=["ended_at", "ended_by"])
            ledger.append([ENDED.entry(page)])

    def shred(self, page: Page) -> None:
        with transaction.atomic():
            Words.objects.filter(page=page).delete()
            row = Shredding.objects.create(page=page, why="its time", shredded_at=self._later())
            ledger.append([SHREDDED.entry(row)])

    def press(self) -> None:
        with transaction.atomic():
            leaf = Leaf.objects.create(pressed_at=self._later())
            ledger.append([PRESSED.entry(leaf)])

    def _later(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


class Insider:
    """Somebody with the database file and a good tool: no guard stands in their way."""

    guards = (Guard.of(LedgerEntry), Guard.of(SignedCheckpoint), *GUARDS)

    def __init__(self) -> None:
        for guard in self.guards:
            for statement in guard.down(connection.vendor):
                self.does(statement)

    def covers_up(self) -> None:
        """Put the guards back, as if nothing had been."""
        for guard in self.guards:
            for statement in guard.up(connection.vendor):
                self.does(statement)

    def does(self, statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values or None)

    def sets_entry(self, place: int, line: bytes) -> None:
        """Put other bytes at a place, with the hash that belongs to them."""
        self.does(
            "UPDATE ledger_entry SET bytes = %s, leaf_hash = %s WHERE place = %s",
            line,
            leaf_hash(line),
            place,
        )

    def cuts_off(self, size: int) -> None:
        """Take away the end of the log, and set the head back as if it had never been."""
        self.does("DELETE FROM ledger_entry WHERE place >= %s", size)
        self.sets_head()

    def sets_head(self) -> CompactRange:
        """Make the head what the entries add up to."""
        tree = CompactRange()
        tree.extend(leaf_hash(line) for line in self.lines())
        self.does("UPDATE ledger_head SET size = %s, hashes = %s", tree.size, tree.written())
        return tree

    def lines(self) -> list[bytes]:
        lines = LedgerEntry.objects.order_by("place").values_list("bytes", flat=True)
        return [bytes(line) for line in lines]
