"""KY805."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.hosts import addresses, is_documentation
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span

_EVERYBODY_S = frozenset(
    {"1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "1.2.3.4", "4.3.2.1", "255.255.255.255"}
)
"""Public resolvers, and what everybody writes for "some address"."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    told: set[str] = set()
    for span, address in addresses(document.text, Span(0, len(document.text))):
        if _tells(address) and str(address) not in told:
            told.add(str(address))
            yield Raised(
                span,
                Words(
                    "インターネット上の IP アドレス `{address}` が書かれています",
                    "`{address}` is an address on the public internet",
                ).format(address=str(address)),
                Words(
                    "役割（「負荷試験の送信元」など）で書くか、例なら 192.0.2.1 のような例示用のアドレスにしてください",
                    "say whose it is (“the load generator”), or use one reserved for examples, such as 192.0.2.1",
                ),
            )


def _tells(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not is_documentation(address) and str(address) not in _EVERYBODY_S


RULE = Rule(
    code="KY805",
    slug="public-address",
    title=Words("インターネット上の IP アドレスが書かれている", "A public IP address is written out"),
    reason=Words(
        "顧客のアドレスは個人情報、自社のアドレスは攻撃の手がかりになります。原因の説明に必要なことはまれです。",
        "A customer's address is personal data, one's own is a target; the explanation seldom needs either.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 関連リンク

- 応答が遅かった接続元: 45.33.32.156
""",
        """## Links

- slow requests came from 45.33.32.156
""",
    ),
    good=Words(
        """## 関連リンク

- 応答が遅かった接続元: 負荷試験のサーバー（10.0.3.7）
""",
        """## Links

- slow requests came from the load generator (10.0.3.7)
""",
    ),
    of_document=check,
)
