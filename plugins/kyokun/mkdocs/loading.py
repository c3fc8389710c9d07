"""What a page loads, and in which order: stylesheets only where they are needed, scripts behind them."""

import re

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kyokun.pages.stylesheets import CHART_STYLESHEET, PRINT_STYLESHEET, has_charts

_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
_SCRIPT = re.compile(
    r'<script(?= src="[^"]*(?:/javascripts/bundle\.[^"]*"|assets/search/open\.js" type="module")></script>)'
)


def with_styles(output: str, page: Page) -> str:
    """The page with the stylesheets that not every page waits for: of charts, where there are some, and of paper."""
    wanted = [(CHART_STYLESHEET, "")] if has_charts(page.content or "") else []
    wanted.append((PRINT_STYLESHEET, ' media="print"'))
    links = "".join(
        f'<link rel="stylesheet" href="{get_relative_url(uri, page.url)}"{when}>\n' for uri, when in wanted
    )
    return _HEAD_END.sub(lambda match: links + match[0], output, count=1)


def with_patient_scripts(output: str) -> str:
    """The page with Material's script and the search's asked for at low priority.

    They stand at the page's end, yet browsers fetch them beside the stylesheets, which nothing is shown without: on a slow line
    they would share the line half and half.
    """
    return _SCRIPT.sub('<script fetchpriority="low"', output)
