"""After they have left: who may be in touch, what each contact was, and what they want."""
