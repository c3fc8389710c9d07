"""What a front-matter key means and who needs it."""

from collections.abc import Mapping

from kyokun.editor.markup import escaped
from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS, Key, key_named
from kyokun.model.language import Language, Words
from kyokun.reading.document import DocumentKind
from kyokun.reporters.markdown_text import code_span

_EVERYONE = Words("すべての読み手と機能", "everyone")
_RULES = Words("検査の規則", "the rules")
_TRENDS = Words("傾向の分析", "the trends")
_TIMELINE = Words("タイムラインと傾向の分析", "the timeline and the trends")
_SEARCH = Words("検索、傾向の分析、ページ", "search, trends and pages")
_NEEDED_BY: Mapping[str, Words] = {
    "id": _EVERYONE,
    "title": _EVERYONE,
    "type": Words("検査の規則と傾向の分析", "the rules and the trends"),
    "status": _RULES,
    "severity": _EVERYONE,
    "lang": Words("読み取り、検索、ページ", "reading, search and pages"),
    **dict.fromkeys(
        ("started_at", "detected_at", "acknowledged_at", "identified_at", "mitigated_at", "resolved_at"),
        _TIMELINE,
    ),
    **dict.fromkeys(
        ("drafted_at", "held_at", "published_at"), Words("期限と公開までの時間", "deadlines, publish lag")
    ),
    "detected_by": _TRENDS,
    **dict.fromkeys(("services", "teams", "tags"), _SEARCH),
    "causes": Words("特性要因図、傾向の分析、再発の検出", "the fishbone, the trends and recurrence"),
    "impact": _TRENDS,
    "recurrence_of": _TRENDS,
    "translation_of": Words(
        "ページと傾向の分析（翻訳は数えない）", "pages and trends: a translation is never counted"
    ),
    "audience": Words("公開範囲ごとの版", "the editions"),
    "summary": Words("教訓の一覧と検索", "the list of lessons and search"),
    "owner": Words("教訓を直したい人", "whoever wants to change the lesson"),
    "rollout": Words("水平展開の確認", "those who apply the lesson elsewhere"),
}
_MEANS = Words("必要とする相手", "Needed by")
_EXAMPLE = Words("例", "Example")
_VALUES = Words("値", "Values")
_OWN = Words(
    "このベース独自のキー（mkdocs.yml の extra_keys）", "A key of this base's own (extra_keys in mkdocs.yml)"
)


def keys_of(kind: DocumentKind) -> tuple[Key, ...]:
    """The keys of a postmortem's or a lesson's front matter."""
    return LESSON_KEYS if kind is DocumentKind.LESSON else POSTMORTEM_KEYS


def key_help(name: str, kind: DocumentKind, language: Language) -> str | None:
    """Markdown about a key of the format; None when it has none of that name."""
    key = key_named(keys_of(kind), name)
    if key is None:
        return None
    lines = [f"**{escaped(key.name)}**: {escaped(key.holds.in_(language))}", ""]
    needed = _NEEDED_BY.get(name)
    if needed is not None:
        lines.append(f"- {_MEANS.in_(language)}: {needed.in_(language)}")
    if key.choices:
        lines.append(f"- {_VALUES.in_(language)}: {', '.join(map(code_span, key.choices))}")
    lines.append(f"- {_EXAMPLE.in_(language)}: {code_span(f'{key.name}: {key.example}')}")
    return "\n".join(lines)


def own_key_help(language: Language) -> str:
    """What is said of a key that the base has declared itself."""
    return _OWN.in_(language)
