"""The pages of those who answer for a home."""
