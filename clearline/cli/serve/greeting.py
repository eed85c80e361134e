"""What is said once Clearline answers: where, and who can sign in."""

import sys
from pathlib import Path

from clearline.cli.made_up import whole


def say(address: str, data: Path, *, is_made_up: bool) -> None:
    """Say it."""
    lines = [f"Clearline is running at {address}", f"The record is in {data}"]
    if is_made_up:
        lines += ["", "Everybody in it is made up. On the first page, sign in as any of them:"]
        lines += [f"  {who}" for who in whole.who_can_sign_in()]
        lines += [
            "Open two windows, one private, and be Dawn in one and Mia in the other.",
            "Mia's private line opens when Helen opens it on her own page.",
        ]
    lines += ["", "To stop it, press Ctrl-C."]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
