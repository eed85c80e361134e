"""What comes in with a file: read, compared with what is known, and written down."""
