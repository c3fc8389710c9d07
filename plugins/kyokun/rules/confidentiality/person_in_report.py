"""KY808."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.public_text import customer_reports
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_HANDLE = lazy_pattern(r"(?<![\w.%+/@-])@[A-Za-z][\w-]{0,38}(?![\w.-]*\.[A-Za-z]{2})", re.ASCII)
_NAMED = lazy_pattern(r"(?<![一-龥々])(?!客さん|皆さん|業者さん|各)[一-龥々]{1,4}(?:さん|氏)(?![一-龥])")
_MIN_NAME = 2


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for within in customer_reports(document):
        for span in sorted({*_written(document, within)}):
            yield Raised(
                span,
                Words(
                    "顧客への報告に個人（{name}）が書かれています",
                    "the customer report names a person ({name})",
                ).format(name=span.of(document.text)),
                Words(
                    "「担当チーム」「弊社」のように書いてください。誰が何をしたかはタイムラインに残ります",
                    "write “we” or “our team”; who did what stays in the timeline",
                ),
            )


def _written(document: Document, within: Span) -> Iterator[Span]:
    patterns = [_HANDLE, _NAMED]
    names = _names(document)
    if names:
        patterns.append(
            re.compile("|".join(rf"(?<![A-Za-z0-9_@-]){re.escape(name)}(?![A-Za-z0-9_-])" for name in names))
        )
    for pattern in patterns:
        for found in pattern.finditer(document.text, within.start, within.end):
            yield Span(*found.span())


def _names(document: Document) -> list[str]:
    """What the participants are called beside their handles."""
    participants = document.postmortem.participants if document.postmortem else ()
    names = {person.name.strip() for person in participants if not person.name.startswith("@")}
    return sorted(name for name in names if len(name) >= _MIN_NAME)


RULE = Rule(
    code="KY808",
    slug="person-in-customer-report",
    title=Words("顧客への報告に個人が書かれている", "The customer report names a person"),
    reason=Words(
        "顧客に答えるのは組織です。名前が外に出ると、個人が責任を負わされます。",
        "It is the organisation that answers to customers; a name that gets out is held to account.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 顧客への報告

40 分間、ご注文の一部が失敗しました。10:40 に @kenji が設定を変更し、復旧しました。
""",
        """## Customer report

For 40 minutes some orders failed. At 10:40 @kenji changed a setting, which ended it.
""",
    ),
    good=Words(
        """## 顧客への報告

40 分間、ご注文の一部が失敗しました。10:40 に弊社で設定を変更し、復旧しました。
""",
        """## Customer report

For 40 minutes some orders failed. At 10:40 we changed a setting, which ended it.
""",
    ),
    of_document=check,
)
