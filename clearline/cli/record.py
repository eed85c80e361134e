"""Opens a record for a command: which folder, which database."""

import os
from pathlib import Path

import django

from clearline.cli.serve.obstacle import Obstacle


def open_record(data: str | Path | None = None) -> Path:
    """Let Django read the settings of the record in this folder, and return the folder.

    Without one it is `CLEARLINE_DATA`, or `clearline-data` here. A record that is not there
    is an `Obstacle`, in words for whoever typed the command.
    """
    folder = Path(data or os.environ.get("CLEARLINE_DATA", "clearline-data")).absolute()
    embedded = not os.environ.get("CLEARLINE_DATABASE_URL")
    if embedded and not (folder / "clearline.sqlite3").is_file():
        raise Obstacle(f"There is no record in {folder}. Name its folder with --data.")
    return read_settings(folder)


def read_settings(folder: Path) -> Path:
    """Let Django read the settings as they are for this folder, and return it."""
    os.environ["CLEARLINE_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearline.settings")
    try:
        django.setup()
    except ValueError as trouble:
        raise Obstacle(f"CLEARLINE_DATABASE_URL cannot be read: {trouble}.") from None
    return folder
