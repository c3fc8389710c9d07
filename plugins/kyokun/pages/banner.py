"""What stands above a document that is not finished, or not right."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.model.terms import Status
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text, code, escape_words
from kyokun.rules.rule import Finding, Level


@dataclass(frozen=True, slots=True)
class BannerLine:
    """One finding, as it is shown to its author."""

    where: str
    message: Markup
    help: Markup


@dataclass(frozen=True, slots=True)
class Banner:
    """A title, what it means, and the findings it lists."""

    kind: str
    """``draft``, ``review`` or ``errors``."""
    title: str
    text: str
    findings_title: str
    lines: tuple[BannerLine, ...]


def banner(view: View, path: str, status: Status | None) -> Banner | None:
    """For a draft: everything that is missing. For any other document: its errors. In review: a note. Else nothing."""
    words = view.words
    findings = view.site.findings_by_path.get(path, ())
    if status is Status.DRAFT:
        title = words("postmortem.draft-missing", n=len(findings)) if findings else ""
        return Banner(
            "draft", words("postmortem.draft"), words("postmortem.draft-text"), title, lines(view, findings)
        )
    errors = tuple(finding for finding in findings if finding.level is Level.ERROR)
    if errors:
        text = words("postmortem.errors-text", n=len(errors))
        return Banner("errors", words("postmortem.errors"), text, "", lines(view, errors))
    if status is Status.REVIEW:
        return Banner("review", words("postmortem.review"), words("postmortem.review-text"), "", ())
    return None


def lines(view: View, findings: tuple[Finding, ...]) -> tuple[BannerLine, ...]:
    """Findings in the page's language, in the order of the lines they are about."""
    return tuple(
        BannerLine(
            view.words("postmortem.line", n=finding.start.line),
            message(finding.message.in_(view.language)),
            message(finding.help.in_(view.language)),
        )
        for finding in sorted(findings, key=lambda finding: finding.sort_key)
    )


def message(text: str) -> Markup:
    """A rule's words, what stands between backticks shown as code."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return as_text(text)
    written = (code(part) if at % 2 else escape_words(part) for at, part in enumerate(parts))
    return Markup("".join(written))  # noqa: S704
