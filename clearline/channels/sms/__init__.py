"""Text messages: what they cost, and the carriers that take them."""
