"""Links from one document of a base to another, as an author writes them."""

import posixpath

_QUOTED = str.maketrans({letter: f"%{ord(letter):02X}" for letter in " %#?()<>\"'[]\\`*|\t"})
"""What would end a link's destination, or mean something else in it. Other letters stay legible, as authors write them."""


def relative_link(from_path: str, to_path: str) -> str:
    """The destination to write in one document to lead to another; both paths count from the base."""
    path = posixpath.relpath(to_path, posixpath.dirname(from_path) or ".").translate(_QUOTED)
    return f"./{path}" if ":" in path.partition("/")[0] else path


def link_text(title: str) -> str:
    """A title as a link's text: on one line, its brackets harmless."""
    return " ".join(title.split()).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
