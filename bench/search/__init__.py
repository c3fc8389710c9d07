"""How well and how fast past incidents are found: texts and queries that every search is measured by."""
