"""The parts of long texts, put together as they come; what never comes whole is handed in too."""

from dataclasses import dataclass, field, replace

from clearline.channels.sms.smpp.packets import Part

# A centre that brings one part only once the one before it is answered would wait for ever.
WAITS = 5.0

Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """Words to be taken in, and which packets are answered once they are."""

    part: Part
    sequences: tuple[int, ...]


@dataclass(slots=True)
class _Begun:
    since: float
    parts: dict[int, Part] = field(default_factory=dict)
    sequences: dict[int, int] = field(default_factory=dict)


class Parts:
    """What has come of texts that are not whole yet."""

    def __init__(self) -> None:
        self._begun: dict[Key, _Begun] = {}

    def add(self, part: Part, sequence: int, *, now: float) -> Whole | None:
        """Take one in, and return its text once it is whole."""
        if part.of == 1:
            return Whole(part, (sequence,))
        key = (part.sender, part.to, part.number, part.of)
        begun = self._begun.setdefault(key, _Begun(now))
        begun.parts[part.index], begun.sequences[part.index] = part, sequence
        if len(begun.parts) < part.of:
            return None
        del self._begun[key]
        words = "".join(begun.parts[index].text for index in sorted(begun.parts))
        return Whole(replace(part, text=words), tuple(begun.sequences.values()))

    def overdue(self, *, now: float) -> list[Whole]:
        """Return, each by itself, the parts that have waited too long for the others."""
        late = [key for key, begun in self._begun.items() if now - begun.since >= WAITS]
        found = []
        for begun in [self._begun.pop(key) for key in late]:
            for index in sorted(begun.parts):
                part = begun.parts[index]
                says = f"{part.text} (part {index} of {part.of})"
                found.append(Whole(replace(part, text=says), (begun.sequences[index],)))
        return found
