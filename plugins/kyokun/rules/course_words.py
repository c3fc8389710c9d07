"""Words by which a row of the timeline tells that something was noticed, or that it ended. Generous: they only acquit."""

from kyokun.text.patterns import lazy_pattern

DETECTION = lazy_pattern(
    r"検知|検出|アラート|警報|警告|発報|通知|気付|気づ|問い?合わせ|問合せ|報告|連絡|申告|通報|発覚|発見|判明|監視|指摘"
    r"|detect|alert|alarm|\bpage[ds]?\b|paging|notic|notif|report|discover|aware|complain|\bfound\b|observ|\bsaw\b|\bseen\b"
    r"|witness|experienc|encounter|reali[sz]|warning|ticket|monitor|raise[sd]|ask|tells|told|flagged|spotted|identified|investigat|incident (?:declared|opened|created)"
)
"""Words of a row in which somebody or something may have noticed."""
RECOVERY = lazy_pattern(
    r"復旧|復帰|回復|解消|解決|正常|収束|収まり|収まる|完了|再開|終了|終息|クローズ|公開|元に戻|戻る|安定|修正|対応済|緩和"
    r"|recover|resol|restor|\bfix|mitigat|normal|stable|stabili|healthy|back (?:up|on|to|online|below|in)\b|online|all clear|complet"
    r"|clos(?:ed|ing)|rolled back|works|working|\bend(?:s|ed)?\b|revert|green|succe|\bup\b|deployed|merged|\bdone\b|released|over\b"
)
"""Words of a row in which it may have ended."""
_WHAT = r"(?:問題|障害|異常|事象|インシデント)?の?"
_LABELS = {
    "started_at": rf"{_WHAT}発生|障害開始|(?:the )?(?:incident|outage|impact) (?:start(?:s|ed)?|begins|began)|start(?:ed)?",
    "detected_at": rf"{_WHAT}検知|(?:incident |problem |issue )?(?:detected|detection)",
    "acknowledged_at": r"確認開始|(?:alert |incident |page )?acknowledged",
    "identified_at": r"原因[をの]?特定|(?:root )?cause (?:identified|found)",
    "mitigated_at": r"(?:暫定)?緩和|mitigated",
    "resolved_at": r"(?:完全|全面|サービス)?復旧(?:を?確認|完了)?|解決|(?:incident |fully )?(?:resolved|recovered)",
}
"""Rows that say outright which moment of the incident they are."""
STRICT = {key: lazy_pattern(words) for key, words in _LABELS.items()}
LOOSE = STRICT | {
    "started_at": lazy_pattern("発生|開始|start|begin|began"),
    "detected_at": DETECTION,
    "mitigated_at": RECOVERY,
    "resolved_at": RECOVERY,
}
"""Rows that may tell of it in other words."""
