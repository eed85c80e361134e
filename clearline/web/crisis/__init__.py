"""A crisis on a screen held in one hand, and the list of them."""
