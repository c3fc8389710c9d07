"""KY803."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_LOGIN = lazy_pattern(
    r"://(?P<user>[^\s/:@<>\"'`]{0,64}):(?P<password>[^\s/@<>\"'`]{1,200})@(?P<host>[\w.\[\]:-]{1,253})",
    re.ASCII,
)
_STAND_IN = lazy_pattern(
    r"\*+|x+|X+|\.+|…|•+|-+|\$.*|%.*|\{.*|\[.*|(?:my|your|the|some|db)?[_-]?(?:password|passwd|passphrase|pass|pwd|pw|secret|token|key|パスワード)\d?"
    r"|PASSWORD|PASS|SECRET|TOKEN|REDACTED|redacted|masked|example|dummy|changeme|foo|bar|hunter2"
)
_EXAMPLE_HOST = lazy_pattern(
    r"(?:.*\.)?(?:example(?:\.(?:com|org|net|jp|co\.jp))?|test|invalid|localhost)\.?(?::\d+)?|127\.0\.0\.1.*",
    re.IGNORECASE,
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    text = document.text
    at = text.find("://")
    while at >= 0:
        found = _LOGIN.match(text, at)
        if (
            found
            and not _STAND_IN.fullmatch(found["password"])
            and not _EXAMPLE_HOST.fullmatch(found["host"])
        ):
            yield Raised(
                Span(found.start("user"), found.end("password")),
                Words(
                    "URL に {host} へのログイン情報が書かれています", "the URL carries the login to {host}"
                ).format(host=found["host"]),
                Words(
                    "パスワードを無効にして、URL からは `ユーザー:パスワード@` を除いてください",
                    "revoke the password, and leave `user:password@` out of the URL",
                ),
                is_secret=True,
            )
        at = text.find("://", at + 3)


RULE = Rule(
    code="KY803",
    slug="url-credentials",
    title=Words("URL にログイン情報が入っている", "A URL carries a login"),
    reason=Words(
        "URL の中のパスワードは、リンクを開いた人の履歴やプロキシのログにも残ります。",
        "A password in a URL ends up in everybody's browser history and in the logs of every proxy, too.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## 関連リンク

- 接続先: `postgres://shop:vR7kq2Zp9tW@db1.shop-prod.net:5432/orders`
""",
        """## Links

- database: `postgres://shop:vR7kq2Zp9tW@db1.shop-prod.net:5432/orders`
""",
    ),
    good=Words(
        """## 関連リンク

- 接続先: `postgres://db1.shop-prod.net:5432/orders`
""",
        """## Links

- database: `postgres://db1.shop-prod.net:5432/orders`
""",
    ),
    of_document=check,
)
