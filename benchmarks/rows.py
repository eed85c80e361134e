"""A row of the table of results, and how several rounds become one."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One thing measured: what, how it stands to the goal, and the figures behind it."""

    goal: str  # its letter in the table of goals
    what: str
    figure: str
    against: str
    wanted: str
    is_met: bool | None  # None: there is no goal for it


def median(values: Sequence[float]) -> float:
    """Return the middle of several rounds."""
    return statistics.median(values) if values else float("nan")


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Write a median with the least and the most of the rounds."""
    return f"{median(values):.{digits}f} [{min(values):.{digits}f} to {max(values):.{digits}f}]"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return ours by theirs, round by round."""
    return [one / other for one, other in zip(ours, theirs, strict=True)]
