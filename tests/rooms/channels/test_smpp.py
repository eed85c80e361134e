"""SMPP: packets as specified, long texts in parts, and a line that is cut and comes back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.channels.asking import Server
from clearline.channels.sms import gsm, segments
from clearline.channels.sms.smpp import packets
from clearline.channels.sms.smpp.carrier import Smpp
from clearline.channels.sms.smpp.line import NOT_NOW, Login
from clearline.channels.sms.smpp.packets import Part
from clearline.channels.sms.smpp.parts import WAITS, Parts
from tests.kannel import until
from tests.standins.message_centre import MessageCentre

PHONE, HOME = "447700900301", "447700900100"


@pytest.fixture
def centre() -> Iterator[MessageCentre]:
    centre = MessageCentre()
    yield centre
    centre.close()


narrow = st.text(st.sampled_from([*sorted(set(gsm.BASIC) - {"\x1b"}), *gsm.EXTENDED]))


@given(narrow)
def test_the_alphabet_is_read_as_it_was_written(text: str) -> None:
    assert gsm.decode(gsm.encode(text)) == text


@given(st.binary())
def test_whatever_comes_is_read_as_something(octets: bytes) -> None:
    assert len(gsm.decode(octets)) <= len(octets)


@given(st.text(st.sampled_from("aé€[🎉’ê "), max_size=700))
def test_the_parts_of_a_text_are_as_many_as_counted_and_make_it_again(text: str) -> None:
    parts = segments.parts(text)
    assert "".join(parts) == text
    assert len(parts) == segments.size(text).texts
    fields = packets.submissions(text, number=7)
    assert all(len(each["short_message"]) <= 160 for each in fields)
    assert [each["registered_delivery"] for each in fields][-1:] == [1]


def part(index: int, text: str) -> Part:
    return Part(PHONE, HOME, text, number=7, of=3, index=index)


def test_parts_make_a_text_in_whichever_order_they_come() -> None:
    parts = Parts()
    assert parts.add(part(3, "c"), 11, now=0) is None
    assert parts.add(part(1, "a"), 12, now=1) is None
    whole = parts.add(part(2, "b"), 13, now=2)
    assert whole is not None
    assert (whole.part.text, sorted(whole.sequences)) == ("abc", [11, 12, 13])
    assert parts.overdue(now=100) == []


def test_parts_whose_others_never_come_are_handed_in_each_by_itself() -> None:
    parts = Parts()
    parts.add(part(3, "c"), 11, now=0)
    parts.add(part(1, "a"), 12, now=1)
    parts.add(replace(part(1, "x"), sender="447700900455"), 13, now=4)
    assert parts.overdue(now=WAITS - 0.1) == []
    late = parts.overdue(now=WAITS)
    assert [(each.part.text, each.sequences) for each in late] == [
        ("a (part 1 of 3)", (12,)),
        ("c (part 3 of 3)", (11,)),
    ]


def in_parts(*texts: str) -> list[bytes]:
    return [
        bytes([5, 0, 3, 9, len(texts), index]) + gsm.encode(text)
        for index, text in enumerate(texts, start=1)
    ]


def test_a_long_text_comes_in_whole_and_each_of_its_packets_is_answered(
    centre: MessageCentre,
) -> None:
    numbers = [
        centre.deliver(octets, kind=0x40, sender=PHONE, to=HOME)
        for octets in in_parts("one €, ", "two, ", "three")
    ]
    (came,) = centre.came.get(timeout=5).arrived
    assert (came.sender, came.to, came.text) == (PHONE, HOME, "one €, two, three")
    answered = centre.lines[0].answered
    until(lambda: answered == dict.fromkeys(numbers, 0))


def test_what_could_not_be_written_down_is_left_with_the_centre(centre: MessageCentre) -> None:
    centre.takes = False
    number = centre.deliver(b"hi", sender=PHONE, to=HOME)
    first = centre.came.get(timeout=5).arrived
    answered = centre.lines[0].answered
    until(lambda: answered.get(number) == NOT_NOW)

    centre.takes = True
    centre.deliver(b"hi", sender=PHONE, to=HOME)
    assert centre.came.get(timeout=5).arrived == first  # by its key the same text


def test_the_same_words_twice_over_one_line_are_two_texts(centre: MessageCentre) -> None:
    keys = set()
    for _ in range(2):
        centre.deliver(b"ok", sender=PHONE, to=HOME)
        keys.add(centre.came.get(timeout=5).arrived[0].key)
    assert len(keys) == 2


def test_a_line_that_was_cut_is_opened_again_by_itself(
    centre: MessageCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clearline.channels.sms.smpp.carrier._OPENS_EVERY", 0.01)
    centre.start_anew()
    centre.is_in.clear()
    centre.cut()
    assert centre.is_in.wait(5)


def test_with_a_wrong_password_it_says_so(centre: MessageCentre) -> None:
    where = Server(f"smpp://127.0.0.1:{centre.port}", 2)
    right, wrong = (Smpp(where, Login("clearline", each)) for each in ("only-us", "guessed"))
    assert right.wrong() == ""
    assert "not let in" in wrong.wrong()
