"""What cannot be altered unseen."""
