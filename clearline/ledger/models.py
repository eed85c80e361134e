"""The ledger's own tables."""

from typing import ClassVar

from django.db import models


class LedgerEntry(models.Model):
    """One entry: its place, counted from 0 without gaps, its bytes, and their leaf hash."""

    place = models.BigIntegerField(primary_key=True)
    bytes = models.BinaryField()
    leaf_hash = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"

    def __str__(self) -> str:
        return f"entry {self.place}"


class Head(models.Model):
    """The one row that says how long the ledger is, and the hashes it takes to add to it."""

    ONLY: ClassVar[int] = 1

    id = models.SmallIntegerField(primary_key=True, default=ONLY)
    size = models.BigIntegerField()
    # The compact range: one hash of 32 bytes for each set bit of the size, the largest tree first.
    hashes = models.BinaryField()

    class Meta:
        db_table = "ledger_head"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="ledger_has_one_head"),
            models.CheckConstraint(condition=models.Q(size__gte=0), name="ledger_size_is_a_count"),
        ]

    def __str__(self) -> str:
        return f"head at {self.size}"


class SignedCheckpoint(models.Model):
    """A signed statement of the ledger's size and root, as it was given out."""

    size = models.BigIntegerField(primary_key=True)
    note = models.BinaryField()
    # What the follower needs to go on from here: the compact range at this size.
    hashes = models.BinaryField()
    signed_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "ledger_checkpoint"

    def __str__(self) -> str:
        return f"checkpoint of {self.size}"


class TileRoot(models.Model):
    """The root of 256 hashes of one level of the tree, once all of them are final."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    root = models.BinaryField()

    class Meta:
        db_table = "ledger_tile_root"
        constraints = [
            models.UniqueConstraint(fields=["level", "index"], name="one_ledger_tile_at_a_place"),
        ]

    def __str__(self) -> str:
        return f"root of tile {self.level}/{self.index}"
