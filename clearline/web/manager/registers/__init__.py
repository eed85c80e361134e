"""The pages on which the registers are seen and kept: one shape for all of them."""
