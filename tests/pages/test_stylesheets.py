"""The look in its parts: small, complete, and whole where one stylesheet has to do."""

import pytest

from kyokun.pages.stylesheets import has_charts, packed, style_parts, whole_style


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("/* why */\n.a,\n.b {\n  margin: 0 1px;\n}\n", ".a,.b{margin:0 1px}"),
        ('.a::after {\n  content: " <;  /* {x} */ ";\n}', '.a::after{content:" <;  /* {x} */ "}'),
        (".a :is(b, i) > u {}", ".a :is(b,i) > u{}"),
        (
            "@media screen and (width < 45em) { .a { width: calc(1px + 2px) } }",
            "@media screen and (width < 45em){.a{width:calc(1px + 2px)}}",
        ),
        (
            ".a {\n  background: url(\"data:image/svg+xml,%3Csvg a='b: c'/%3E\") no-repeat;\n}",
            ".a{background:url(\"data:image/svg+xml,%3Csvg a='b: c'/%3E\") no-repeat}",
        ),
    ],
)
def test_only_comments_and_needless_blanks_are_left_out(written: str, published: str) -> None:
    assert packed(written) == published


def test_the_whole_holds_every_part() -> None:
    whole = packed(whole_style().read().decode())
    for part in style_parts():
        assert part.read().decode() in whole


def test_only_paper_needs_the_part_for_paper() -> None:
    parts = {part.uri: part.read().decode() for part in style_parts()}
    assert {uri for uri, style in parts.items() if "@media print" in style} == {"assets/kyokun-print.css"}


def test_pages_with_charts_or_their_data_are_told() -> None:
    assert has_charts('<figure class="kyokun-figure kyokun-chart">')
    assert has_charts('<p class="kyokun-data">')
    assert not has_charts('<figure class="kyokun-figure">')
