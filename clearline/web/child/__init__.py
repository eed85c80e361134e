"""The pages of a child."""
