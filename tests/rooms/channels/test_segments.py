"""How many texts words cost, and what makes them cost more."""

import pytest

from clearline.channels.sms import segments
from clearline.channels.sms.segments import Size


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("é" * 160, 1),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("🎉" * 35, 1),
        ("🎉" * 36, 2),
        ("🎉" * 66, 2),
        ("🎉" * 67, 3),
    ],
)
def test_words_are_counted_as_the_network_counts_them(text: str, texts: int) -> None:
    assert segments.size(text).texts == texts


def test_a_character_that_counts_twice_is_never_torn_in_two() -> None:
    assert segments.size("a" * 152 + "€" + "a" * 152).texts == 3
    assert segments.size("a" * 153 + "€" + "a" * 151).texts == 2


def test_what_an_emoji_costs_is_said() -> None:
    assert segments.size("a" * 100 + "🎉") == Size(2, 32, ("🎉",), 1)
    assert segments.size("a" * 100 + "🎉").costs_more
    assert not segments.size("Well done 🎉").costs_more


def test_what_phones_curl_by_themselves_is_made_plain() -> None:
    text = "It’s “six” – or so…"
    assert segments.plain(text) == 'It\'s "six" - or so...'
    assert segments.size(segments.plain(text)).wide == ()
