"""Which links show a preview of where they lead."""

import re

_WITHIN_PAGE = re.compile(r'(<a\b[^>]*?) data-preview=""(?=[^>]* href="#)')


def with_previews_of_other_pages(html: str) -> str:
    """The content with previews only of other pages: a heading's own link would show the heading that one is looking at."""
    return _WITHIN_PAGE.sub(r"\1", html)
