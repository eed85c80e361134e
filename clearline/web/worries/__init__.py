"""Worries in what children wrote, for those who are told of them."""
