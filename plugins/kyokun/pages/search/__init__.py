"""The search of the published site: an index in static files that a browser reads piece by piece, and what draws it."""
