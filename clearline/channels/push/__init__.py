"""Web push: that something waits, told through the service of somebody's own browser."""
