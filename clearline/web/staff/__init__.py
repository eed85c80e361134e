"""The pages of those who write to children."""
