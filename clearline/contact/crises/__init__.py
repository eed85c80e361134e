"""A crisis: declared in one tap, worked by several, and closed only by somebody heard or seen."""
