"""The asking of families in a second language, as the made-up organisation has had it made."""

import tomllib
from pathlib import Path

from clearline.cli.made_up.clerk import Clerk
from clearline.registers.asking import wordings
from clearline.registers.models import Direction
from clearline.web.family.spoken import english

WHO = "Rana Haddad, interpreter (made up, and checked by nobody)"


def put_in(writer: Clerk) -> None:
    """Put Arabic in: it runs from right to left."""
    file = Path(__file__).parent / "arabic.toml"
    tables = tomllib.loads(file.read_text("utf-8"))
    says = {f"{table}.{key}": words for table in tables for key, words in tables[table].items()}
    writer.writes(
        wordings.put_in,
        says,
        english=english(),
        code="ar",
        name="العربية",
        english_name="Arabic",
        direction=Direction.RIGHT_TO_LEFT,
        translated_by=WHO,
        from_on=writer.day(-30),
    )
