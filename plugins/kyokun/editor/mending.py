"""What an editor can do about findings: mend them, mend all that is safe, or live with one."""

from collections.abc import Iterable
from dataclasses import dataclass

from kyokun.editor.ignoring import ignoring
from kyokun.model.language import Language, Words
from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document
from kyokun.rules.rule import Finding
from kyokun.text.edit import Edit
from kyokun.text.span import Span

_ALL = Words("安全に直せる指摘をすべて直す（{count} 件）", "mend all that can be mended safely ({count})")
_IGNORE = Words(
    "{code} をここでは抑制する（理由を書くと効きます）", "suppress {code} here (takes effect with a reason)"
)


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of a document on offer, and the findings it answers."""

    title: str
    edits: tuple[Edit, ...]
    answers: tuple[Finding, ...]
    is_preferred: bool = False
    """Whether it can be made without a second look."""


def mends(document: Document, findings: Iterable[Finding], at: Span, language: Language) -> tuple[Mend, ...]:
    """The mends of the findings that touch a stretch of a document, safe ones first."""
    offered = [
        Mend(_title(one.fix.title.in_(language)), one.fix.edits, (one,), one.fix.is_safe)
        for one in _touching(document, findings, at)
        if one.fix is not None and one.fix.edits
    ]
    return tuple(sorted(offered, key=lambda mend: not mend.is_preferred))


def mend_all(findings: Iterable[Finding], language: Language) -> Mend | None:
    """All safe mends of a document at once; of those that overlap, the first. None when there are none."""
    taken: dict[Edit, None] = {}
    answered: list[Finding] = []
    for finding in findings:
        fix = finding.fix
        if (
            fix is not None
            and fix.is_safe
            and fix.edits
            and not any(_clash(edit, taken) for edit in fix.edits)
        ):
            taken |= dict.fromkeys(fix.edits)
            answered.append(finding)
    if not answered:
        return None
    title = _ALL.format(count=len(answered)).in_(language)
    return Mend(_title(title), tuple(sorted(taken)), tuple(answered), is_preferred=True)


def ignores(
    document: Document, findings: Iterable[Finding], at: Span, conventions: Conventions, language: Language
) -> tuple[Mend, ...]:
    """Comments that suppress the findings that touch a stretch of a document, each still without its reason."""
    offered: dict[tuple[str, Edit], Mend] = {}
    for finding in _touching(document, findings, at):
        edit = ignoring(document, finding, conventions)
        if edit is not None:
            title = _IGNORE.format(code=finding.code).in_(language)
            offered.setdefault((finding.code, edit), Mend(_title(title), (edit,), (finding,)))
    return tuple(offered.values())


def _title(words: str) -> str:
    """As a menu has it: with a capital."""
    return words[:1].upper() + words[1:]


def _touching(document: Document, findings: Iterable[Finding], at: Span) -> Iterable[Finding]:
    start, end = document.lines.position(at.start), document.lines.position(at.end)
    return (one for one in findings if one.start <= end and start <= one.end)


def _clash(edit: Edit, taken: Iterable[Edit]) -> bool:
    """Whether two edits cannot both be made: they overlap, or differ about what is inserted at one place."""
    return any(
        edit != other
        and (
            (edit.span.start < other.span.end and other.span.start < edit.span.end)
            or edit.span.start == other.span.start
        )
        for other in taken
    )
