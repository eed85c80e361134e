"""Who is told that something waits for them, and how it reaches them outside the app."""
