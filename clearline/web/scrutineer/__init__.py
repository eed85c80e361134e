"""The pages of those who watch: safeguarding lead, independent person, inspector."""
