"""What the reading of words does, for those who answer for a home."""
