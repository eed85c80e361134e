"""`clearline export ssda903`: the statutory return, as it came."""

import argparse
import sys

from clearline.cli.bring import shown
from clearline.cli.bring.ssda903 import home_of
from clearline.cli.serve.obstacle import Obstacle
from clearline.registers.brought_in.ssda903 import out
from clearline.registers.models import PlacingAuthority


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and say how many rows they have."""
    with shown.plainly():
        home = home_of(arguments.home) if arguments.home else None
        told = out.children(home=home, authority=_authority(arguments.authority))
        if arguments.xml:
            arguments.path.mkdir(parents=True, exist_ok=True)
            count = out.as_xml(arguments.path / "ssda903.xml", told)
            sys.stdout.write(f"{arguments.path / 'ssda903.xml'}: {count:,} children\n")
            return 0
        for name, rows in out.as_csv(arguments.path, told).items():
            sys.stdout.write(f"{arguments.path / name}: {rows:,} rows\n")
    return 0


def _authority(name: str | None) -> PlacingAuthority | None:
    found = PlacingAuthority.objects.filter(name=name).first() if name else None
    if name and found is None:
        raise Obstacle(f"No authority here is called {name}.")
    return found
