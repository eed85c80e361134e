"""The pages before and around being signed in."""
