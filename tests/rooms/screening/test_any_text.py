"""Whatever is written, there is an answer, and its spans point at the words they quote."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearline import screening

SCRAPS = (
    *("07700 900123", "oh double seven", "my snap is ", "@", "(at)", " dot ", "gmail", "com", "."),
    *("/", "+44", "5n4p", "s n a p", "\U0001f47b", "0\ufe0f\u20e3", "\uff10\uff17", "\u0660\u0667"),
    *("LS99 7ZT", "22 Bramble Close", "don't", "kill myself", "\u202e", "\u200d", "\x00", "\ud83d"),
    *("kez_99", "#4471", "i live at", "part 1", "discord.gg/x", "seven", "double", "x x x"),
)
PIECES = st.one_of(
    st.text(max_size=12),
    st.text(alphabet=st.characters(codec=None, categories=["Cs", "Cc", "Mn", "Cf"]), max_size=6),
    st.sampled_from(SCRAPS),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(TEXTS, max_size=4), st.sampled_from(["staff", "child", "family"]))
def test_every_span_quotes_the_message_it_points_at(
    messages: list[str], speaker: screening.Speaker
) -> None:
    for found in screening.read(messages, speaker=speaker).findings:
        message = messages[found.message]
        assert 0 <= found.start <= found.end <= len(message)
        assert message[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00" * 1000,
        "a\u0301" * 50_000,
        "\u0301" * 1_000_000,
        "\u202e\u202d\u2066" * 10_000,
        "\u200d\u200b" * 10_000,
        "\ud800" * 1000,
        "😀👨‍👩‍👧" * 2000,
        "1 " * 50_000,
        "a\u0430" * 20_000,
        "".join(map(chr, range(0x1F300, 0x1FB00))),
        "+1 " * 10_000,
        "a@b." * 10_000,
    ],
    ids=lambda text: f"{text[:1]!r} {len(text)}",
)
def test_a_hostile_text_is_answered(text: str) -> None:
    assert isinstance(screening.read([text], speaker="child"), screening.Reading)


def test_a_number_at_the_end_of_a_hundred_thousand_characters_is_found() -> None:
    long = "We had tea and then we went to the park. " * 2500

    assert screening.read([long], speaker="staff").outcome is not screening.Outcome.REFUSE
    found = screening.read([long + "07700 900123"], speaker="staff")

    [phone] = [f for f in found.findings if f.kind == "phone"]
    assert (phone.start, phone.text) == (len(long), "07700 900123")
