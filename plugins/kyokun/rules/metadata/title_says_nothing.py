"""KY112."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.blocks import Heading
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_SAYS_NOTHING = lazy_pattern(
    r"""
      \d+(?:st|nd|rd|th)? | \b[a-z]{1,8}-\d+
    | \b(?: incidents? | outages? | post-?\s?mortems? | reports? | errors? | issues? | problems? | bugs? | failures?
      | downtimes? | disruptions? | degradations? | down | broken | unavailable | emergency | urgent | major | minor | critical
      | review | retrospective | rca | analysis | summary | record | near-?miss(?:es)? | lessons? | learned | template | title | test
      | production | prod | service | system | site | server | untitled | new | draft
      | the | an? | of | on | in | for | at | to | and | with | from | our | was | were | is
      | jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? | sep(?:tember)? | oct(?:ober)?
      | nov(?:ember)? | dec(?:ember)? )\b
    | インシデント | ポストモーテム | ニアミス | エラー | トラブル | レポート | サービス | システム | サーバー? | タイトル | ヒヤリハット
    | 障害 | 報告書? | 不具合 | 事故 | 事象 | 問題 | 発生 | 停止 | 対応 | 記録 | 振り返り | 検証 | 分析 | 教訓 | 本番 | 環境 | 緊急 | 重大
    | 月次 | 週次 | お詫び | お知らせ | 第 | 号
    | について | における | に関する | による | の | が | に | で | は | と | を | 件 | した | する | 年 | 月 | 日 | 題
    """,
    re.VERBOSE,
)
_WIDE = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_LEAST = 5
"""Letters of a title that says anything at all; a kana or kanji counts as two."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    subject = document.postmortem or document.lesson
    if subject is None or not subject.title.strip():
        return
    folded = fold(subject.title)
    letters = sum(2 if _WIDE.match(letter) else 1 for letter in folded if letter.isalnum())
    says_something = any(letter.isalnum() for letter in _SAYS_NOTHING.sub(" ", folded))
    if letters >= _LEAST and says_something:
        return
    yield Raised(
        _place(document, subject.where),
        Words(
            "題「{title}」からは何が起きたのか分かりません", "the title “{title}” does not say what happened"
        ).format(title=" ".join(subject.title.split())),
        Words(
            "何が誰にとって壊れたかを書いてください: `title: サーバーのメモリ不足で API が停止`",
            "say what broke, and for whom: `title: Checkout answered 5xx while the stock service was slow`",
        )
        if document.postmortem
        else Words(
            "何をするかを一文で書いてください: `title: 購読したら必ず解除する`",
            "say in a sentence what to do: `title: Unsubscribe whatever you subscribe to`",
        ),
    )


def _place(document: Document, where: Where) -> Span:
    """The key's value, else the heading that serves as the title."""
    if "title" in where:
        return where["title"]
    headings = (block for block in document.outline.blocks if isinstance(block, Heading) and block.level == 1)
    return next((heading.inline.span for heading in headings), Span(0, 0))


RULE = Rule(
    code="KY112",
    slug="title-says-nothing",
    title=Words("題から何が起きたか分からない", "The title does not say what happened"),
    reason=Words(
        "一覧と検索結果に並ぶのは題だけです。「障害報告」が 10 件並ぶと、どれを開けばよいか誰にも分かりません。",
        "A list and a search result show the title and little else. Of ten called “Incident report” nobody knows which to open.",
    ),
    weight=Weight.WARNING,
    bad=Words("title: 本番障害の報告（2025-06-02）\n", "title: Production incident report, 2 June 2025\n"),
    good=Words(
        "title: 在庫サービスの遅延で注文 API が 5xx を返した\n",
        "title: Checkout answered 5xx while the stock service was slow\n",
    ),
    of_document=check,
)
