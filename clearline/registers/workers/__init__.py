"""What those who work here do and say themselves: swaps asked for, and what they declare."""
