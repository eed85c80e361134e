"""The organisation's documents: published, read by whom they bind, and renewed."""
