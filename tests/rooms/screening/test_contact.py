"""Contact details are found however they are put, and what only looks like one passes."""

import pytest

from clearline import screening
from clearline.screening import Known, Outcome

HOUSE = Known(
    numbers=["01632 960777"],
    emails=["team@harbourhouse.example"],
    sites=["harbourhouse.example"],
    addresses=["8 Saltmarsh Row, Eastby"],
    postcodes=["PE99 3HB"],
)


def kinds(*messages: str, speaker: screening.Speaker = "staff") -> set[str]:
    found = screening.read(messages, speaker=speaker, known=HOUSE).findings
    return {finding.kind for finding in found if finding.group == "contact"}


@pytest.mark.parametrize(
    "message",
    [
        "07700 900461",
        "0 7 7 0 0 . 9 0 0 . 4 6 1",
        "oh seven seven double oh nine double oh four six one",
        "zerosevensevenzerozeroninezerozerofoursixone",
        "0-seven-7-zero-0-nine-0-zero-4-six-1",
        "\u0966\u096d\u096d\u0966\u0966\u096f\u0966\u0966\u096a\u096c\u0967",
        "0\ufe0f\u20e37\ufe0f\u20e37\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e39\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e34\ufe0f\u20e36\ufe0f\u20e31\ufe0f\u20e3",
        "o77oo 9oo 46l",
        "+44 (0)7700 900461",
        "seven seven double zero, nine double zero, four six one, an oh in front",
        "seven seven zero zero nine hundred four six one is mine, put a nought in front, ring me",
    ],
)
def test_a_number_is_found_in_any_dress(message: str) -> None:
    assert "phone" in kinds(message)


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("email", "merle.tansy@hotmail.com"),
        ("email", "merle dot tansy at hotmail dot com"),
        ("email", "m e r l e t a n s y @ h o t m a i l . c o m"),
        ("email", "merle_tansy(a)icloud,com"),
        ("handle", "my sn@pchat is merle_t99"),
        ("handle", "look for merle_t99 on i n s t a"),
        ("handle", "im tansymerle on insta"),
        ("link", "discord.gg/merlesden"),
        ("link", "t . me / merlet"),
        ("address", "17 Curlew Crescent, just knock"),
        ("address", "we are at 8 Marram Rise now, bring him here"),
        ("address", "pee ee ninety nine, two aitch bee"),
        ("channel", "can we chat on whatsapp instead, they read all of this"),
        ("phone", "what is your own mobile number, I will text you"),
    ],
)
def test_every_kind_is_found(kind: str, message: str) -> None:
    assert kind in kinds(message)


def test_a_detail_cut_over_messages_is_marked_in_each_of_them() -> None:
    found = screening.read(["so its 07700", "got that?", "900461"], speaker="staff").findings

    assert [(f.message, f.text) for f in found if f.kind == "phone"] == [
        (0, "07700"),
        (2, "900461"),
    ]


@pytest.mark.parametrize(
    ("passes", "refused"),
    [
        ("ring the house on 01632 960777", "ring the house on 01632 960778"),
        ("write to team@harbourhouse.example", "write to merle@harbourhouse.example.org"),
        ("the taxi goes to 8 Saltmarsh Row", "the taxi goes to 9 Saltmarsh Row, my house"),
        ("we are at PE99 3HB", "we are at PE99 3HD"),
        ("Childline is 0800 1111", "my line is 07700 900111, ring me"),
        ("the trains are at 0712 0742 0812", "my number is 0770 0900 461"),
        ("review on 07/01/2027 and 9/12/2027", "call 07700/900/461"),
        ("lottery was 4 15 26 33 41 47", "my mobile is 0 7 7 0 0 9 0 0 4 6 1"),
        ("where are you now, are you safe?", "where do you live, what's your address?"),
        ("the dentist is at 40 Lark Road", "my house is 40 Lark Road"),
        ("swimming is at 8 Marram Rise", "we live at 8 Marram Rise"),
    ],
)
def test_a_look_alike_passes_beside_its_near_miss(passes: str, refused: str) -> None:
    assert kinds(passes) == set()
    assert screening.read([refused], speaker="staff", known=HOUSE).outcome is Outcome.REFUSE


def test_a_name_alone_after_the_app_it_is_for_is_found_in_both_messages() -> None:
    found = screening.read(["my insta", "tansymerle"], speaker="staff").findings

    assert [(f.message, f.text) for f in found if f.kind == "handle"] == [
        (0, "insta"),
        (1, "tansymerle"),
    ]


def test_a_family_is_only_noted_for_what_staff_are_refused() -> None:
    message = ["my new number is 07700 900461"]

    assert screening.read(message, speaker="family").outcome is Outcome.NOTE
    assert screening.read(message, speaker="child").outcome is Outcome.NOTE
    assert screening.read(message, speaker="staff").outcome is Outcome.REFUSE


def test_what_the_new_message_has_a_part_in_is_told_apart_from_what_was_there_before() -> None:
    before = ["add me on snapchat, im merle_t99", "tea was nice, then its 07700"]

    read = screening.read([*before, "900461"], speaker="staff")

    assert [(f.message, f.kind) for f in read.findings] == [
        (1, "phone"),
        (2, "phone"),
        (0, "handle"),
    ]
    assert [(f.message, f.text) for f in read.touching(2).findings] == [(1, "07700"), (2, "900461")]
    assert screening.read([*before[:1], "lovely"], speaker="staff").touching(1).findings == ()


def test_an_invitation_is_found_again_after_an_earlier_one() -> None:
    before = "message me on whatsapp instead, nobody reads it there"

    read = screening.read([before, "come on discord later so we can talk"], speaker="staff")

    assert {f.message for f in read.findings if f.group == "contact"} == {0, 1}
