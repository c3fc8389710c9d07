"""KY807."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.hosts import internal_hosts
from kyokun.rules.public_text import public_text
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for within in public_text(document):
        for span in internal_hosts(document.text, within, setting.options.internal_hosts):
            yield Raised(
                span,
                Words(
                    "社外に見せる文章に、社内のホスト `{host}` が書かれています",
                    "text meant for the public names the internal host `{host}`",
                ).format(host=span.of(document.text)),
                Words(
                    "「注文用のデータベース」のように役割で書き、リンクは社内向けの節へ移してください",
                    "say what it does (“the order database”), and move links to a section for the inside",
                ),
            )


RULE = Rule(
    code="KY807",
    slug="internal-host",
    title=Words("社外に見せる文章に社内のホストがある", "Text meant for the public names an internal host"),
    reason=Words(
        "読者には開けないリンクであり、社内の構成を外に教えることにもなります。",
        "Its readers cannot open the link, and learn how the inside is built.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 顧客への報告

40 分間、ご注文の一部が失敗しました。詳細は https://wiki.shop.internal/pm-001 をご覧ください。
""",
        """## Customer report

For 40 minutes some orders failed. See https://wiki.shop.internal/pm-001 for details.
""",
    ),
    good=Words(
        """## 顧客への報告

40 分間、ご注文の一部が失敗しました。詳細は https://status.shop.example/pm-001 をご覧ください。
""",
        """## Customer report

For 40 minutes some orders failed. See https://status.shop.example/pm-001 for details.
""",
    ),
    of_document=check,
)
