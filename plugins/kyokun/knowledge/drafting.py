"""Beginning a document: its id, its place and its first text."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kyokun.knowledge.base import LESSONS, POSTMORTEMS, Base
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.numbering import next_id
from kyokun.knowledge.templating import render
from kyokun.model.language import Language, Words
from kyokun.model.terms import DocumentType, Severity
from kyokun.reading.placeholders import is_placeholder
from kyokun.text.atomic import write_new
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.slug import ascii_slug

_SCHEMA_LINE = lazy_pattern(r"^# yaml-language-server: \$schema=\S*schemas/\S+\n", re.MULTILINE)
_CATEGORY = lazy_pattern(r"[\w][\w.-]*")
_NOT_DOCUMENTS = frozenset({"readme", "index"})
_UNWRITABLE = ("Cc", "Cs", "Zl", "Zp")
"""Unicode categories: control characters, lone surrogates, line and paragraph separators."""


class AnalysisMethod(StrEnum):
    """How the template asks for the root cause."""

    FIVE_WHYS = "5-whys"
    FISHBONE = "rca"


class CannotDraft(Exception):
    """A document that cannot be begun; ``words`` say why, and what to do instead, on one line."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """A postmortem, record or near miss to begin. ``severity`` None is left for the author to fill in."""

    title: str
    lang: Language
    type: DocumentType = DocumentType.POSTMORTEM
    severity: Severity | None = None
    analysis: AnalysisMethod = AnalysisMethod.FIVE_WHYS
    slug: str | None = None
    """None: made from the title."""


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """A lesson to begin."""

    title: str
    lang: Language
    category: str
    slug: str | None = None
    """None: made from the title."""


def begin_incident(base: Base, draft: IncidentDraft, now: datetime) -> Path:
    """Write ``postmortems/<year>/<ID>[-<slug>].md``; ``now`` in the base's zone gives the year and ``drafted_at``.

    Raises:
        CannotDraft: a title or slug that cannot be used.
        BadTemplate: the template cannot be used.
        OSError: the file cannot be written; nothing is left of it.
    """
    title = _usable_title(draft.title)
    slug = ascii_slug(title) if draft.slug is None else _usable_slug(draft.slug)
    with next_id(base, load_base(base)) as id_:
        text = render(
            base.templates,
            f"{draft.type}.{draft.lang}.md",
            {
                "id": id_,
                "title": title,
                "severity": draft.severity or "",
                "drafted_at": now.isoformat(timespec="minutes"),
                "lang": draft.lang.value,
                "analysis": draft.analysis.value,
            },
        )
        path = base.root / POSTMORTEMS / f"{now.year:04d}" / f"{id_}{f'-{slug}' if slug else ''}.md"
        write_new(path, _without_dead_schema(base, text).encode("utf-8"))
        return path


def begin_lesson(base: Base, draft: LessonDraft, now: datetime) -> Path:
    """Write ``lessons/<category>/<slug>.md``; ``now`` is for templates that want ``drafted_at``.

    Raises:
        CannotDraft: a title, category or slug that cannot be used, or a lesson of that id exists.
        BadTemplate: the template cannot be used.
        OSError: the file cannot be written; nothing is left of it.
    """
    title = _usable_title(draft.title)
    if not _CATEGORY.fullmatch(draft.category) or draft.category.startswith("_"):
        raise CannotDraft(_BAD_CATEGORY.format(written=draft.category))
    slug = ascii_slug(title) if draft.slug is None else _usable_slug(draft.slug)
    if not slug:
        raise CannotDraft(_SLUG_NEEDED)
    if slug in _NOT_DOCUMENTS:
        raise CannotDraft(_RESERVED_SLUG.format(written=slug))
    text = render(
        base.templates,
        f"lesson.{draft.lang}.md",
        {
            "id": f"{draft.category}/{slug}",
            "title": title,
            "severity": "",
            "drafted_at": now.isoformat(timespec="minutes"),
            "lang": draft.lang.value,
            "analysis": "",
        },
    )
    path = base.root / LESSONS / draft.category / f"{slug}.md"
    if path.exists():
        raise CannotDraft(_LESSON_EXISTS.format(path=f"{LESSONS}/{draft.category}/{slug}.md"))
    write_new(path, _without_dead_schema(base, text).encode("utf-8"))
    return path


def _without_dead_schema(base: Base, text: str) -> str:
    """The text without the line that tells editors of ``schemas/`` where the base has no such folder."""
    return text if (base.root / "schemas").is_dir() else _SCHEMA_LINE.sub("", text, count=1)


def _usable_title(written: str) -> str:
    title = written.strip()
    if not fold(title):
        raise CannotDraft(_EMPTY_TITLE)
    if any(unicodedata.category(letter) in _UNWRITABLE for letter in title):
        raise CannotDraft(_TITLE_OF_LINES)
    if is_placeholder(title):
        raise CannotDraft(_PLACEHOLDER_TITLE.format(written=title))
    return title


def _usable_slug(written: str) -> str:
    slug = ascii_slug(written)
    if not slug:
        raise CannotDraft(_BAD_SLUG)
    return slug


_EMPTY_TITLE = Words(
    "タイトルが空です。誰にとって何が壊れたのかを書いてください",
    "the title is empty: say what broke, for whom",
)
_TITLE_OF_LINES = Words(
    "タイトルに改行や制御文字は使えません。1 行で書いてください",
    "the title holds a line break or a control character: write it on one line",
)
_PLACEHOLDER_TITLE = Words(
    "「{written}」だけでは何のことか分かりません。誰にとって何が壊れたのかをタイトルに書いてください",
    "the title `{written}` says nothing yet: say what broke, for whom",
)
_BAD_SLUG = Words(
    "--slug には英字を含む ASCII の語を書いてください（例: memory-leak）",
    "--slug takes ASCII words with at least one letter, such as memory-leak",
)
_SLUG_NEEDED = Words(
    "タイトルに英単語がないため、教訓のファイル名を決められません。--slug memory-leak のように指定してください",
    "the title has no ASCII words to name the lesson's file after: add for example --slug memory-leak",
)
_RESERVED_SLUG = Words(
    "{written}.md は文書として読まれない名前です。--slug で別の名前を指定してください",
    "a file named {written}.md is not read as a document: choose another name with --slug",
)
_BAD_CATEGORY = Words(
    "分類「{written}」はフォルダー名に使えません。best-practices のように、文字・数字・ハイフンで書いてください",
    "the category `{written}` cannot be a folder: write letters, digits and hyphens, such as best-practices",
)
_LESSON_EXISTS = Words(
    "{path} はすでにあります。追記するか、--slug で別の名前を指定してください",
    "{path} exists already: add to it, or choose another name with --slug",
)
