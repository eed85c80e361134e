"""The pages on which files are brought in: sent, looked at, and then brought in or left."""
