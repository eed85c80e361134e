"""What leaves the building and what comes in from outside: the shape of it, and its queue."""
