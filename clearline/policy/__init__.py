"""What follows from the facts, and why."""
