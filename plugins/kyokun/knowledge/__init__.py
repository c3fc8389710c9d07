"""The whole base: which files belong to it, what they say together, and how it all links up. Knows no pages."""
