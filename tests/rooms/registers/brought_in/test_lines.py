"""A file is read whoever saved it; what cannot be read is said, by row, and harms nothing else."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.registers.brought_in import lines
from clearline.registers.brought_in.fault import Fault


def read(content: bytes) -> tuple[list[dict[str, str]], list[Fault]]:
    faults: list[Fault] = []
    sheet = lines.opened(BytesIO(content), "a.csv", faults)
    return [row.values for row in sheet.rows] if sheet else [], faults


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_name_is_read_whatever_the_file_is_saved_as(encoding: str) -> None:
    rows, faults = read("Child,Name\r\n7,Zoë\r\n".encode(encoding))
    assert rows == [{"CHILD": "7", "NAME": "Zoë"}]
    assert faults == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "a.csv: The file is empty."),
        (b"\n\n", "a.csv, row 1: The first row has no names of columns."),
        (
            b"A;B\n1;2\n",
            "a.csv, row 1: The columns are divided by semicolons: save it with commas.",
        ),
        (b"A\tB\n", "a.csv, row 1: The columns are divided by tabs: save it with commas."),
        (b"A,B,a\n", "a.csv, row 1: The column A is there twice."),
        (b"A,B\n1,\0\n", "a.csv: This is no text: it holds bytes that no CSV file has."),
        ("A,B\n".encode("utf-16"), "a.csv: The file is saved as UTF-16. Save it as “CSV UTF-8”."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    rows, faults = read(content)
    assert rows == []
    assert [str(fault) for fault in faults] == [says]


def test_a_quotation_mark_that_is_not_closed_costs_its_own_row_and_no_other() -> None:
    rows, faults = read(b'A,B\n1,x\n2,"y\n3,z\n')
    assert [row["A"] for row in rows] == ["1", "3"]
    assert [(fault.row, fault.is_left_out) for fault in faults] == [(3, True)]


def test_a_line_without_end_is_refused_and_what_came_before_it_is_kept() -> None:
    rows, faults = read(b"A,B\n1,x\n2," + b"y" * 70_000 + b"\n3,z\n")
    assert [row["A"] for row in rows] == ["1"]
    assert [fault.row for fault in faults] == [3]
    assert "Nothing after it has been read." in faults[0].says


def test_more_values_than_columns_are_a_fault_and_fewer_are_empty() -> None:
    rows, faults = read(b"A,B\n1,2,3\n4\n")
    assert rows == [{"A": "4"}]
    assert [str(fault) for fault in faults] == ["a.csv, row 2: There are more values than columns."]


@given(st.binary(max_size=400))
def test_no_bytes_whatever_make_it_fall_over(content: bytes) -> None:
    rows, faults = read(content)
    assert all(fault.says for fault in faults)
    assert all(isinstance(value, str) for row in rows for value in row.values())


@given(st.lists(st.lists(st.text(alphabet="ab,\"'é ", max_size=6), min_size=2, max_size=2)))
def test_what_a_spreadsheet_writes_is_read_as_it_was(cells: list[list[str]]) -> None:
    quoted = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in [["A", "B"], *cells]
    )
    rows, faults = read(quoted.encode())
    assert faults == []
    kept = [[cell.strip() for cell in row] for row in cells]
    blank = {""}
    assert [list(row.values()) for row in rows if set(row.values()) != blank] == [
        row for row in kept if set(row) != blank
    ]
