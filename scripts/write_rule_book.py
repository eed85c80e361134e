"""Writes docs/rules.md, the rule book for people, from the clauses and the rules."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from clearline.guidance.edition import editions
from clearline.policy.book import Entry, Page, Shown, pages

BOOK = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
# The book shows what is in force once every rule that has been written is.
LAST_DAY = date.max

FOREWORD = """\
<!-- Written by `python -m scripts.write_rule_book`. Change the clauses or the rules, not this. -->

# The rule book

What the practice guidance asks, and the rules by which Clearline answers "may this happen?".
Every refusal and every hold names one of these rules and the clause that it stands on.

Four things hold for all of it:

* A **refused** message does not go. What would make it all right stands beside the reason.
* A **held** message waits for somebody who may let it go. Nobody lets go of their own.
* What is needed and not on record holds: nobody guesses.
* Rules bind staff. What a child writes is always taken in, and a child's private lines to those
  who look after their rights are never refused, held or read.
"""


def written() -> str:
    """Return the whole book."""
    edition = editions()[-1]
    source = f"The clauses are our own wording of: {edition.source}."
    parts = [FOREWORD, source, *(_page(page) for page in pages(on=LAST_DAY))]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _page(page: Page) -> str:
    lines = [f"## {page.clause}: {page.title}", "", page.wording, ""]
    lines += ["| what it asks | whose duty | what answers it |", "|---|---|---|"]
    lines += [f"| {part.says} | {part.whose} | {part.answered} |" for part in page.parts]
    for entry in page.rules:
        lines += ["", *_entry(entry)]
    if page.also:
        others = ", ".join(f"[{e.title}](#{e.name}) (under {e.clause})" for e in page.also)
        lines += ["", f"Also answered by {others}."]
    return "\n".join(lines)


def _entry(entry: Entry) -> Iterator[str]:
    yield f'### <a id="{entry.name}"></a>{entry.title}'
    yield ""
    yield f"{entry.requirement}"
    for sentence in (entry.more, entry.asked, entry.in_a_crisis):
        if sentence:
            yield ""
            yield sentence
    if entry.since > editions()[0].since:
        yield ""
        yield f"Since {entry.since:%-d %B %Y}."
    yield ""
    yield f"In decisions it is called `{entry.name}`; it stands on {', '.join(entry.cites)}."
    yield ""
    for shown in (*entry.goes, *entry.stops):
        yield f"* {_shown(shown)}"


def _shown(shown: Shown) -> str:
    said = " ".join(words for words in (shown.why, shown.remedy) if words)
    return f"**{shown.outcome}**: {shown.says}" + (f" *{said}*" if said else "")


def main(argv: Sequence[str] | None = None) -> int:
    """Write the book, or with --check say whether it is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if stale")
    if not parser.parse_args(argv).check:
        BOOK.write_text(written(), "utf-8")
        return 0
    if BOOK.exists() and BOOK.read_text("utf-8") == written():
        return 0
    sys.stderr.write("docs/rules.md is stale: run `python -m scripts.write_rule_book`.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
