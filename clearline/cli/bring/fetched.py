"""A rota that another program publishes as a calendar: fetched, and then a file like any other."""

from io import BytesIO

import httpx

from clearline.cli.serve.obstacle import Obstacle
from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.tables.calendar import LARGEST

SECONDS = 20
_HERE = ("http://127.0.0.1:", "http://localhost:")


def is_address(said: str) -> bool:
    """Say whether a place to read from is an address and not a file."""
    return "://" in said


def calendar(address: str) -> Source:
    """Fetch a calendar feed; only over https, since an address of this kind is a secret too."""
    # Calendars are often published as webcal://, which is https.
    address = address.replace("webcal://", "https://", 1)
    if not address.startswith(("https://", *_HERE)):
        raise Obstacle("A calendar is fetched over https:// only.")
    try:
        with httpx.stream("GET", address, timeout=SECONDS) as answer:
            answer.raise_for_status()
            content = _read(answer)
    except httpx.HTTPStatusError as wrong:
        raise Obstacle(f"The calendar’s server answered {wrong.response.status_code}.") from None
    except (httpx.HTTPError, httpx.InvalidURL):
        raise Obstacle("The calendar’s server did not answer.") from None
    return Source("rota.ics", BytesIO(content))


def _read(answer: httpx.Response) -> bytes:
    content = b""
    for part in answer.iter_bytes():
        content += part
        # The reader says so of what is larger; no more of it is taken in.
        if len(content) > LARGEST:
            break
    return content
