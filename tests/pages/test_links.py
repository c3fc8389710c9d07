"""Where links and images in authors' text lead."""

from pathlib import Path

import pytest

from kyokun.pages.authored.images import is_publishable_image
from tests.pages.bases import copied_to, page, site_of

DOCUMENT = """---
id: PM-900
title: Links
lang: en
status: draft
severity: low
---

Before.

{link}

After.
"""


def shown(tmp_path: Path, link: str, repository: str = "https://git.example.com/org/kb/blob/main/") -> str:
    root = copied_to(tmp_path)
    (root / "postmortems/2026/PM-900.md").write_text(DOCUMENT.format(link=link), encoding="utf-8")
    (root / "secret.txt").write_text("x", encoding="utf-8")
    (root / ".env").write_text("x", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    (root / "way-out").symlink_to(tmp_path)
    made = page(site_of(root, repository), "postmortems/PM-900.md").markdown
    return made.partition("Before.\n\n")[2].partition("\n\nAfter.")[0]


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("PM-001-cart.md", "PM-001.md"),
        ("PM-001-cart.md#PM-001-2", "PM-001.md#PM-001-2"),
        ("PM-001-cart.md#-影響", "PM-001.md#at-影響"),
        ("PM-001-cart.md#no-such-heading", "PM-001.md"),
        ("/postmortems/2026/PM-001-cart.md", "PM-001.md"),
        ("../../lessons/design/limits.md", "../lessons/design/limits.md"),
        ("../../docs/about.md", "../about.md"),
        ("..", "index.md"),
        ("../../notes/raw.txt", "https://git.example.com/org/kb/blob/main/notes/raw.txt"),
        ("https://example.com/a?b=1&c=2", "https://example.com/a?b=1&c=2"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("../../nowhere.md", None),
        ("../../../outside.txt", None),
        ("../../way-out/outside.txt", None),
        ("../../.env", None),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("java&#10;script:alert(1)", None),
        ("&#1;javascript:alert(1)", None),
        ("&#x200b;javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//evil.example/x", None),
        ("/\\\\evil.example/x", None),
        ("\\\\\\\\evil.example", None),
    ],
)
def test_links(tmp_path: Path, target: str, leads_to: str | None) -> None:
    assert shown(tmp_path, f"[x]({target})") == ("x" if leads_to is None else f"[x]({leads_to})")


def test_without_a_repository_what_is_not_published_is_text(tmp_path: Path) -> None:
    assert shown(tmp_path, "[x](../../notes/raw.txt)", repository="") == "x"


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("graph.png", "![x](2026/graph.png)"),
        ("plain.svg", "![x](2026/plain.svg)"),
        ("evil.svg", "[x](https://git.example.com/org/kb/blob/main/postmortems/2026/evil.svg)"),
        ("https://example.com/x.png", "[x](https://example.com/x.png)"),
        ("../../secret.txt", "[x](https://git.example.com/org/kb/blob/main/secret.txt)"),
        ("../../way-out/outside.txt", "x"),
        ("data:image/png;base64,AAAA", "x"),
        ("nothing.png", "x"),
    ],
)
def test_images(tmp_path: Path, target: str, written: str) -> None:
    assert shown(tmp_path, f"![x]({target})") == written


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        "<SVG:script>x</SVG:script>",
        '<rect onload="x"/>',
        '<a href="javascript:x"/>',
        '<image href="https://evil.example/x.png"/>',
        "<foreignObject><iframe/></foreignObject>",
        '<style>@import "x"; a { fill: url(https://evil.example/x) }</style>',
        '<set attributeName="href" to="x"/>',
        "&#106;avascript",
    ],
)
def test_a_drawing_that_could_run_anything_is_not_published(tmp_path: Path, inside: str) -> None:
    file = tmp_path / "x.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', encoding="utf-8")
    assert not is_publishable_image(file)
