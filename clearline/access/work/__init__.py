"""Coming and going: who leaves, who reviews, and what a night lets lapse."""
