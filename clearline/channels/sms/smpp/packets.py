"""What stands in the packets of SMPP: words cut into parts, receipts, numbers. Pure (3.4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clearline.channels.sms import gsm, segments

_NARROW, _WIDE = 0x00, 0x08
# Bits of the class of a message.
_IS_RECEIPT, _KIND, _HAS_HEADER = 0x04, 0x3C, 0x40
# The elements of a header that say which part of a long text this is.
_SHORT_NUMBER, _LONG_NUMBER = 0x00, 0x08
_INTERNATIONAL, _BY_NAME, _TELEPHONE = 1, 5, 1
_RECEIPT = re.compile(rb"id:\s*(\S+).*?stat:\s*(\w+)", re.IGNORECASE | re.DOTALL)
# A state that is told by number is told by these words otherwise (SMPP 3.4, 5.2.28).
_STATES = {
    1: "ENROUTE",
    2: "DELIVRD",
    3: "EXPIRED",
    4: "DELETED",
    5: "UNDELIV",
    6: "ACCEPTD",
    7: "UNKNOWN",
    8: "REJECTD",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One packet's words, and which part of a long text they are."""

    sender: str
    to: str
    text: str
    number: int = 0
    of: int = 1
    index: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What a receipt says, of what the centre calls so."""

    theirs: str
    state: str


def submissions(text: str, *, number: int) -> list[dict[str, Any]]:
    """Return what each packet of these words holds; only the last asks for a receipt."""
    plain = segments.plain(text)
    is_wide = bool(segments.size(plain).wide)
    cut = segments.parts(plain)
    fields = []
    for index, part in enumerate(cut, start=1):
        words = part.encode("utf-16-be") if is_wide else gsm.encode(part)
        header = bytes([5, _SHORT_NUMBER, 3, number, len(cut), index]) if len(cut) > 1 else b""
        fields.append(
            {
                "short_message": header + words,
                "data_coding": _WIDE if is_wide else _NARROW,
                "esm_class": _HAS_HEADER if header else 0,
                "registered_delivery": int(index == len(cut)),
            }
        )
    return fields


def addresses(sender: str, to: str) -> dict[str, Any]:
    """Return the fields that say from whom and to whom; a name may stand for a number."""
    is_number = sender.lstrip("+").isdigit()
    return {
        "source_addr_ton": _INTERNATIONAL if is_number else _BY_NAME,
        "source_addr_npi": _TELEPHONE if is_number else 0,
        "source_addr": sender.lstrip("+"),
        "dest_addr_ton": _INTERNATIONAL,
        "dest_addr_npi": _TELEPHONE,
        "destination_addr": to.lstrip("+"),
    }


def read(packet: Any) -> Part | Told:
    """Read what a centre delivers: a receipt, or words."""
    octets = bytes(packet.message_payload or packet.short_message or b"")
    if packet.esm_class & _KIND == _IS_RECEIPT:
        return _receipt(packet, octets)
    header: Mapping[int, bytes] = {}
    if packet.esm_class & _HAS_HEADER and octets:
        header, octets = _elements(octets[1 : 1 + octets[0]]), octets[1 + octets[0] :]
    number, of, index = _which(packet, header)
    return Part(
        _ascii(packet.source_addr),
        _ascii(packet.destination_addr),
        _decoded(octets, packet.data_coding),
        number,
        of,
        index,
    )


def _receipt(packet: Any, octets: bytes) -> Told:
    found = _RECEIPT.search(octets)
    words = (found[1], found[2]) if found else (b"", b"")
    state = _STATES.get(packet.message_state or 0, _ascii(words[1]).upper())
    return Told(_ascii(packet.receipted_message_id or words[0]), state)


def _elements(header: bytes) -> dict[int, bytes]:
    found = {}
    at = 0
    while at + 1 < len(header):
        kind, length = header[at], header[at + 1]
        found[kind] = header[at + 2 : at + 2 + length]
        at += 2 + length
    return found


def _which(packet: Any, header: Mapping[int, bytes]) -> tuple[int, int, int]:
    """Return the number of a long text, of how many parts it is, and which this is."""
    for kind, size in ((_SHORT_NUMBER, 1), (_LONG_NUMBER, 2)):
        said = header.get(kind, b"")
        if len(said) == size + 2:
            number, of, index = int.from_bytes(said[:size], "big"), said[size], said[size + 1]
            return (number, of, index) if 1 <= index <= of else (0, 1, 1)
    of, index = packet.sar_total_segments or 1, packet.sar_segment_seqnum or 1
    return (packet.sar_msg_ref_num or 0, of, index) if 1 <= index <= of else (0, 1, 1)


def _ascii(said: bytes | str | None) -> str:
    octets = said.encode("latin-1", "replace") if isinstance(said, str) else said or b""
    return octets.rstrip(b"\0").decode("latin-1").strip()


def _decoded(octets: bytes, coding: int) -> str:
    """Read words by how they say that they are written (SMPP 3.4, 5.2.19)."""
    is_wide = coding == _WIDE or (coding & 0xC0 == 0 and coding & 0x1C == 0x18)  # noqa: PLR2004
    if is_wide:
        return octets.decode("utf-16-be", "replace")
    if coding in {0x01, 0x02, 0x03, 0x04}:
        return octets.decode("latin-1")
    return gsm.decode(octets)
