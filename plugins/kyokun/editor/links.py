"""Links from one document of a base to another, as an author writes them."""

_QUOTED = str.maketrans({letter: f"%{ord(letter):02X}" for letter in " %#?()<>\"'[]\\`*|\t"})
"""What would end a link's destination, or mean something else in it. Other letters stay legible, as authors write them."""


def relative_link(from_path: str, to_path: str) -> str:
    """The destination to write in one document to lead to another; both paths count from the base."""
    folders, parts = from_path.split("/")[:-1], to_path.split("/")
    shared = next(
        (at for at, (one, other) in enumerate(zip(folders, parts, strict=False)) if one != other), None
    )
    if shared is None:
        shared = min(len(folders), len(parts) - 1)
    path = "/".join((*[".."] * (len(folders) - shared), *parts[shared:])).translate(_QUOTED)
    return f"./{path}" if ":" in path.partition("/")[0] else path


def link_text(title: str) -> str:
    """A title as a link's text: on one line, its brackets harmless."""
    return " ".join(title.split()).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
