"""The library: the documents that bind staff, to be read on a phone and acknowledged."""
