"""The order of ids."""


def id_order(id_: str | None) -> tuple[bool, str, int, str]:
    """A key that sorts ids as people count, ``PM-999`` before ``PM-1000``, and what has none last."""
    prefix, _, number = (id_ or "").rpartition("-")
    counted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    return (id_ is None, prefix, counted, number)
