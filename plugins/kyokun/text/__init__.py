"""Bytes, lines and spans; YAML and Markdown with positions. Knows nothing of postmortems."""
