"""What engines and themes leave untold, for ears and for paper: boxes, parts of the navigation, addresses."""

import re

from kyokun.model.language import Language
from kyokun.pages.escaping import attribute
from kyokun.pages.wording import wording

_BOX = re.compile(r'<input\b(?=[^>]*\btype="checkbox")(?=[^>]*\bdisabled\b)(?![^>]*\baria-label)([^>]*)>')
_PART = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+" aria-labelledby="(__nav_[\d_]+)_)label("[^>]*>\s*<label class="md-nav__title")'
)
_OUTSIDE = re.compile(r'<a(?=[^>]*\bhref="(https?://[^"]*)")([^>]*)>(?!\1</a>)')


def with_printed_addresses(html: str) -> str:
    """Links that lead out of the site with their addresses for paper; scripts may make all others absolute too."""
    return _OUTSIDE.sub(lambda match: f'<a{match[2]} data-outside="{match[1]}">', html)


def with_named_boxes(html: str, language: Language) -> str:
    """The boxes of checklists, which nobody can tick here, with what they say."""
    words = wording(language)

    def named(match: re.Match[str]) -> str:
        said = words("box.done" if re.search(r"\bchecked\b", match[1]) else "box.open")
        return f'<input aria-label="{attribute(said)}"{match[1]}>'

    return _BOX.sub(named, html)


def with_named_navigation(output: str) -> str:
    """The parts of Material's navigation named by their visible titles: their usual label may be an icon alone."""
    return _PART.sub(lambda match: f'{match[1]}title{match[3]} id="{match[2]}_title"', output)
