"""What a carrier needs to know: from the environment, or from files in the folder of secrets."""

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Missing(Exception):  # noqa: N818 - it reads as what it is
    """Something that a carrier cannot do without is not set."""

    name: str

    def __str__(self) -> str:
        return f"{self.name} is not set: in the environment, or in a file of secrets of that name."


def setting(name: str, default: str | None = None) -> str:
    """Return what is set as CLEARLINE_…, or in the file of secrets with the name in small."""
    if value := os.environ.get(f"CLEARLINE_{name}"):
        return value
    kept = Path(settings.DATA) / "secrets" / name.lower()
    if kept.is_file():
        return kept.read_text().strip()
    if default is None:
        raise Missing(f"CLEARLINE_{name}")
    return default
