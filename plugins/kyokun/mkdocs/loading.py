"""The stylesheets that a page loads, each only where it is needed."""

import re

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kyokun.pages.stylesheets import CHART_STYLESHEET, PRINT_STYLESHEET, has_charts

_HEAD_END = re.compile(r"</head>", re.IGNORECASE)


def with_styles(output: str, page: Page) -> str:
    """The page with the stylesheets that not every page waits for: of charts, where there are some, and of paper."""
    wanted = [(CHART_STYLESHEET, "")] if has_charts(page.content or "") else []
    wanted.append((PRINT_STYLESHEET, ' media="print"'))
    links = "".join(
        f'<link rel="stylesheet" href="{get_relative_url(uri, page.url)}"{when}>\n' for uri, when in wanted
    )
    return _HEAD_END.sub(lambda match: links + match[0], output, count=1)
