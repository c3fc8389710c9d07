"""Where a document is changed, and who changed it before: on the git host, as far as that can be told."""

from urllib.parse import quote

from markupsafe import Markup

from kyokun.pages.context import View
from kyokun.pages.escaping import as_text, link

_VIEWED = "/blob/"
"""What git hosts put before the branch where a file is shown; they edit it and list its changes beside that."""


def source_links(view: View, path: str) -> Markup | None:
    """Links to edit a document and to its history; None where the repository's address is not known."""
    repository = view.site.surroundings.repository
    if _VIEWED not in repository:
        return None
    places = (("edit", "/edit/"), ("history", "/commits/"))
    return as_text(" · ").join(
        link(view.words(f"source.{name}"), repository.replace(_VIEWED, place, 1) + quote(path))
        for name, place in places
    )
