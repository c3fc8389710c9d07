"""Which images of the base may be published."""

import re
from pathlib import Path

from kyokun.text.decoding import Undecodable, read_text

_PIXELS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
_DRAWINGS = frozenset({".svg"})
_ACTIVE = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|handler|set|animate)\b"
    r"|\bon[a-z]+\s*=|(?:javascript|data)\s*:|<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet|@import|&#"
    r"|url\(\s*[\"']?\s*(?!#)[^\s\"'#]|(?:href|src)\s*=\s*[\"']?\s*(?!#)[^\s\"'#]",
    re.IGNORECASE,
)
"""Whatever could run or fetch something when a drawing is opened on its own."""


def is_publishable_image(file: Path) -> bool:
    """Whether a file is an image that cannot run anything. Drawings (SVG) must be plain."""
    suffix = file.suffix.lower()
    if suffix in _PIXELS:
        return file.is_file()
    if suffix not in _DRAWINGS:
        return False
    try:
        return not _ACTIVE.search(read_text(file).text)
    except Undecodable:
        return False
