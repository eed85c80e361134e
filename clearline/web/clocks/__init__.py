"""Every clock that runs, on one page; and on which browsers somebody is told."""
