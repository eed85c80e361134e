"""What `Person` and `Child` repeat is what the ledger vouches for elsewhere: this compares them."""

from collections.abc import Iterator

from django.db.models import F, OuterRef, Q, Subquery

from clearline.registers.models import Child, Naming, Particulars, Person
from clearline.registers.models.terms import Register
from clearline.registers.recorded import repeated


def faults() -> Iterator[str]:
    """Name each person and child whose row says something else than was written down last."""
    yield from _apart(Person, Naming, "person")
    yield from _apart(Child, Particulars, "child")


def _apart(repeats: type[Register], told: type[Register], by: str) -> Iterator[str]:
    last = told._default_manager.filter(**{by: OuterRef("pk")}).order_by("-pk")  # noqa: SLF001 - Django's name
    columns = repeated(repeats, told)
    newest = {f"told_{name}": Subquery(last.values(name)[:1]) for name in columns}
    rows = repeats._default_manager.annotate(**newest)  # noqa: SLF001 - Django's name
    apart = Q()
    for name in columns:
        same = Q(**{name: F(f"told_{name}")})
        neither = Q(**{f"{name}__isnull": True, f"told_{name}__isnull": True})
        apart |= ~(same | neither)
    for row in rows.filter(apart).order_by("pk"):
        yield f"{row._meta.db_table}/{row.pk} is not as it was last written down."  # noqa: SLF001
