"""KY802."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.secret_formats import known_secrets
from kyokun.rules.secret_values import given_secrets


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    given = {secret.span: secret for secret in given_secrets(document.text)}
    if not given:
        return
    known = [secret.span for secret in known_secrets(document.text)]
    for span, secret in sorted(given.items()):
        if any(other.start < span.end and span.start < other.end for other in known):
            continue  # KY801 says more
        yield Raised(
            span,
            Words(
                "`{name}` に本物らしい値が書かれています（{length} 文字）",
                "`{name}` is followed by what looks like a real value ({length} characters)",
            ).format(name=secret.name, length=span.end - span.start),
            Words(
                "本物なら無効にして `***` に置き換え、例なら `<password>` や `example` と分かる値にしてください",
                "if it is real, revoke it and write `***`; if it is an example, make it look like one: `<password>`",
            ),
            is_secret=True,
        )


RULE = Rule(
    code="KY802",
    slug="written-password",
    title=Words(
        "パスワードやトークンらしい値が書かれている", "What looks like a password or token is written out"
    ),
    reason=Words(
        "貼り付けた設定やログには、パスワードや認証ヘッダーがそのまま残りがちです。",
        "Pasted configuration and logs tend to carry passwords and authorisation headers along.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 関連リンク

- 接続設定: `DB_PASSWORD=vR7!kq2Zp9tW`
""",
        """## Links

- connection: `DB_PASSWORD=vR7!kq2Zp9tW`
""",
    ),
    good=Words(
        """## 関連リンク

- 接続設定: `DB_PASSWORD=***`
""",
        """## Links

- connection: `DB_PASSWORD=***`
""",
    ),
    of_document=check,
)
