"""KY801."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.secret_formats import known_secrets


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for secret in known_secrets(document.text):
        yield Raised(
            secret.span,
            Words("{name}（{shown}）が書かれています", "this is {name} ({shown})").format(
                name=secret.name, shown=secret.shown
            ),
            Words(
                "まず無効にして発行し直し、ここは `***` に置き換えてください。git の履歴にも残っているので、消すだけでは足りません",
                "revoke it first and issue a new one, then write `***` here: deleting is not enough, since git keeps the history",
            ),
            is_secret=True,
        )


RULE = Rule(
    code="KY801",
    slug="leaked-secret",
    title=Words("トークンや秘密鍵が書かれている", "A token or private key is written out"),
    reason=Words(
        "文書は検索され、転送され、履歴に残ります。貼ったログに混ざったトークンは、漏れたものとして扱うほかありません。下書きでも git に入れば同じです。",
        "Documents are searched, forwarded and kept in history. A token in a pasted log has leaked, in a draft as well: git has it.",
    ),
    weight=Weight.ALWAYS_ERROR,
    bad=Words(
        """## 関連リンク

- 再現手順: `curl -u deploy:ghp_k3Vt9QzLw8RmXc2YbN5sHd7JfA1pGu4EoT6i https://api.github.com`
""",
        """## Links

- to reproduce: `curl -u deploy:ghp_k3Vt9QzLw8RmXc2YbN5sHd7JfA1pGu4EoT6i https://api.github.com`
""",
    ),
    good=Words(
        """## 関連リンク

- 再現手順: `curl -u deploy:ghp_*** https://api.github.com`
""",
        """## Links

- to reproduce: `curl -u deploy:ghp_*** https://api.github.com`
""",
    ),
    of_document=check,
)
