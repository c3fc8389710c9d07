"""A seeded base of any size, half Japanese and half English: the one that every benchmark uses."""
