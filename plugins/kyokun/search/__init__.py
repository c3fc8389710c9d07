"""Finding past incidents: text as terms, documents as entries, the index in the cache, queries and their answers."""
