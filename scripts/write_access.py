"""Writes docs/access.md, who may open which page, from the list that opens them."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import django
from django.urls import URLPattern, URLResolver, get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearline.settings")
os.environ.setdefault("CLEARLINE_SECRET_KEY", "only-to-read-the-addresses")
django.setup()

from clearline.access.caller import Face  # noqa: E402 - Django is set up by the line above
from clearline.access.pages import PAGES  # noqa: E402

ACCESS = Path(__file__).resolve().parents[1] / "docs" / "access.md"

FOREWORD = """\
<!-- Written by `python -m scripts.write_access`. Change clearline/access/pages.py, not this. -->

# Who may open which page

Whatever is not listed here is closed: it answers as if it were not there. A page that is open to a
role still shows only the records that this person may see (`clearline/access/records.py`), and each
look at a child's conversation or record by somebody who is not in it is written down.

*Manager* is the registered manager, the deputy or the responsible individual. *Advocate* is whoever
else has a private line with a child: advocate, solicitor, Cafcass, independent visitor. *Nobody* is
whoever is not signed in, or has no post. Two addresses are no pages: `/send` and `/live` belong to
whoever is in the conversation, and ask the gate and the same records.
"""


def addresses(
    resolver: URLResolver | None = None, before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Return every address of the program with its name."""
    for found in (resolver or get_resolver()).url_patterns:
        path = f"{before}{found.pattern}"
        if isinstance(found, URLResolver):
            within = f"{space}{found.namespace}:" if found.namespace else space
            yield from addresses(found, path, within)
        elif isinstance(found, URLPattern):
            yield f"{space}{found.name}", f"/{path}"


def written() -> str:
    """Return the whole page."""
    paths = dict(addresses())
    heads = " | ".join(face.replace("_", " ") for face in Face)
    parts = [FOREWORD]
    for space, pages in groupby(PAGES, key=lambda page: page.name.partition(":")[0]):
        parts.append(f"## {space.replace('_', ' ').capitalize()}\n")
        parts.append(f"| address | {heads} | why |\n|---|{'---|' * len(Face)}---|")
        for page in pages:
            opens = " | ".join("yes" if face in page.who else "" for face in Face)
            parts.append(f"| `{paths[page.name]}` | {opens} | {page.why} |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page, or with --check say whether it is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if stale")
    if not parser.parse_args(argv).check:
        ACCESS.write_text(written(), "utf-8")
        return 0
    if ACCESS.exists() and ACCESS.read_text("utf-8") == written():
        return 0
    sys.stderr.write("docs/access.md is stale: run `python -m scripts.write_access`.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
