"""The alphabet of text messages, and how it is written in bytes. Pure (GSM 03.38)."""

# In the order of their numbers; the escape stands where it does in the table.
_ESCAPE = "\x1b"
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these is sent as two: the escape, and a number of its own.
EXTENDED = {
    "\f": 0x0A,
    "^": 0x14,
    "{": 0x28,
    "}": 0x29,
    "\\": 0x2F,
    "[": 0x3C,
    "~": 0x3D,
    "]": 0x3E,
    "|": 0x40,
    "€": 0x65,
}
_NUMBERS = {each: bytes([number]) for number, each in enumerate(BASIC)}
_NUMBERS |= {each: bytes([0x1B, number]) for each, number in EXTENDED.items()}
_AFTER_ESCAPE = {number: each for each, number in EXTENDED.items()}
_UNREADABLE = "�"


def encode(text: str) -> bytes:
    """Write words that have only letters of this alphabet, one byte for each number."""
    return b"".join(_NUMBERS[each] for each in text)


def decode(octets: bytes) -> str:
    """Read words. What no number stands for is shown as such; nothing is raised."""
    letters = []
    numbers = iter(octets)
    for number in numbers:
        each = BASIC[number] if number < len(BASIC) else _UNREADABLE
        if each == _ESCAPE:
            each = _AFTER_ESCAPE.get(next(numbers, -1), " ")
        letters.append(each)
    return "".join(letters)
