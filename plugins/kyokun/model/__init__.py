"""The field's nouns as frozen, typed values, and the Japanese and English words for them. Knows no files."""
