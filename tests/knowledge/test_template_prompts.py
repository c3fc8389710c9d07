"""What a template asks is never taken for what a writer wrote."""

from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base, template_prompts
from kyokun.knowledge.packaged import packaged
from kyokun.model.options import Options
from kyokun.model.postmortem import Postmortem
from kyokun.text.folding import fold
from tests.knowledge.building import base_of

TEMPLATES = sorted(packaged("templates").glob("*.md"))


def only(knowledge: Knowledge) -> Postmortem:
    """The only postmortem."""
    (found,) = knowledge.incidents
    return found.postmortem


def test_every_line_of_a_comment_is_a_prompt_with_or_without_its_marks(tmp_path: Path) -> None:
    text = "Not this.\n<!-- What  happened?\n  1. When, and **who**?\n  - [ ] See [a](b) -->\nNor this.\n<!-- never closed"
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\0")
    assert template_prompts([tmp_path, tmp_path / "nowhere"]) == {
        "what happened?",
        "1. when, and **who**?",
        "1. when, and who?",
        "when, and **who**?",
        "when, and who?",
        "- [ ] see [a](b)",
        "- [ ] see a",
        "see [a](b)",
        "see a",
        "never closed",
    }


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_an_untouched_template_says_nothing(tmp_path: Path, template: Path) -> None:
    text = template.read_text(encoding="utf-8").replace("{{ id }}", "PM-001")
    postmortem = only(base_of(tmp_path, {"postmortems/new.md": text}))
    assert (postmortem.events, postmortem.actions, postmortem.learnings, postmortem.participants) == (
        (),
        (),
        (),
        (),
    )
    assert (postmortem.analysis.whys, postmortem.analysis.factors) == ((), ())
    assert (postmortem.summary, postmortem.facilitator, postmortem.recorder) == ("", "", "")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_prompts_that_lost_their_comment_marks_are_not_the_writers(tmp_path: Path, template: Path) -> None:
    text = template.read_text(encoding="utf-8").replace("{{ id }}", "PM-001")
    bare = "\n".join(line.strip() for line in text.replace("<!--", "").replace("-->", "").splitlines())
    knowledge = base_of(tmp_path, {"postmortems/new.md": text, "postmortems/bare.md": bare})
    as_given, uncommented = (document.postmortem for document in reversed(knowledge.documents))
    assert as_given is not None
    assert uncommented is not None
    said = {
        section.heading
        for section in as_given.sections
        if not section.is_empty and not section.is_placeholder
    }
    written = {
        section.heading
        for section in uncommented.sections
        if not section.is_empty and not section.is_placeholder
    }
    assert written <= said
    assert (uncommented.summary, uncommented.events, uncommented.actions) == ("", (), ())


def test_an_answer_below_a_prompt_is_the_writers(tmp_path: Path) -> None:
    template = packaged("templates") / "postmortem.en.md"
    text = template.read_text(encoding="utf-8").replace("{{ id }}", "PM-001")
    answered = text.replace("## 📅 Timeline", "Nobody could pay.\n\n## 📅 Timeline")
    postmortem = only(base_of(tmp_path, {"postmortems/a.md": answered}))
    assert postmortem.summary == "Nobody could pay."
    assert not postmortem.sections[0].is_empty
    assert not postmortem.sections[0].is_placeholder


def test_a_bases_own_templates_ask_too(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.md").write_text("<!-- Who was paged? -->", encoding="utf-8")
    (tmp_path / "postmortems").mkdir()
    (tmp_path / "postmortems" / "a.md").write_text("## Impact\n\nWho was paged?\n", encoding="utf-8")
    postmortem = only(load_base(Base(tmp_path, Options())))
    assert postmortem.sections[0].is_placeholder
    assert fold("Who was paged?") in template_prompts(Base(tmp_path, Options()).templates)
