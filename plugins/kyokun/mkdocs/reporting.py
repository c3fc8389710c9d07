"""What the rules found, in the engine's log."""

import logging
from collections.abc import Iterable

from mkdocs.utils import CountHandler

import mkdocs
from kyokun.model.language import Language
from kyokun.rules.rule import Finding, Level

log = logging.getLogger("mkdocs.plugins.kyokun")


def log_findings(findings: Iterable[Finding], language: Language) -> None:
    """Errors as errors, all else as information: ``--strict`` must stay usable while there is advice."""
    for finding in findings:
        level = logging.ERROR if finding.level is Level.ERROR else logging.INFO
        log.log(level, "%s", _line(finding, language))


def suspend_strictness() -> None:
    """For this build, let a strict server go on: its pages show the errors, and warnings may only follow from them."""
    for handler in logging.getLogger(mkdocs.__name__).handlers:
        if isinstance(handler, CountHandler):
            handler.addFilter(lambda record: False)  # noqa: ARG005


def summary(errors: int, language: Language) -> str:
    """The one line the build fails with."""
    if language is Language.JA:
        return f"kyokun: 直すところが {errors} 件あります。kyokun check でも同じ指摘を確認できます。"
    noun = "error" if errors == 1 else "errors"
    return f"kyokun: {errors} {noun} to correct; `kyokun check` shows the same."


def _line(finding: Finding, language: Language) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    text = f"{place} {finding.code} {finding.message.in_(language)} — {finding.help.in_(language)}"
    return " ".join(text.split())
