"""Where the front matter ends and the body begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.front_matter import FrontMatterForm, split


@pytest.mark.parametrize(
    ("text", "form", "yaml", "body"),
    [
        ("---\nid: 1\n---\n# T\n", FrontMatterForm.YAML, "id: 1", "# T"),
        ("---\r\nid: 1\r\n---\r\n# T\r\n", FrontMatterForm.YAML, "id: 1", "# T"),
        ("---\nid: 1\n---", FrontMatterForm.YAML, "id: 1", ""),
        ("---\n---\nx", FrontMatterForm.YAML, "", "x"),
        ("--- \nid: 1\n-----\nx", FrontMatterForm.YAML, "id: 1", "x"),
        ("---\na: |\n  ---\n  b\n---\nx", FrontMatterForm.YAML, "a: |\n  ---\n  b", "x"),
        ("---\na: b --- c\n---\nx\n---\ny", FrontMatterForm.YAML, "a: b --- c", "x\n---\ny"),
        ("# T\n---\nid: 1\n---\n", FrontMatterForm.NONE, "", "# T\n---\nid: 1\n---"),
        ("\n---\nid: 1\n---\n", FrontMatterForm.NONE, "", "---\nid: 1\n---"),
        ("", FrontMatterForm.NONE, "", ""),
        ("---\nid: 1\n# T\n", FrontMatterForm.UNCLOSED, "", "---\nid: 1\n# T"),
        ("+++\nid = 1\n+++\n# T\n", FrontMatterForm.TOML, "", "+++\nid = 1\n+++\n# T"),
        ("```\n---\nid: 1\n---\n```\n", FrontMatterForm.NONE, "", "```\n---\nid: 1\n---\n```"),
    ],
)
def test_a_text_splits_as_python_frontmatter_splits_it(
    text: str, form: FrontMatterForm, yaml: str, body: str
) -> None:
    parts = split(text)
    assert parts.form is form
    assert parts.yaml.of(text).strip() == yaml
    assert parts.body.of(text).strip() == body


@given(st.text(alphabet=st.sampled_from("-+\n \r\taé:")))
def test_both_parts_lie_in_the_text_in_this_order(text: str) -> None:
    parts = split(text)
    assert 0 <= parts.yaml.start <= parts.yaml.end <= len(text)
    assert 0 <= parts.body.start <= parts.body.end == len(text)
    assert parts.yaml.end <= parts.body.start
