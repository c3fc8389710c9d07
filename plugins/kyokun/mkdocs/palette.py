"""The switch between light and dark in Material's header.

Material's own component writes at every load the colours that the page already has, and has a browser work out all styles of the
page four more times for it, the longest single share of what keeps a phone from answering a finger. This one acts alike and
writes only what differs.
"""

from pathlib import Path

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kyokun.pages.page import Asset

_SCRIPT = "assets/palette.js"
_OWN = Path(__file__).resolve().parent / "assets" / "palette.js"
_MATERIAL = 'data-md-component="palette"'
_HERE = "data-kyokun-palette"


def palette_script() -> Asset:
    """The script as it is."""
    return Asset(_SCRIPT, _OWN)


def with_quiet_palette(output: str, page: Page) -> str:
    """The page with its switch, if Material's header has one, left to our script."""
    if _MATERIAL not in output:
        return output
    script = (
        f'<script type="module" src="{get_relative_url(_SCRIPT, page.url)}" fetchpriority="low"></script>'
    )
    return output.replace(_MATERIAL, _HERE, 1).replace("</body>", f"{script}</body>", 1)
