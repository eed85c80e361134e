"""How a room says what is kept, and the entries that come of it."""

import pytest
from django.db import models

from clearline.ledger import entry, kept
from clearline.ledger.kept import Declared, Destroyable, Kept
from tests.rooms.ledger.diary import (
    ENDED,
    SHREDDED,
    TEATIME,
    WORDS,
    WRITTEN,
    Diary,
    Page,
    Row,
    Words,
)


class Measured(Row):
    weight = models.FloatField()
    price = models.DecimalField(max_digits=5, decimal_places=2)
    notes = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        app_label = "diary"


PAGE = Page(pk=7, about="tea", words_digest="d" * 64, written_at=TEATIME, written_by_id=3)
SALT = bytes(16)


def test_an_entry_says_what_when_and_by_whom() -> None:
    said = WRITTEN.entry(PAGE)

    assert (said.kind, said.of, said.by) == ("page.written", "diary_page/7", "diary_writer/3")
    assert said.at == "2026-11-23T16:30:00.000000Z"
    assert said.facts == {"about": "tea"}
    assert entry.unsound(said) is None


def test_an_entry_commits_to_the_columns_and_to_when_and_by_whom() -> None:
    assert WRITTEN.names == ("about", "words_digest", "written_at", "written_by_id")
    said = WRITTEN.told((7, "tea", "d" * 64, TEATIME, 3), SALT)

    assert said.digest == entry.digest(
        {
            "about": "tea",
            "words_digest": "d" * 64,
            "written_at": "2026-11-23T16:30:00.000000Z",
            "written_by_id": 3,
        },
        salt=SALT,
    )


def test_each_entry_has_a_salt_of_its_own() -> None:
    first, second = WRITTEN.entries([PAGE, PAGE])

    assert first.of == second.of
    assert first.salt != second.salt
    assert first.digest != second.digest
    assert WRITTEN.entries([]) == []


def test_nobody_is_the_system() -> None:
    nobodys = Page(pk=7, about="tea", written_at=TEATIME)

    assert WRITTEN.entry(nobodys).by == "system"
    assert SHREDDED.by is None


def test_only_the_rows_that_it_speaks_for_are_asked(diary: Diary) -> None:
    first, second = diary.write("one"), diary.write("two")
    diary.end(second)

    assert set(WRITTEN.rows().values_list("pk", flat=True)) == {first.pk, second.pk}
    assert set(ENDED.rows().values_list("pk", flat=True)) == {second.pk}


def test_what_a_database_may_give_back_otherwise_cannot_be_kept() -> None:
    assert Kept("tea.made", Measured, (), at="at").names == ("at",)
    with pytest.raises(TypeError, match="diary_measured cannot be kept with price, weight"):
        Kept("tea.made", Measured, ("weight", "price"), at="at")


def test_a_column_that_is_not_there_cannot_be_kept() -> None:
    with pytest.raises(Exception, match="has no field named 'colour'"):
        Kept("tea.made", Page, ("colour",), at="written_at")


def test_a_kind_is_words_with_a_dot_between_them() -> None:
    assert Kept("tea.made", Page, (), at="written_at").kind == "tea.made"
    with pytest.raises(ValueError, match="'Tea' is no kind"):
        Kept("Tea", Page, (), at="written_at")


def test_only_single_values_are_shown() -> None:
    shown = Kept("tea.made", Page, (), at="written_at", facts=("about", "written_by"))

    assert shown.entry(PAGE).facts == {"about": "tea", "written_by_id": 3}
    assert Kept("tea.made", Measured, ("notes",), at="at").names == ("at", "notes")
    with pytest.raises(TypeError, match="diary_measured can only show single values"):
        Kept("tea.made", Measured, (), at="at", facts=("notes",))


def test_the_digest_of_content_needs_its_salt() -> None:
    words = Words(page=PAGE, text="Tea was late", salt=SALT)
    again = Words(page=PAGE, text="Tea was late", salt=kept.new_salt())

    assert WORDS.digest_of(words) == entry.digest({"text": "Tea was late"}, salt=SALT)
    assert WORDS.digest_of(words) != WORDS.digest_of(again)
    assert (WORDS.table, WORDS.vouching) == ("diary_words", Page)


def test_every_room_declares_what_it_keeps() -> None:
    declared = kept.declared()
    kinds = [one.kind for one in declared.kept]

    assert isinstance(declared, Declared)
    assert kinds
    assert len(kinds) == len(set(kinds))
    assert all(isinstance(one, Kept) for one in declared.kept)
    assert all(isinstance(one, Destroyable) for one in declared.destroyable)
    assert all(_stands_in_a_kept_row(one, declared) for one in declared.destroyable)


def _stands_in_a_kept_row(content: Destroyable, declared: Declared) -> bool:
    """What vouches for content must be vouched for itself."""
    return any(
        kept.model is content.vouching and content.digest in kept.names and kept.when is None
        for kept in declared.kept
    )
