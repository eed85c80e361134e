"""The list of pages: what one line of it says."""
