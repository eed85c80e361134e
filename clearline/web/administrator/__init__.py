"""The pages of whoever runs the system, and can read no content."""
