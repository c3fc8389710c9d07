"""What all reports of findings say alike."""

from collections.abc import Iterable

from kyokun.model.language import Language, Words
from kyokun.rules.checking import Summary
from kyokun.rules.rule import Finding, Level

LEVEL_WORDS = {
    Level.ERROR: Words("エラー", "error"),
    Level.WARNING: Words("警告", "warning"),
    Level.ADVICE: Words("助言", "advice"),
}
IN_BASELINE = Words(
    "ベースラインにある指摘 {count} 件は報告していません",
    "findings in the baseline, not reported: {count}",
)
_HIDDEN = Words("（ほかにベースラインに {count} 件）", " (in the baseline: {count} more)")


def summary_line(summary: Summary, language: Language) -> str:
    """How many findings there are in how many documents, and how many more are in the baseline."""
    counted = _counted(summary, language)
    return counted + _HIDDEN.format(count=summary.hidden).in_(language) if summary.hidden else counted


def _counted(summary: Summary, language: Language) -> str:
    found = summary.error + summary.warning + summary.advice
    if language is Language.JA:
        counted = f"エラー {summary.error} 件、警告 {summary.warning} 件、助言 {summary.advice} 件"
        return (
            f"{summary.files} 件の文書: {counted}" if found else f"{summary.files} 件の文書に指摘はありません"
        )
    documents = counted_in_english(summary.files, "document", "documents")
    if not found:
        return f"{documents}, no findings"
    errors = counted_in_english(summary.error, "error", "errors")
    warnings = counted_in_english(summary.warning, "warning", "warnings")
    advice = counted_in_english(summary.advice, "piece", "pieces")
    return f"{documents}: {errors}, {warnings}, {advice} of advice"


def fixable_line(findings: Iterable[Finding], language: Language) -> str:
    """How many of them ``--fix`` can mend, empty when there are none."""
    offered = [finding.fix.is_safe for finding in findings if finding.fix is not None]
    safe, unsafe = offered.count(True), offered.count(False)
    if language is Language.JA:
        counts = [f"{safe} 件は `kyokun check --fix` で直せます"] * bool(safe)
        counts += [f"{unsafe} 件は --unsafe-fixes を付ければ下書きまで書けます"] * bool(unsafe)
        return "、".join(counts)
    counts = [f"{safe} can be fixed by `kyokun check --fix`"] * bool(safe)
    counts += [f"{unsafe} can be begun by `kyokun check --fix --unsafe-fixes`"] * bool(unsafe)
    return ", ".join(counts)


def counted_in_english(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else many}"
