"""What a page loads besides itself, in the order in which a reader needs it."""

import re

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kyokun.pages.stylesheets import CHART_STYLESHEET, PRINT_STYLESHEET, has_charts

_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?=[^>]*\bsrc=)(?![^>]*\bfetchpriority=)", re.IGNORECASE)
_CONTENT_END = "</main>"


def with_styles(output: str, page: Page) -> str:
    """The page with the stylesheets that not every page waits for: of charts, where there are some, and of paper."""
    wanted = [(CHART_STYLESHEET, "")] if has_charts(page.content or "") else []
    wanted.append((PRINT_STYLESHEET, ' media="print"'))
    links = "".join(
        f'<link rel="stylesheet" href="{get_relative_url(uri, page.url)}"{when}>\n' for uri, when in wanted
    )
    return _HEAD_END.sub(lambda match: links + match[0], output, count=1)


def with_late_scripts(output: str) -> str:
    """The page with its last scripts asked for after its styles, which alone it needs to be seen.

    Scripts and styles share the line: on a slow one they would arrive together, as late as all of them.
    """
    content, end, rest = output.rpartition(_CONTENT_END)
    return content + end + _SCRIPT.sub('<script fetchpriority="low"', rest) if end else output
