"""KY804."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_LOCAL = lazy_pattern(r"[A-Za-z0-9._%+-]{1,64}$")
_DOMAIN = lazy_pattern(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}(?![\w-])", re.ASCII)
_TOP = lazy_pattern(r"[A-Za-z]{2,18}")
_ADDRESS = lazy_pattern(r"\d{1,3}(?:\.\d{1,3}){3}")
_NOT_PERSONAL = lazy_pattern(
    r"git|noreply|no-reply|no_reply|do-?not-?reply|mailer-daemon|postmaster|(?:\d+\+)?[\w-]+\[bot\]|user|users|name|foo|your[._-]?\w*",
    re.IGNORECASE,
)
_EXAMPLES = lazy_pattern(
    r"(?:.*\.)?(?:example(?:\.(?:com|org|net|edu|jp|co\.jp|ne\.jp))?|test|invalid|local|localhost|localdomain)",
    re.IGNORECASE,
)
_NO_REPLY_HOST = lazy_pattern(r"(?:.*\.)?noreply\..*|.*\.gserviceaccount\.com", re.IGNORECASE)
_ENDINGS = """service timer socket target slice mount js ts jsx tsx py rb go rs md sh yml yaml json toml png jpg gif svg css html
    txt log internal svc lan corp"""
_FILES = frozenset(_ENDINGS.split())
"""Ends of names that are no domains: ``getty@tty1.service``."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    text = document.text
    at = text.find("@", 1)
    while at >= 0:
        span = _address(text, at)
        if span is not None:
            yield Raised(
                span,
                Words(
                    "メールアドレスかログイン先（{shown}）が書かれています",
                    "this is a mail address or a login ({shown})",
                ).format(shown=f"{text[span.start]}…@{text[at + 1 : span.end]}"),
                Words(
                    "人ならハンドル（@alice）か役割で、顧客なら「ある顧客」や ID で書いてください",
                    "write a colleague's handle (@alice) or role, and “a customer” or an id for customers",
                ),
            )
        at = text.find("@", at + 1)


def _address(text: str, at: int) -> Span | None:
    """The address around an ``@``; None for a handle, an example, ``git@…`` and names of files."""
    if not (text[at - 1].isalnum() or text[at - 1] in "._%+-"):
        return None
    domain = _DOMAIN.match(text, at + 1)
    local = _LOCAL.search(text, max(0, at - 64), at)
    if domain is None or local is None or text[local.start() - 1 : local.start()] in ("@", "/", ":"):
        return None  # @user@instance, a path, a URL's login (KY803)
    host = domain[0]
    top = host.rpartition(".")[2]
    is_named = _TOP.fullmatch(top) is not None and top.lower() not in _FILES
    if not is_named and not _ADDRESS.fullmatch(host):
        return None
    if _NOT_PERSONAL.fullmatch(local[0]) or _EXAMPLES.fullmatch(host) or _NO_REPLY_HOST.fullmatch(host):
        return None
    return Span(local.start(), domain.end())


RULE = Rule(
    code="KY804",
    slug="mail-address",
    title=Words("メールアドレスが書かれている", "A mail address is written out"),
    reason=Words(
        "貼ったログの中のアドレスは個人情報です。文書の共有範囲が広がると、本人の知らないところまで届きます。",
        "Addresses in pasted logs are personal data, and travel with the document further than anybody agreed to.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 影響

- 失敗した注文: 412 件（最初の連絡は sakura.ito@shop-mail.jp から）
""",
        """## Impact

- failed orders: 412 (the first report came from sakura.ito@shop-mail.jp)
""",
    ),
    good=Words(
        """## 影響

- 失敗した注文: 412 件（最初の連絡は法人の顧客から）
""",
        """## Impact

- failed orders: 412 (the first report came from a business customer)
""",
    ),
    of_document=check,
)
