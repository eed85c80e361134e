"""Every clock that runs, where it comes from, and what happens when it runs out."""
