"""Whether anything is written in a section, and whether by its author."""

import pytest

from kyokun.text.folding import fold
from tests.reading.given import given, given_section

EMPTY = [
    "",
    "\n\n",
    "### Users\n\n### Business",
    "<!-- How many people? -->",
    "<!--\nHow many people?\n\n- one\n- two\n-->",
    "### Users\n\n<!-- How many people? -->\n\n---",
    "| 時刻 | イベント |\n|---|---|\n|  |  |",
    "| 時刻 | イベント |\n|---|---|",
    "- **担当**:\n- **期限**：\n- Due:",
    "**Primary**:\n\n**Contributing factors**:",
    "**Why 1**:\n→\n\n**Why 2**:\n→",
    "- \n- \n",
    "- [ ]\n- [ ]",
    "> \n",
    "```\n\n```",
    "*",
]
LEFT_OVERS = [
    "TODO",
    "- **担当**: @name\n- **期限**: YYYY-MM-DD",
    "[Describe the impact]",
    "{{ impact }}",
    "（未記入）",
    "<title>",
    "<describe the impact here>",
    "<details>\n\nTODO\n\n</details>",
    "| 時刻 | イベント |\n|---|---|\n| HH:MM | TODO |",
    "- TBD\n- TBD",
    "> TODO",
    "影響ユーザー数: TODO",
    "```\nTODO\n```",
    "### Users\n\nTODO\n\n### Business\n",
]
WRITTEN = [
    "None.",
    "なし",
    "- 影響ユーザー数: 0",
    "TODO\n\nAbout 500 users.",
    "| 時刻 | イベント |\n|---|---|\n| 14:20 |  |",
    "![](graph.png)",
    "[TODO](https://example.com)",
    "<img src='graph.png'>",
    "```\nERROR\n```",
    "<details>\n\nAbout 500 users.\n\n</details>",
    "<details><summary>Users</summary></details>",
    "- [x] \n- [x] checked",
    "> quoted",
    "14:20",
    "https://example.com",
    "a: b",
    "We rolled back, after which everything recovered and nobody noticed: -",
    "[API] was slow",
]


@pytest.mark.parametrize("body", EMPTY)
def test_prompts_headings_and_labels_without_values_are_nothing(body: str) -> None:
    section = given_section(body)
    assert (section.is_empty, section.is_placeholder) == (True, False)


@pytest.mark.parametrize("body", LEFT_OVERS)
def test_words_that_stand_for_what_is_to_come_are_no_more_than_that(body: str) -> None:
    section = given_section(body)
    assert (section.is_empty, section.is_placeholder) == (False, True)


@pytest.mark.parametrize("body", WRITTEN)
def test_whatever_else_is_there_was_written(body: str) -> None:
    section = given_section(body)
    assert (section.is_empty, section.is_placeholder) == (False, False)


PROMPTS = frozenset(
    fold(prompt)
    for prompt in ("How many people, which task?", "例: 500名（ログで集計）", "See {{ id }}-1 for its number")
)


@pytest.mark.parametrize(
    "body",
    [
        "How many people,  which task?",
        "- How many people, which task?",
        "例: 500名（ログで集計）",
        "> 例: 500名（ログで集計）\n> How many people, which task?",
        "    How many people, which task?",
        "See PM-070-1 for its number",
    ],
)
def test_a_prompt_that_lost_its_comment_marks_is_not_the_authors(body: str) -> None:
    section = given_section(body, prompts=PROMPTS)
    assert (section.is_empty, section.is_placeholder) == (False, True)
    assert not given_section(body).is_placeholder


@pytest.mark.parametrize(
    "body", ["How many people, which task? All of them.", "500名", "例: 600名（ログで集計）"]
)
def test_an_answer_beside_a_prompt_is_written(body: str) -> None:
    section = given_section(f"How many people, which task?\n\n{body}", prompts=PROMPTS)
    assert (section.is_empty, section.is_placeholder) == (False, False)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# T\n\n## Summary\n\na\n", [("summary", "Summary")]),
        ("# Summary\n\na\n\n# Timeline\n", [("summary", "Summary"), ("timeline", "Timeline")]),
        ("# T\n\n# U\n\n## Impact\n\na\n", [(None, "U"), ("impact", "Impact")]),
        ("no heading at all\n", []),
        ("# T\n", []),
        ("## Impact\n\n### Timeline of users\n\n## Notes\n", [("impact", "Impact"), (None, "Notes")]),
        ("```\n## Impact\n```\n\n## Timeline\n", [("timeline", "Timeline")]),
        ("<!--\n## Impact\n-->\n\n## Timeline\n", [("timeline", "Timeline")]),
        ("Impact\n---\n\na\n", [("impact", "Impact")]),
        ("## 📈 影響\n\n## ２．影響（Impact）\n", [("impact", "📈 影響"), ("impact", "２．影響（Impact）")]),
        ("## か\u3099いよう\n\n## 概要\n", [(None, "か\u3099いよう"), ("summary", "概要")]),
        ("## ﾀｲﾑﾗｲﾝ\n\n## **Action** items:\n", [("timeline", "ﾀｲﾑﾗｲﾝ"), ("action-items", "Action items:")]),
    ],
)
def test_which_headings_begin_a_section(text: str, sections: list[tuple[str | None, str]]) -> None:
    postmortem = given(text).postmortem
    assert postmortem is not None
    assert [(section.kind, section.heading) for section in postmortem.sections] == sections
