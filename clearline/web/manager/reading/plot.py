"""A small plot of bars, worked out here: what was stopped, and how much of it was a false alarm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from clearline.contact.found.figures import Stop
from clearline.web import spoken

WIDTH, HEIGHT = 320, 168
_TOP, _BOTTOM = 20, 140
_GAP = 0.28
# So many names fit under the bars on a phone.
_NAMES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time."""

    name: str
    stopped: int
    wrong: int
    is_unfinished: bool
    x: float
    width: float
    y: float
    height: float
    wrong_y: float
    wrong_height: float
    middle: float
    says_name: bool

    @property
    def says_y(self) -> float:
        """Return where the figure stands, above the bar."""
        return round(self.y - 5, 1)


@dataclass(frozen=True, slots=True)
class Plot:
    """The bars, and the line of what is usual."""

    bars: tuple[Bar, ...]
    usual: float
    usual_y: float
    width: int = WIDTH
    height: int = HEIGHT
    base: int = _BOTTOM

    @property
    def has_any(self) -> bool:
        """Whether there is anything to show."""
        return any(bar.stopped for bar in self.bars)


def of(stops: Sequence[Stop], *, until: datetime, count: int, weeks: int) -> Plot:
    """Return a plot of so many stretches of so many weeks each, the last one unfinished."""
    monday = _monday(until)
    begins = [monday - timedelta(weeks=weeks * back) for back in range(count - 1, -1, -1)]
    ends = [*begins[1:], until]
    counted = []
    for begin, end in zip(begins, ends, strict=True):
        inside = [stop for stop in stops if begin <= stop.at < end]
        counted.append((len(inside), sum(stop.was_wrong for stop in inside)))
    most = max([1, *(stopped for stopped, _ in counted)])
    usual = median([stopped for stopped, _ in counted[:-1]] or [0])
    step = WIDTH / count
    every = max(1, -(-count // _NAMES))
    bars = [
        _bar(
            spoken.short_date(begin), counted[i], i, step=step, most=most, count=count, every=every
        )
        for i, begin in enumerate(begins)
    ]
    return Plot(tuple(bars), usual, _y(usual, most))


def begins_at(until: datetime, *, count: int, weeks: int) -> datetime:
    """Return when the first stretch begins."""
    return _monday(until) - timedelta(weeks=weeks * (count - 1))


def _monday(at: datetime) -> datetime:
    here = at.astimezone(spoken.LONDON)
    day = here - timedelta(days=here.weekday())
    return day.replace(hour=0, minute=0, second=0, microsecond=0)


def _y(value: float, most: int) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * value / most, 1)


def _bar(  # noqa: PLR0913 - each is one measure of the same bar
    name: str, counted: tuple[int, int], i: int, *, step: float, most: int, count: int, every: int
) -> Bar:
    stopped, wrong = counted
    y, wrong_y = _y(stopped, most), _y(wrong, most)
    return Bar(
        name=name,
        stopped=stopped,
        wrong=wrong,
        is_unfinished=i == count - 1,
        x=round(i * step + step * _GAP / 2, 1),
        width=round(step * (1 - _GAP), 1),
        y=y,
        height=round(_BOTTOM - y, 1),
        wrong_y=wrong_y,
        wrong_height=round(_BOTTOM - wrong_y, 1),
        middle=round(i * step + step / 2, 1),
        says_name=(count - 1 - i) % every == 0,
    )
