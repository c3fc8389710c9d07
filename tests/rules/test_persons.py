"""Which causes stop at a person, and which only speak of one."""

import pytest

from kyokun.rules.persons import stops_at_person


@pytest.mark.parametrize(
    "cause",
    [
        "確認不足",
        "担当者の不注意によるもの。",
        "オペレーターのスキル不足だった",
        "設定変更時の操作ミスが原因",
        "ヒューマンエラー",
        "手順は読んだ。しかし確認を怠った",
        "証明書の更新を失念していた",
        "戻し忘れ",
        "human error",
        "The engineer made a mistake.",
        "Somebody forgot to renew it",
        "The operator failed to check the target",
        "lack of experience",
    ],
)
def test_these_stop_at_a_person(cause: str) -> None:
    found = stops_at_person(cause)
    assert found is not None
    words, question = found
    assert words in cause.lower()
    assert question.ja.endswith("？")
    assert question.en.endswith("?")


@pytest.mark.parametrize(
    "cause",
    [
        "",
        "確認漏れを止める検査が CI にない",
        "ミスに気づける仕組みがない",
        "操作ミスがあった。しかし取り消す手段がなかった",
        "外部キー制約エラー",
        "タイムアウトのエラー",
        "メモリ管理の教育不足",
        "リソース不足",
        "Nothing catches a mistake in the flag's name",
        "CI does not validate it, so human error reaches production",
        "the runbook forgot to mention the standby",
        "mistaken for a duplicate",
    ],
)
def test_these_do_not(cause: str) -> None:
    assert stops_at_person(cause) is None
