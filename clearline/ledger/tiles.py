"""How the tree is served in tiles of 256 hashes (C2SP tlog-tiles). No I/O happens here."""

from __future__ import annotations

import re
from dataclasses import dataclass

WIDTH = 256
_PATH = re.compile(
    r"tile/(?P<level>0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/)*[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True)
class Place:
    """Which tile: its level, its index within the level, and how many hashes of it."""

    level: int
    index: int
    width: int = WIDTH

    @classmethod
    def read(cls, path: str) -> Place | None:
        """Return the tile that a path asks for, or None if there is no such path."""
        match = _PATH.fullmatch(path)
        if match is None:
            return None
        groups = match["index"].replace("x", "").split("/")
        width = int(match["width"]) if match["width"] else WIDTH
        place = cls(int(match["level"]), int("".join(groups)), width)
        # One tile has one path: no index with needless groups, no partial tile that is full.
        return place if place.path == path else None

    @property
    def path(self) -> str:
        """Return the path, in groups of three digits."""
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
        index = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{self.level}/{index}{partial}"

    @property
    def first(self) -> int:
        """Return which hash of its level the tile begins with."""
        return self.index * WIDTH

    def within(self, size: int) -> bool:
        """Say whether a tree of this size has all the hashes of the tile."""
        return self.first + self.width <= size >> (8 * self.level)
