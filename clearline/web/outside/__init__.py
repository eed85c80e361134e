"""Pages about what leaves the building, and the door at which carriers knock."""
