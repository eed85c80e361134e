"""The files that somebody hands over: a folder, one file, or what is packed in a ZIP."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from clearline.registers.brought_in.fault import Fault

MOST_FILES = 60
LARGEST_UNPACKED = 512 * 1024 * 1024
_READ = (".csv", ".txt", ".xml")


class Source(NamedTuple):
    """One file: what it is called, and its bytes, to be read from the start and closed."""

    name: str
    bytes: BinaryIO

    @property
    def is_xml(self) -> bool:
        """Say whether it is the other form of the return."""
        return self.name.lower().endswith(".xml")


def in_folder(folder: Path) -> Iterator[Source]:
    """Give each file of a folder that may be one of a return; or the one that was named."""
    files = [folder] if folder.is_file() else sorted(folder.iterdir())
    for path in files:
        if path.is_file() and path.suffix.lower() in _READ:
            with path.open("rb") as opened:
                yield Source(path.name, opened)


def in_upload(name: str, content: bytes, faults: list[Fault]) -> Iterator[Source]:
    """Give the file that was sent, or each that is packed in it, and never more than is fair."""
    if not content.startswith(b"PK\x03\x04"):
        yield Source(name, BytesIO(content))
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            yield from _unpacked(name, packed, faults)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError):
        faults.append(Fault(name, None, "", "This ZIP file cannot be unpacked."))


def _unpacked(name: str, packed: zipfile.ZipFile, faults: list[Fault]) -> Iterator[Source]:
    inside = [i for i in packed.infolist() if not i.is_dir() and _is_read(i.filename)]
    if len(inside) > MOST_FILES:
        faults.append(Fault(name, None, "", f"More than {MOST_FILES} files are packed in it."))
        return
    left = LARGEST_UNPACKED
    for info in inside:
        with packed.open(info) as member:
            # What it says of its size is not believed: it is counted as it comes.
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            faults.append(Fault(name, None, "", "Unpacked it is larger than 512 MB."))
            return
        yield Source(PurePosixPath(info.filename).name, BytesIO(content))


def _is_read(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in _READ and not path.name.startswith(".")
