"""KY206."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.required import ASKS, written_sections
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.summaries import repeats_title
from kyokun.text.patterns import lazy_pattern

_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WIDE = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = lazy_pattern(r"[A-Za-z0-9]+")
_LEAST_LETTERS = 40
_LEAST_WORDS = 15


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    for kind, sections in written_sections(document, setting.options):
        if kind is not SectionKind.SUMMARY or not sections or postmortem is None:
            continue
        if all(section.is_empty or section.is_placeholder for section in sections):
            continue  # which is reported as such
        source = _COMMENT.sub("", "\n".join(section.body.of(document.text) for section in sections))
        letters, words = len(_WIDE.findall(source)), len(_WORD.findall(source))
        if letters / _LEAST_LETTERS + words / _LEAST_WORDS >= 1 or repeats_title(postmortem):
            continue
        yield Raised(
            sections[0].where["heading"],
            Words(
                "サマリーが短すぎて、知らない人には何が起きたのか分かりません",
                "the summary is too short to tell a stranger what happened",
            ),
            ASKS[SectionKind.SUMMARY],
        )


RULE = Rule(
    code="KY206",
    slug="summary-too-short",
    title=Words("サマリーが短すぎる", "The summary is too short"),
    reason=Words(
        "サマリーは、そのサービスを知らない人が最初に、多くは唯一読む部分です。何が起き、誰が困り、どう収まったかには、3 文ほど要ります。",
        "A stranger reads the summary first, and mostly nothing else. What happened, who was affected and how it ended takes about three sentences.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "## サマリー\n\nAPI が落ちたので再起動した。\n", "## Summary\n\nThe API was down, we restarted it.\n"
    ),
    good=Words(
        "## サマリー\n\n2025年6月2日の午前、注文のおよそ 3 割が 40 分間失敗した。在庫サービスの応答を待ち続け、接続プールが枯れたためである。待ち時間に上限を設けて復旧した。\n",
        "## Summary\n\nOn the morning of 2 June 2025 about three orders in ten failed for 40 minutes. Calls that waited for the slow stock service used up the connection pool. A limit on every wait ended it.\n",
    ),
    of_document=check,
)
