"""What is said over and over is read once, and what follows it is found in its place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline import screening
from clearline.screening import repeats


@pytest.mark.parametrize("unit", ["1 ", "a.", "double ", "👻", "a\u0301", "+1 ", "ha", "\ud800"])
def test_a_number_after_a_unit_that_comes_ten_thousand_times_is_found(unit: str) -> None:
    run = unit * 10_000 + " tea. "

    found = screening.read([run + "07700 900461"], speaker="staff").findings

    phone = next(f for f in found if f.kind == "phone" and f.start >= len(run))
    assert (phone.start, phone.text) == (len(run), "07700 900461")


def test_a_number_between_two_runs_is_found() -> None:
    run = "na " * 1_000

    found = screening.read([f"{run}ring 07700 900461 now {run}"], speaker="staff").findings

    assert [f.text for f in found if f.kind == "phone"] == ["07700 900461"]


def test_a_short_text_and_one_that_says_something_new_are_kept_whole() -> None:
    assert repeats.kept("ha" * 100) is None
    assert repeats.kept(" ".join(map(str, range(2_000)))) is None


@given(
    unit=st.text(min_size=1, max_size=12),
    times=st.integers(min_value=1, max_value=900),
    around=st.tuples(st.text(max_size=30), st.text(max_size=30)),
)
def test_what_is_left_out_is_the_unit_and_nothing_else(
    unit: str, times: int, around: tuple[str, str]
) -> None:
    text = around[0] + unit * times + around[1]
    kept = repeats.kept(text)
    if kept is None:
        return

    assert kept == sorted(set(kept))
    for before, after in pairwise(kept):
        left_out = text[before + 1 : after]
        assert any(_comes_again(text, before + 1, size, len(left_out)) for size in range(1, 13))


def _comes_again(text: str, start: int, size: int, length: int) -> bool:
    """Tell whether each code point of a stretch stands one unit earlier too."""
    return text[start : start + length] == text[start - size : start - size + length]
