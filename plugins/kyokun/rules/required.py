"""Which sections a document must have, and how to name them: shared by the rules about sections."""

from collections.abc import Iterator

from kyokun.model.language import Language, Words
from kyokun.model.options import Options
from kyokun.model.postmortem import Section
from kyokun.model.terms import SectionKind
from kyokun.model.vocabulary import SECTIONS, TYPES
from kyokun.reading.document import Document

ASKS = {
    SectionKind.SUMMARY: Words(
        "何が起き、誰が困り、どう収まったかを三文で書いてください",
        "say in three sentences what happened, who was affected and how it ended",
    ),
    SectionKind.TIMELINE: Words(
        "時刻・イベント・担当・詳細の表に、発生から復旧までを書いてください",
        "write a table of time, event, who and detail, from the start to recovery",
    ),
    SectionKind.IMPACT: Words(
        "影響を受けた人数・時間・件数を数字と単位で書いてください",
        "write whom it affected, for how long and how much, as numbers with units",
    ),
    SectionKind.ROOT_CAUSE_ANALYSIS: Words(
        "「### 5 Whys」か分類ごとの見出しで、仕組みの原因にたどり着くまで書いてください",
        "write `### 5 Whys`, or the fishbone's five headings, down to a cause in the system",
    ),
    SectionKind.ACTION_ITEMS: Words(
        "担当・期限・優先度・完了条件のあるアクションを書いてください",
        "write actions with owner, due date, priority and done-when",
    ),
    SectionKind.LESSONS: Words(
        "やってよかったこと、改善すべきこと、運が良かったことを書いてください",
        "write what went well, what to improve and where you got lucky",
    ),
    SectionKind.FOLLOW_UP: Words(
        "レビューの日付と確認項目を書いてください", "write the review dates with what to look at"
    ),
    SectionKind.PARTICIPANTS: Words(
        "参加者と、ファシリテーター、記録者を書いてください",
        "name the participants, the facilitator and the recorder",
    ),
    SectionKind.LINKS: Words(
        "インシデント記録・修正・チケットへのリンクを書いてください",
        "link the incident record, the fix and the tickets",
    ),
    SectionKind.CUSTOMER_REPORT: Words(
        "顧客に伝えてよい内容を書いてください", "write what customers may be told"
    ),
    SectionKind.PREVENTION: Words(
        "何が本番への影響を防いだのかを書いてください", "say what kept it from reaching production"
    ),
}
"""What to write in each section."""


def required_sections(document: Document, options: Options) -> tuple[SectionKind, ...]:
    """The sections the policy asks of a document.

    None when YAML refuses its front matter: its type and severity are then unknown.
    """
    postmortem = document.postmortem
    if postmortem is None or document.refused_yaml is not None:
        return ()
    return options.sections_for(postmortem.type, postmortem.severity, postmortem.status)


def written_sections(
    document: Document, options: Options
) -> Iterator[tuple[SectionKind, tuple[Section, ...]]]:
    """Each required section with the places it is written at; several of one kind make up one section."""
    for kind in required_sections(document, options):
        sections = document.postmortem.sections if document.postmortem else ()
        yield kind, tuple(section for section in sections if section.kind is kind)


def section_name(kind: SectionKind) -> Words:
    """A section's name in both languages."""
    return SECTIONS.labels[kind]


def section_heading(kind: SectionKind, document: Document) -> str:
    """The heading to write, in the document's own language."""
    language = document.postmortem.lang if document.postmortem else Language.EN
    return f"## {SECTIONS.label(kind, language)}"


def type_name(document: Document) -> Words:
    """What the document is called: a postmortem, a record, a near miss."""
    if document.postmortem is None:
        return Words("文書", "document")
    label = TYPES.labels[document.postmortem.type]
    return Words(label.ja, label.en.lower())
