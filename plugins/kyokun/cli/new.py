"""``kyokun new``."""

from collections.abc import Mapping
from pathlib import Path

import click

from kyokun.cli.output import emit, reason
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.base import Base
from kyokun.knowledge.drafting import (
    AnalysisMethod,
    CannotDraft,
    IncidentDraft,
    LessonDraft,
    begin_incident,
    begin_lesson,
)
from kyokun.knowledge.templating import BadTemplate
from kyokun.model.language import Language, Words
from kyokun.model.terms import DocumentType, Severity

_LESSON = "lesson"
_NOT_FOR = Words("{option} は --type {type} では使えません", "{option} is not for --type {type}")
_CATEGORY_NEEDED = Words(
    "教訓には分類が必要です。--category best-practices のように指定してください",
    "a lesson needs a category: add for example --category best-practices",
)
_UNUSED: Mapping[str, tuple[str, ...]] = {
    DocumentType.POSTMORTEM: ("category",),
    DocumentType.RECORD: ("category", "analysis"),
    DocumentType.NEAR_MISS: ("category",),
    _LESSON: ("severity", "analysis"),
}
"""The options that a type has no use for."""


@click.command()
@click.argument("title")
@click.option(
    "--type",
    "type_",
    type=click.Choice([*(type_.value for type_ in DocumentType), _LESSON]),
    default=DocumentType.POSTMORTEM.value,
    show_default=True,
    help="What to begin.",
)
@click.option(
    "--severity", type=click.Choice([severity.value for severity in Severity]), help="How bad it was."
)
@click.option(
    "--doc-lang",
    type=click.Choice([language.value for language in Language]),
    help="Language of the document (default: the base's).",
)
@click.option("--slug", metavar="WORDS", help="End of the file's name (default: the title's ASCII words).")
@click.option(
    "--analysis",
    type=click.Choice([method.value for method in AnalysisMethod]),
    help="How to look for the root cause: 5 Whys (default) or the fishbone's categories.",
)
@click.option("--category", metavar="FOLDER", help="Folder under lessons/; for lessons, which need it.")
@session_options
def new(
    session: Session, title: str, type_: str, doc_lang: str | None, slug: str | None, **given: str | None
) -> None:
    """Begin a postmortem, record, near miss or lesson, and print the new file's path.

    It gets the highest id in use plus one. Nothing is ever overwritten.
    """
    base = session.base()
    for name in _UNUSED[type_]:
        if given[name] is not None:
            fail(session.say(_NOT_FOR.format(option=f"--{name}", type=type_), base))
    language = Language(doc_lang) if doc_lang else base.options.lang
    try:
        path = _begin(session, base, title, type_, language, slug, given)
    except CannotDraft as error:
        fail(session.say(error.words, base))
    except BadTemplate as error:
        fail(str(error))
    except OSError as error:
        fail(reason(error))
    here = Path.cwd()
    emit(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _begin(
    session: Session,
    base: Base,
    title: str,
    type_: str,
    language: Language,
    slug: str | None,
    given: Mapping[str, str | None],
) -> Path:
    now = session.now(base)
    if type_ == _LESSON:
        category = given["category"]
        if category is None:
            raise CannotDraft(_CATEGORY_NEEDED)
        return begin_lesson(base, LessonDraft(title, language, category, slug), now)
    severity, analysis = given["severity"], given["analysis"]
    draft = IncidentDraft(
        title,
        language,
        DocumentType(type_),
        Severity(severity) if severity else None,
        AnalysisMethod(analysis) if analysis else AnalysisMethod.FIVE_WHYS,
        slug,
    )
    return begin_incident(base, draft, now)
