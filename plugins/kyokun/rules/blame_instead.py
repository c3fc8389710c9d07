"""How to say it instead: the system as the subject, by what the sentence says a person failed at."""

import re

from kyokun.model.language import Words
from kyokun.text.patterns import lazy_pattern

_BY_FAILURE = tuple(
    (lazy_pattern(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (
            r"テスト|試験|untested|\btest",
            Words("「テストがなくてもマージできた」", "“it could be merged without a test”"),
        ),
        (
            r"連絡|報告|共有|周知|通知|伝え|エスカレ|tell|told|inform|notif|communicat|escalat|warn|announc",
            Words(
                "「誰に・いつ知らせるかが手順になかった」",
                "“no step said whom to tell, and when”",
            ),
        ),
        (
            r"忘れ|失念|forg[eo]t|neglect",
            Words(
                "「その手順を飛ばしても、何も知らせなかった」",
                "“nothing showed that the step was still to be done”",
            ),
        ),
        (
            r"見落|見逃|見過|気[づ付]|無視|overlook|miss(?:ed)?\b|ignor|notic|catch|caught|spot",
            Words(
                "「気づくための情報が、画面にも差分にも出ていなかった」",
                "“neither the screen nor the diff showed it”",
            ),
        ),
        (
            r"理解|仕様|認識|想定|考慮|understand|understood|know|anticipat|consider",
            Words(
                "「その仕様を知る機会が、手順にもレビューにもなかった」",
                "“neither the procedure nor the review brought that behaviour up”",
            ),
        ),
        (
            r"確認|チェック|検証|レビュー|check|verif|confirm|review|validat|look|approv",
            Words("「確認しなくても先へ進めた」", "“one could go on without the check”"),
        ),
        (
            r"手順|読ま|読み|飛ばし|省[略い]|守ら|従わ|承認|skip|bypass|follow|\bread\b|without",
            Words(
                "「手順を飛ばしても、止めるものがなかった」", "“nothing stopped it when a step was left out”"
            ),
        ),
        (
            r"誤|間違|勘違|取り違|思い込|ミス|wrong|incorrect|mis|accident|inadvert|error|typo|broke|cause",
            Words(
                "「誤った操作を、確認なしに受け付けた」",
                "“the tool accepted the wrong value without asking”",
            ),
        ),
    )
)
_GENERAL = Words("「それを止める仕組みがなかった」", "“nothing was there to stop it”")


def instead_of(written: str) -> Words:
    """An example of saying it about the system."""
    return next((instead for pattern, instead in _BY_FAILURE if pattern.search(written)), _GENERAL)
