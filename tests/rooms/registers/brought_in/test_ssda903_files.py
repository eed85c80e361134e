"""Each file of the return is known by its columns, and each fault by file, row and column."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.sources import Source, in_upload
from clearline.registers.brought_in.ssda903.files import Return, read
from clearline.registers.models import ReturnFile
from tests.rooms.registers.brought_in.returns import (
    EPISODES,
    HEADER,
    MISSING,
    OC3,
    episode,
    episodes,
    header,
    returned,
    says,
    sheet,
)


def test_columns_may_stand_in_any_order_and_case() -> None:
    found = returned(whatever=sheet("dob,Child,ethnic,x", "2011-05-01,17,WBRI,9"))
    (row,) = found.children["17"].rows[ReturnFile.HEADER]
    assert row.said[:3] == ("17", "", "01/05/2011")
    assert says(found) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (episode("", "01/02/2024"), "e.csv, row 2, CHILD: Something has to stand here."),
        (episode("17", ""), "e.csv, row 2, DECOM: Something has to stand here."),
        (episode("17", "30/02/2024"), "e.csv, row 2, DECOM: There is no day 30/02/2024."),
        (episode("17", "01/02/2024", "Q9"), "e.csv, row 2, LS: “Q9” is no code of this column."),
        (
            episode("17", "01/02/2024", ends="31/01/2024"),
            "e.csv, row 2, DEC: It ended on 31/01/2024, before it began on 01/02/2024.",
        ),
    ],
)
def test_a_row_that_is_wrong_is_named_and_the_next_goes_in(row: str, fault: str) -> None:
    found = returned(e=episodes(row, episode("18", "01/02/2024")))
    assert says(found) == [fault]
    assert found.children["18"].rows[ReturnFile.EPISODES]
    assert not found.children.get("17", found.children["18"]).rows.get(ReturnFile.HEADER)


def test_a_code_of_which_nothing_is_made_is_listed_and_the_row_goes_in() -> None:
    found = returned(h=sheet(HEADER, "17,7,01/05/2011,WBRI,,,"))
    assert found.faults == [
        Fault("h.csv", 2, "SEX", "“7” is no code of this column.", is_left_out=False)
    ]
    assert found.children["17"].rows[ReturnFile.HEADER]


@pytest.mark.parametrize("sex", ["1", "2", "M", "F", "U"])
def test_old_and_new_codes_are_both_read(sex: str) -> None:
    assert says(returned(h=sheet(HEADER, f"17,{sex},01/05/2011,WBRI,,,"))) == []


def test_two_rows_of_one_child_and_day_are_taken_once_and_listed() -> None:
    one, other = episode("17", "01/02/2024"), episode("17", "01/02/2024", "V2")
    found = returned(e=episodes(one, one, other))
    assert [fault.is_left_out for fault in found.faults] == [False, True]
    assert len(found.children["17"].rows[ReturnFile.EPISODES]) == 1


def test_a_file_without_a_column_that_it_needs_is_refused_whole() -> None:
    found = returned(m=sheet("CHILD,MIS_START", "17,01/02/2024"))
    assert says(found) == [
        "m.csv, row 1: The file has no column DOB, MISSING, so nothing of it came in."
    ]


def test_files_that_nobody_here_needs_are_left_aside_and_strange_ones_listed() -> None:
    found = returned(r=sheet("CHILD,DOB,REVIEW,REVIEW_CODE", "1,,,"), x=sheet("A,B", "1,2"))
    assert found.aside == ["r.csv (reviews) is not needed here and was left aside."]
    assert says(found) == ["x.csv, row 1: No file of the return has these columns: A, B."]


def test_somebody_born_on_another_day_is_somebody_else() -> None:
    leaver = sheet(OC3, "17,02/05/2011,YES,F1,B1", "18,01/05/2011,YES,F1,B1")
    found = returned(header=header("17", "18"), oc3=leaver)
    assert says(found) == ["oc3.csv, row 2, DOB: Child 17 was born on 01/05/2011, the header says."]
    assert found.children["18"].rows[ReturnFile.CARE_LEAVERS]
    assert not found.children["17"].rows[ReturnFile.CARE_LEAVERS]


def test_back_before_they_went_is_a_fault() -> None:
    found = returned(missing=sheet(MISSING, "17,01/05/2011,M,02/02/2024,01/02/2024"))
    assert [fault.column for fault in found.faults] == ["MIS_END"]


XML = """<?xml version="1.0"?><EXPSSDA903><CHILD><HEADER><CHILDID>17</CHILDID><SEX>2</SEX>
<DOB>01/05/2011</DOB><UASC>1</UASC><DUC>01/05/2029</DUC><IN_TOUCH>YES</IN_TOUCH>
<AREVIEW><REVIEW>01/01/2024</REVIEW></AREVIEW>
<AMISSING><MISSING>M</MISSING><MIS_START>03/02/2024</MIS_START></AMISSING></HEADER>
<EPISODE><DECOM>01/02/2024</DECOM><LS>{law}</LS><PL>K2</PL></EPISODE></CHILD></EXPSSDA903>"""


def xml(text: str) -> Return:
    return read([Source("r.xml", BytesIO(text.encode()))], Return())


def test_the_xml_form_says_the_same_as_the_files() -> None:
    found = xml(XML.format(law="C2"))
    assert says(found) == []
    assert set(found.children["17"].rows) == set(ReturnFile)
    (lived,) = found.children["17"].rows[ReturnFile.EPISODES]
    assert lived.said[:6] == ("17", "01/02/2024", "", "C2", "", "K2")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (XML.format(law="Q9"), "r.xml, row 5, LS: “Q9” is no code of this column."),
        ("<a/>", "r.xml, row 1: This XML file is no return: it does not begin with EXPSSDA903."),
        (
            '<!DOCTYPE a [<!ENTITY b "c">]><EXPSSDA903>&b;</EXPSSDA903>',
            "r.xml, row 1: A return has no document type (DOCTYPE) in it; this file was not read.",
        ),
        (
            "<EXPSSDA903><CHILD></EXPSSDA903>",
            "r.xml, row 1: The XML cannot be read from here on: mismatched tag.",
        ),
    ],
)
def test_what_is_wrong_in_the_xml_is_named(text: str, fault: str) -> None:
    assert says(xml(text)) == [fault]


@given(st.binary(max_size=300))
def test_no_bytes_whatever_make_the_xml_fall_over(content: bytes) -> None:
    found = read([Source("r.xml", BytesIO(b"<EXPSSDA903>" + content))], Return())
    assert found.faults


def packed(**files: bytes) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(f"a/{name}.csv", content)
    return whole.getvalue()


def test_files_may_come_packed_together() -> None:
    faults: list[Fault] = []
    content = packed(header=header("17"), episodes=sheet(EPISODES, episode("17", "01/02/2024")))
    found = read(in_upload("r.zip", content, faults), Return(faults=faults))
    assert set(found.children["17"].rows) == {ReturnFile.HEADER, ReturnFile.EPISODES}
    assert faults == []


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 nothing", packed(**{f"f{n}": b"" for n in range(61)})]
)
def test_a_zip_that_is_broken_or_has_too_much_in_it_is_refused(content: bytes) -> None:
    faults: list[Fault] = []
    assert list(in_upload("r.zip", content, faults)) == []
    assert len(faults) == 1
