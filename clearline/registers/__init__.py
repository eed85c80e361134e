"""Who and what, on what terms, from when until when."""
