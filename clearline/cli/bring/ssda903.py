"""`clearline import ssda903`: the statutory return."""

import argparse
import sys
import time
from datetime import datetime

from django.db import transaction

from clearline import clock
from clearline.cli.bring import shown
from clearline.cli.serve.obstacle import Obstacle
from clearline.registers import homes
from clearline.registers.brought_in import sources
from clearline.registers.brought_in.ssda903 import facts, told
from clearline.registers.brought_in.ssda903.bring import Outcome, Terms, bring
from clearline.registers.brought_in.ssda903.files import Return, read
from clearline.registers.models import Home, Person, PlacingAuthority, day_of
from clearline.registers.recorded import sure


def run(arguments: argparse.Namespace) -> int:
    """Read it, bring it in, and say what became of it."""
    began = time.monotonic()
    found = read(sources.in_folder(arguments.path), Return())
    with shown.plainly(), transaction.atomic():
        terms = _terms(arguments)
    tell = (lambda *_: None) if arguments.quiet or not arguments.dry_run else shown.changes
    with shown.plainly():
        outcome = bring(found, terms, tell=tell, progress=shown.progress)
    shown.faults(outcome.faults, arguments.faults)
    _sum(outcome, is_dry=terms.is_dry)
    seconds = time.monotonic() - began
    rate = found.rows / seconds if seconds else 0
    sys.stdout.write(f"{found.rows:,} rows in {seconds:.1f} seconds ({rate:,.0f} a second).\n")
    return 0 if outcome.is_whole else 1


def _terms(arguments: argparse.Namespace) -> Terms:
    at = clock.now()
    if arguments.as_of and arguments.as_of > day_of(at):
        raise Obstacle("A return speaks of a day that has been: --as-of lies ahead.")
    is_dry = arguments.dry_run
    by = shown.who(arguments.by, is_dry=is_dry)
    home = home_of(arguments.home) if arguments.home else None
    authority = None
    if arguments.authority:
        named = PlacingAuthority.objects.filter(name=arguments.authority).first()
        authority = named or _new(arguments.authority, by, at, is_dry=is_dry)
    return Terms(by, at, arguments.as_of, home, authority, is_dry=is_dry)


def _new(name: str, by: Person, at: datetime, *, is_dry: bool) -> PlacingAuthority:
    # A dry run writes nothing down: nobody has a number of an authority that is not there.
    return (
        PlacingAuthority(name=name, pk=0)
        if is_dry
        else sure(homes.add_authority(name, by=by, at=at))
    )


def home_of(urn: str) -> Home:
    """Return the home with this URN, however it is written."""
    for home in Home.objects.exclude(urn=None):
        if facts.urn(home.urn or "") == facts.urn(urn):
            return home
    raise Obstacle(f"No home here has the URN {urn}: write it down with the home first.")


def _sum(outcome: Outcome, *, is_dry: bool) -> None:
    write = sys.stdout.write
    for says in outcome.aside:
        write(f"{says}\n")
    write("This would change:\n" if is_dry else "Brought in:\n")
    for line in told.lines(outcome.counts):
        write(f"  {line}\n")
    if not outcome.counts["changed"]:
        write("  nothing: all of it is known already\n")
    for key, says in _BESIDE.items():
        if outcome.counts[key]:
            write(f"{says}: {outcome.counts[key]:,}.\n")
    write(f"{shown.in_sum(outcome.faults)}\n")


_BESIDE = {
    "unchanged": "Children of whom nothing changed",
    "waits": "Children who may be known already, and wait until somebody has looked",
    "of_other_homes": "Children who never lived in that home, left aside",
}
