"""The pages, foldered by who is looking."""
