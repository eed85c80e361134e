"""What has to be in place before Clearline can answer its first request."""
