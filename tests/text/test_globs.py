"""Patterns of paths mean what their documentation says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.globs import matches

NAMES = st.text(min_size=1).filter(lambda name: name != "." and not set("/*?") & set(name))


@pytest.mark.parametrize(
    ("pattern", "meant", "not_meant"),
    [
        ("postmortems/2019/**", ["postmortems/2019/a.md", "postmortems/2019/q1/x/b.md"], ["postmortems/2020/a.md"]),
        ("postmortems/2019", ["postmortems/2019/a.md", "postmortems/2019/q1/b.md"], ["postmortems/2019.md"]),
        ("postmortems/2019/", ["postmortems/2019/a.md"], ["postmortems/20190/a.md"]),
        ("./postmortems/*.md", ["postmortems/a.md", "postmortems/.md"], ["postmortems/2019/a.md", "postmortems/aamd"]),
        ("postmortems/*/PM-00?-*.md", ["postmortems/2019/PM-001-a.md"], ["postmortems/2019/PM-0010-a.md"]),
        ("**/PM-001.md", ["PM-001.md", "a/PM-001.md", "a/b/c/PM-001.md"], ["a/xPM-001.md", "a/PM-001.md.bak"]),
        ("postmortems/**/archive/*.md", ["postmortems/archive/a.md", "postmortems/a/b/archive/c.md"], ["archive/a.md"]),
        ("**", ["a.md", "a/b/c.md"], []),
        ("a/**/**/**/b", ["a/b", "a/x/y/z/b"], ["ab", "a/x"]),
        ("postmortems/**.md", ["postmortems/a.md"], ["postmortems/2019/a.md"]),
        ("ポストモーテム/**/障害?.md", ["ポストモーテム/二〇二五/障害１.md"], ["ポストモーテム/障害.md"]),
        ("postmortems/が.md", ["postmortems/か\u3099.md"], ["postmortems/か.md"]),
        ("postmortems/[2019] (old)+.md", ["postmortems/[2019] (old)+.md"], ["postmortems/2 (old).md"]),
        ("Postmortems/**", [], ["postmortems/a.md"]),
        ("*.md", ["a.md"], ["postmortems/a.md"]),
    ],
)  # fmt: skip
def test_a_pattern_means_these_paths_and_not_those(
    pattern: str, meant: list[str], not_meant: list[str]
) -> None:
    assert [path for path in meant if not matches(pattern, path)] == []
    assert [path for path in not_meant if matches(pattern, path)] == []


@given(st.lists(NAMES, min_size=1))
def test_a_path_is_a_pattern_of_itself_and_so_is_each_of_its_folders(parts: list[str]) -> None:
    path = "/".join(parts)
    assert all(matches("/".join(parts[: count + 1]), path) for count in range(len(parts)))
    assert matches("**", path)
    assert matches("/".join("*" for _ in parts), path)
    assert matches(f"**/{parts[-1]}", path)
