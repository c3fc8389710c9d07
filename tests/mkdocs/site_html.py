"""Built sites as browsers see them."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib

_LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "link": "href"}
_FETCHED_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "preconnect",
    "prefetch",
    "modulepreload",
    "dns-prefetch",
}


@dataclass(frozen=True)
class Html:
    """What tests ask of a page."""

    lang: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    loaded: tuple[str, ...]
    tags: tuple[str, ...]
    handlers: tuple[str, ...]
    """Attributes that run something."""
    content_langs: tuple[str, ...] = field(default=())


def read_html(file: Path) -> Html:
    """A page parsed as HTML 5 says."""
    tree = html5lib.parse(file.read_text(encoding="utf-8"), treebuilder="etree", namespaceHTMLElements=False)
    nodes = [node for node in tree.iter() if not callable(node.tag)]
    loaded = []
    for node in nodes:
        if node.tag == "link" and not set(node.get("rel", "").split()) & _FETCHED_RELATIONS:
            continue
        name = _LOADED.get(str(node.tag))
        if name and node.get(name):
            loaded.append(str(node.get(name)))
    return Html(
        lang=tree.get("lang", ""),
        ids=tuple(str(node.get("id")) for node in nodes if node.get("id")),
        links=tuple(str(node.get("href")) for node in nodes if node.tag == "a" and node.get("href")),
        loaded=tuple(loaded),
        tags=tuple(str(node.tag) for node in nodes),
        handlers=tuple(name for node in nodes for name in node.attrib if name.lower().startswith("on")),
        content_langs=tuple(str(node.get("lang")) for node in nodes if node.get("class") == "kyokun"),
    )


def broken_links(site: Path, origin: str = "https://kb.example.com/") -> list[str]:
    """Internal links and anchors, and files that pages load, that lead nowhere."""
    pages = {file: read_html(file) for file in sorted(site.rglob("*.html")) if file.name != "404.html"}
    broken = []
    for file, page in pages.items():
        for link in (*page.links, *page.loaded):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if not link.startswith(origin):
                    continue
                parts = urlsplit(link.removeprefix(origin[:-1]))
            if parts.path.startswith("/"):
                target = site / unquote(parts.path).lstrip("/")
            else:
                target = (file.parent / unquote(parts.path)) if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            if not target.exists():
                broken.append(f"{file.relative_to(site)}: {link}")
            elif parts.fragment and target.suffix == ".html":
                there = pages.get(target.resolve()) or read_html(target)
                if unquote(parts.fragment) not in (*there.ids, "__skip", "top"):
                    broken.append(f"{file.relative_to(site)}: {link} (no such anchor)")
    return broken
