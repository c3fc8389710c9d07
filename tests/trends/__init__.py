"""Numbers and what they may claim."""
