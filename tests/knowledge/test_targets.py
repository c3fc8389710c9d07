"""Where a link in a document leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.knowledge.targets import Target, resolve

HERE = "postmortems/2025/PM-001.md"


@pytest.mark.parametrize(
    ("target", "path", "anchor"),
    [
        ("../../lessons/a/b.md", "lessons/a/b.md", ""),
        ("../../lessons/a/b.md#why", "lessons/a/b.md", "why"),
        ("PM-002.md", "postmortems/2025/PM-002.md", ""),
        ("./PM-002.md", "postmortems/2025/PM-002.md", ""),
        ("../2024//x/../PM-002.md", "postmortems/2024/PM-002.md", ""),
        ("/lessons/a/b.md", "lessons/a/b.md", ""),
        ("/", ".", ""),
        ("../../../elsewhere.md", "../elsewhere.md", ""),
        ("#timeline", HERE, "timeline"),
        ("", HERE, ""),
        ("#%E8%A6%81", HERE, "要"),
        ("a%20b.md", "postmortems/2025/a b.md", ""),
        ("%E6%95%99%E8%A8%93.md", "postmortems/2025/教訓.md", ""),
        ("教訓.md", "postmortems/2025/教訓.md", ""),
        ("a.md?raw=1#x", "postmortems/2025/a.md", "x"),
        ("a%23b.md", "postmortems/2025/a#b.md", ""),
        ("images/", "postmortems/2025/images", ""),
    ],
)
def test_a_place_in_the_base(target: str, path: str, anchor: str) -> None:
    assert resolve(HERE, target) == Target(path, anchor)


@pytest.mark.parametrize(
    "target",
    [
        "https://x.y/lessons/a.md",
        "HTTP://x",
        "mailto:a@b.c",
        "//x.y/a.md",
        "slack://channel",
        "javascript:alert(1)",
        "tel:110",
    ],
)
def test_an_address_elsewhere_is_no_place_in_the_base(target: str) -> None:
    assert resolve(HERE, target) is None


@pytest.mark.parametrize(
    ("path", "lesson_id"),
    [
        ("lessons/a/b.md", "a/b"),
        ("lessons/b.md", "b"),
        ("lessons/a/B.MD", "a/B"),
        ("lessons/か\u3099.md", "が"),
        ("lessons/a/b.html", None),
        ("lessons/a", None),
        ("postmortems/lessons/a.md", None),
        ("../lessons/a.md", None),
        ("lessons.md", None),
    ],
)
def test_which_places_are_lessons(path: str, lesson_id: str | None) -> None:
    assert Target(path, "").lesson_id == lesson_id


@given(st.text(), st.text())
def test_any_link_leads_somewhere_or_elsewhere(from_path: str, target: str) -> None:
    found = resolve(from_path, target)
    assert found is None or isinstance(found.path, str)
    assert resolve(from_path, target) == found
