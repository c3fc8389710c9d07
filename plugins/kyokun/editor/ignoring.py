"""Where to write the comment that suppresses a finding.

The reason is left to the author, and until it is written nothing is suppressed: a click must not silence a rule.
"""

from collections.abc import Iterator

from kyokun.editor.live import read_live
from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Finding
from kyokun.rules.suppressing import is_suppressible, suppressions
from kyokun.text.blocks import Html
from kyokun.text.edit import Edit, edited
from kyokun.text.span import Span

_TRIAL = "x"
"""Stands for the reason while a place is tried."""


def ignoring(document: Document, finding: Finding, conventions: Conventions) -> Edit | None:
    """The comment, without its reason, at the narrowest place where it speaks for the finding; None when none can."""
    rule = next((one for one in all_rules() if one.code == finding.code), None)
    if rule is None or not is_suppressible(rule) or document.unreadable is not None:
        return None
    at = document.lines.starts[finding.start.line - 1] + finding.start.column - 1
    for offset in _places(document, at):
        if _speaks(document, finding.code, offset, at, conventions):
            return _comment(document, finding.code, offset, "")
    return None


def _places(document: Document, at: int) -> Iterator[int]:
    """Beginnings of lines: of the block that the finding stands in, then of the body, which speaks for all of it."""
    blocks = document.outline.blocks
    around = [
        block for block in blocks if block.span.start <= at <= block.span.end and not isinstance(block, Html)
    ]
    for block in reversed(around):
        yield document.lines.starts[document.lines.position(block.span.start).line - 1]
    yield document.body.start


def _comment(document: Document, code: str, offset: int, reason: str) -> Edit:
    newline = "\r\n" if "\r\n" in document.text else "\n"
    return Edit(Span(offset, offset), f"<!-- kyokun-ignore {code}: {reason} -->{newline}")


def _speaks(document: Document, code: str, offset: int, at: int, conventions: Conventions) -> bool:
    """Whether the comment, once it has its reason, would speak for what stands at ``at``."""
    edit = _comment(document, code, offset, _TRIAL)
    changed = read_live(document.location, edited(document.text, (edit,)), conventions)
    now = at + len(edit.text) if at >= offset else at
    return any(
        one.span.start == offset and one.reason == _TRIAL and one.covers.start <= now <= one.covers.end
        for one in suppressions(changed)
    )
