"""KY806."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_ACTIVE = lazy_pattern(
    r"<\s{0,3}(?P<tag>script|iframe|frame|object|embed|applet|form|base|meta|link|style)\b"
    r"|<[A-Za-z][^<>]{0,500}?\s(?P<handler>on[a-z]{3,20})\s{0,3}=|(?P<scheme>javascript|vbscript)\s{0,3}:",
    re.IGNORECASE,
)
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SCHEME = lazy_pattern(r"[\s\0]*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for html in document.outline.html:
        bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), html.of(document.text))
        for found in _ACTIVE.finditer(bare):
            if found["tag"]:
                written = f"<{found['tag']}>"
            else:
                written = f"{found['handler']}=" if found["handler"] else f"{found['scheme']}:"
            yield _raised(Span(html.start + found.start(), html.start + found.end()), written)
    for link in document.outline.links:
        if _SCHEME.match(link.target):
            yield _raised(link.span, link.target.strip().partition(":")[0] + ":")


def _raised(span: Span, written: str) -> Raised:
    return Raised(
        span,
        Words(
            "`{written}` は読む人のブラウザーで動く HTML です（サイトでは無効になります）",
            "`{written}` is HTML that runs in the reader's browser (the site disables it)",
        ).format(written=written),
        Words(
            "ログやコードならコードブロックで囲み、図や動画ならリンクにしてください",
            "put logs and code in a code block, and link pictures and videos",
        ),
    )


RULE = Rule(
    code="KY806",
    slug="active-html",
    title=Words("実行される HTML が書かれている", "There is HTML that runs"),
    reason=Words(
        "貼ったログやページの断片にスクリプトが混ざると、読む人のブラウザーで動きかねません。",
        "A script in a pasted log or page might run in the browser of whoever reads it.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 関連リンク

<iframe src="https://grafana.shop.example/d/42"></iframe>
""",
        """## Links

<iframe src="https://grafana.shop.example/d/42"></iframe>
""",
    ),
    good=Words(
        """## 関連リンク

- [ダッシュボード](https://grafana.shop.example/d/42)
""",
        """## Links

- [dashboard](https://grafana.shop.example/d/42)
""",
    ),
    of_document=check,
)
