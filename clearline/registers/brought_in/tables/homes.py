"""The homes as a file."""

from collections.abc import Iterator
from datetime import datetime

from clearline.registers import homes
from clearline.registers.brought_in import values
from clearline.registers.brought_in.ssda903.facts import urn
from clearline.registers.brought_in.tables.shape import Clerk, Column, Given, Table, Whose, day
from clearline.registers.models import Home
from clearline.registers.recorded import go_on, refuse, verb


@verb
def _bring(row: Given, clerk: Clerk) -> list[str]:
    if clerk.homes is not None:
        raise refuse("Only the administrator opens and closes homes.")
    short = row["SHORT_NAME"] or row["NAME"]
    there = next((home for home in Home.objects.all() if _is(home, short, row["URN"])), None)
    changes = []
    if there is None:
        about = {"name": row["NAME"], "urn": row["URN"], "telephone": row["TELEPHONE"] or ""}
        there = go_on(homes.open_(short, row["OPENED"], **about, **clerk.who))
        changes.append("a new home")
    elif wrong := _differs(there, row):
        raise refuse(
            f"It is written down as “{wrong[1]}”. The home’s page corrects a name or a number.",
            field=wrong[0],
        )
    if row["CLOSED"] and not there.closed_on:
        go_on(homes.close(there, on=row["CLOSED"], **clerk.who))
        changes.append(f"closed from {values.said_aloud(row['CLOSED'])}")
    return changes


def _is(home: Home, short_name: str, number: str | None) -> bool:
    if number and home.urn:
        return urn(home.urn) == urn(number)
    return home.short_name.casefold() == short_name.casefold()


def _differs(home: Home, row: Given) -> tuple[str, str] | None:
    """Return the first column that says something else than what is written down, and that."""
    told = {
        "NAME": (home.name, home.name),
        "TELEPHONE": (home.telephone, home.telephone),
        "OPENED": (home.opened_on, values.written(home.opened_on)),
    }
    for column, (now, says) in told.items():
        if row[column] and row[column] != now:
            return column, says
    return None


def _out(_at: datetime, whose: Whose) -> Iterator[dict[str, str]]:
    for home in Home.objects.filter(whose.at_home("pk")).order_by("name"):
        yield {
            "NAME": home.name,
            "SHORT_NAME": home.short_name,
            "URN": home.urn or "",
            "TELEPHONE": home.telephone,
            "OPENED": day(home.opened_on),
            "CLOSED": day(home.closed_on),
        }


TABLE = Table(
    "homes",
    "Homes",
    "One row for each home.",
    (
        Column("NAME", "The home's name.", "Larkfield House", is_needed=True),
        Column("SHORT_NAME", "What it is called for short.", "Larkfield", longest=60),
        Column("URN", "Its number at the inspectorate.", "SC900001", longest=20),
        Column("TELEPHONE", "The home's own number.", "01632 960100", longest=30),
        Column("OPENED", "Since when it is open.", "01/04/2019", values.day, is_needed=True),
        Column("CLOSED", "From when it is closed.", "", values.day),
    ),
    _bring,
    _out,
)
