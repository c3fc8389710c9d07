"""How many columns a text takes where every letter has the same width (Unicode, UAX #11)."""

import unicodedata


def width(text: str, ambiguous: int = 1) -> int:
    """Columns: full-width characters two, combining ones none; ``ambiguous`` for those that take one or two by the font."""
    if text.isascii():
        return len(text)
    columns = 0
    for letter in text:
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
            continue
        kind = unicodedata.east_asian_width(letter)
        columns += 2 if kind in "FW" else ambiguous if kind == "A" else 1
    return columns
