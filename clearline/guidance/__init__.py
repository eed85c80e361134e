"""What the practice guidance asks, clause by clause."""
