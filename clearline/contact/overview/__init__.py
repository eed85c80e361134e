"""What a page shows of many conversations, or around one: read in a few set-based questions."""
