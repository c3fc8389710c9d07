"""What people look for: drawn by a seed from the documents' texts, and fixed ones that searches are known to fail at.

Each drawn query stands in at least one document; what is frequent is drawn more often, as it is asked for more often.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from bench.search.truth import Text

_JA = "\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff々"


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` is what a document must contain; ``kind`` is ``word``, ``phrase``, ``part``, ``mixed`` or ``identifier``."""

    text: str
    lang: str
    kind: str

    @property
    def typed(self) -> str:
        """As a person types it: a phrase with spaces in quotes."""
        return f'"{self.text}"' if " " in self.text else self.text


_FIXED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("ja", "word"): ("接続プール", "文字化け", "障害", "枯渇", "証明書", "権限", "夜間", "証", "鍵", "復旧"),
    ("ja", "phrase"): (
        "レプリケーション遅延",
        "コネクションプール",
        "メモリ不足による応答停止",
        "接続プール枯渇",
    ),
    ("ja", "part"): ("タイムアウ", "ネクション", "レプリケーショ", "リスナ", "マイグレ", "ダッシュボー"),
    ("ja", "mixed"): ("TLS証明書", "オンラインDDL", "ＴＬＳ証明書", "ｵﾝﾗｲﾝDDL", "15 分以内"),
    ("en", "word"): ("timeout", "memory", "certificate", "rollback", "expired", "listeners"),
    ("en", "phrase"): ("connection pool", "out of memory", "root cause", "too many clients already"),
    ("en", "identifier"): (
        "ConnectionPool",
        "max_connections",
        "payment-gateway",
        "OutOfMemoryError",
        "PM-042",
        "technology/memory-leak",
        "api-",
        "heap_used",
    ),
}
_DRAWN: Mapping[tuple[str, str], tuple[int, re.Pattern[str]]] = {
    ("ja", "word"): (50, re.compile(r"[\u30a1-\u30fa\u30fc]{3,}|[\u4e00-\u9fff]{2,4}")),
    ("ja", "phrase"): (50, re.compile(rf"[{_JA}]{{5,16}}")),
    ("ja", "part"): (25, re.compile(r"[\u30a1-\u30fa\u30fc]{5,}")),
    ("ja", "mixed"): (
        25,
        re.compile(
            rf"[A-Za-z]{{2,}}[{_JA}]{{2,6}}|[{_JA}]{{2,6}}[A-Za-z]{{2,}}|(?<![\w.])\d+ ?[{_JA}]{{1,3}}"
        ),
    ),
    ("en", "word"): (60, re.compile(r"(?<![\w.-])[a-z]{4,}(?![\w-])")),
    ("en", "phrase"): (60, re.compile(r"(?<![\w.-])[A-Za-z]{2,}(?: [a-z]{2,}){1,3}(?![\w-])")),
    ("en", "identifier"): (
        45,
        re.compile(
            r"(?<![\w.-])(?:(?:[A-Z][a-z]+){2,}\w*|[a-z]+(?:_[a-z]+)+|[a-z]+(?:-[a-z]+)+|PM-\d{4}(?:-\d)?|OPS-\d+)(?![\w-])"
        ),
    ),
}


def draw(texts: Mapping[str, Text], seed: int = 1) -> tuple[Query, ...]:
    """At least 150 queries in each language, the same for the same texts and seed."""
    random = Random(seed)  # noqa: S311 - a benchmark's data
    by_language = {
        lang: [text.shown for text in texts.values() if text.lang == lang] for lang in ("ja", "en")
    }
    found: dict[tuple[str, str], Query] = {}
    for (lang, kind), fixed in _FIXED.items():
        for text in fixed:
            found[lang, text] = Query(text, lang, kind)
    for (lang, kind), (count, pattern) in _DRAWN.items():
        drawn = 0
        while drawn < count:
            matches = pattern.findall(random.choice(by_language[lang]))
            if not matches:
                continue
            text = _CUT.get(kind, _whole)(random.choice(matches), random)
            if (lang, text) not in found:
                found[lang, text] = Query(text, lang, kind)
                drawn += 1
    return tuple(found.values())


def _whole(text: str, _random: Random) -> str:
    return text


def _shortened(text: str, random: Random) -> str:
    """A word that is still being typed, or that begins in its middle."""
    return (
        text[: random.randint(4, len(text) - 1)]
        if random.random() < 0.7
        else text[random.randint(1, len(text) - 4) :]
    )


_CUT: Mapping[str, Callable[[str, Random], str]] = {"part": _shortened}
