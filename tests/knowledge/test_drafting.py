"""A new document reads well whatever its title."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kyokun.knowledge.base import Base
from kyokun.knowledge.drafting import CannotDraft, IncidentDraft, LessonDraft, begin_incident, begin_lesson
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.rules.checking import check
from kyokun.rules.rule import Level

NOW = datetime.fromisoformat("2026-02-03T12:00+09:00")
TITLES = st.one_of(
    st.text(min_size=1, max_size=300),
    st.lists(
        st.sampled_from(
            [
                "API",
                " ",
                "：",
                ": ",
                "#",
                "---",
                "<!--",
                "-->",
                "{{ id }}",
                "{% x %}",
                "|",
                "`",
                "]",
                "(x)",
                "影響",
                "##",
            ]
        ),
        min_size=1,
    ).map("".join),
)


@settings(max_examples=60, deadline=None)
@given(TITLES, st.sampled_from(Language))
def test_any_title_gives_a_document_without_error_or_is_refused(title: str, language: Language) -> None:
    with TemporaryDirectory() as folder:
        base = Base(Path(folder), Options())
        try:
            path = begin_incident(base, IncidentDraft(title, language), NOW)
            lesson = begin_lesson(base, LessonDraft(title, language, "practice", "of-this"), NOW)
        except CannotDraft:
            assert list(base.root.rglob("*.md")) == []
            return
        knowledge = load_base(base)
        [incident] = knowledge.incidents
        [page] = knowledge.lessons
        assert incident.document.location.file == path
        assert page.document.location.file == lesson
        assert incident.postmortem.title == page.lesson.title == title.strip()
        assert (incident.postmortem.id, incident.postmortem.lang) == ("PM-001", language)
        of_incident = [finding for finding in check(knowledge) if finding.subject == "PM-001"]
        assert [finding for finding in of_incident if finding.level is Level.ERROR] == []
