"""Someone who visits the site, and notes what should not happen meanwhile."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


_ALL_LAID_OUT = """() => [...document.querySelectorAll('.kyokun > *')].every(
    (each) => getComputedStyle(each).contentVisibility !== 'auto')"""
"""What is far below included: see ``assets/style/reading.css``."""


@dataclass
class Visitor:
    """A fresh page in a fresh context. ``complaints`` must be empty in the end: errors, and requests to other hosts."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def visit(self, url: str = "") -> "Visitor":
        """Go to a page of the site by its URL from the home page."""
        self.page.goto(self.home + url)
        return self

    def open_search(self) -> Locator:
        """Press ``/`` and wait for the field."""
        self.page.keyboard.press("/")
        expect(self.field).to_be_focused()
        return self.field

    def search(self, words: str) -> None:
        """Search in the dialog and wait for the answer."""
        if not self.field.is_visible():
            self.open_search()
        self.field.fill(words)
        self.settled()

    def settled(self) -> None:
        """Wait until the state of the search stands in the address and it is not busy."""
        self.page.wait_for_function(
            "() => { const field = document.querySelector('.kyokun-search-field');"
            " return field && (new URL(location.href).searchParams.get('q') ?? '') === field.value"
            " && !document.querySelector('.kyokun-search-panel[aria-busy]')"
            " && document.querySelector('.kyokun-search-results').childElementCount > 0; }"
        )

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.page.locator(".kyokun-search-field")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog.kyokun-search-dialog")

    @property
    def results(self) -> Locator:
        """The pages found."""
        return self.page.locator(".kyokun-search-result")

    @property
    def status(self) -> Locator:
        """What screen readers are told."""
        return self.page.get_by_role("status").and_(self.page.locator(".kyokun-search-status"))

    def loaded(self, part: str) -> list[str]:
        """The requests so far whose address holds ``part``."""
        return [url for url in self.requests if part in url]

    def violations(self, within: str | None = None) -> list[str]:
        """What axe-core finds wrong with the page as it is, or with the elements of a selector."""
        self.page.wait_for_function(_ALL_LAID_OUT)
        found = Axe().run(self.page, context=within).response["violations"]
        return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def arrive(context: BrowserContext, home: str) -> Visitor:
    """A new visitor."""
    visitor = Visitor(context.new_page(), home)
    host = home.split("/")[2]

    def watch(url: str) -> None:
        visitor.requests.append(url)
        if not url.startswith(("data:", "blob:")) and url.split("/")[2] != host:
            visitor.complaints.append(f"request to another host: {url}")

    page = visitor.page
    page.on("request", lambda request: watch(request.url))
    page.on("pageerror", lambda error: visitor.complaints.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: (
            visitor.complaints.append(f"{said.type}: {said.text}")
            if said.type in ("error", "warning")
            else None
        ),
    )
    return visitor
