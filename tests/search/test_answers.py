"""What queries find in a small base, and in which order."""

from collections.abc import Iterator

import pytest

from kyokun.model.terms import SectionKind
from kyokun.search.answers import Answer, Order, Searcher
from kyokun.search.parsing import parse
from tests.search.small_base import ids, make, searching


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    folder = tmp_path_factory.mktemp("answers")
    with searching(make(folder / "base"), folder / "cache") as found:
        yield found


def search(searcher: Searcher, query: str, order: Order = Order.RELEVANCE) -> Answer:
    return searcher.search(parse(query), 50, order)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Japanese: words, parts of words, single letters, mixed scripts, other widths and kana
        ("証明書", {"PM-002"}),
        ("イムアウ", set()),
        ("メモリリー", {"PM-001", "PM-002", "practice/memory"}),
        ("モリリーク", {"PM-001", "PM-002", "practice/memory"}),
        ("ﾒﾓﾘﾘｰｸ", {"PM-001", "PM-002", "practice/memory"}),
        ("めもりりーく", {"PM-001", "PM-002", "practice/memory"}),
        ("鍵", {"PM-0421"}),
        ("夜", {"PM-042"}),
        ("都", {"PM-042"}),
        ("TLS証明書", {"PM-002"}),
        ("TLS 証明書", {"PM-002"}),
        ("ＴＬＳ証明書", {"PM-002"}),
        ("オンラインDDL", {"PM-002"}),
        ("京都", {"PM-042"}),
        ("東京都", {"PM-042"}),
        ("サーバー", {"PM-0421"}),
        # English: forms of a word, parts of words, phrases
        ("connection", {"PM-003", "PM-004"}),
        ("connections", {"PM-003", "PM-004"}),
        ("exhaust", {"PM-003"}),
        ('"connection pool"', {"PM-003"}),
        ('"pool connection"', set()),
        ('"timeout of 30"', {"PM-003"}),
        ('"exhausted requests"', set()),
        ("connecting", {"PM-003", "PM-004"}),
        ("timeout*", {"PM-003", "PM-004"}),
        ("memo*", {"PM-001", "PM-002", "PM-004", "practice/memory"}),
        # identifiers, paths, ids, links
        ("OutOfMemoryError", {"PM-002"}),
        ("outofmemoryerror", {"PM-002"}),
        ("java.lang.Thread", {"PM-002"}),
        ("java.lang.*", {"PM-002"}),
        ("ConnectionPool", {"PM-004"}),
        ("max_connections", {"PM-003"}),
        ("max_conn*", {"PM-003"}),
        ("payment-gateway", {"PM-002"}),
        ("/var/log", {"PM-004"}),
        ("/var/log/app.log", {"PM-004"}),
        ("memory-leak", {"PM-001"}),
        ("OPS-4711", {"PM-003"}),
        ("PM-001-2", {"PM-001"}),
        # together
        ("メモリリーク ヒープ", {"PM-001"}),
        ("証明書 OR 停電", {"PM-002", "PM-042"}),
        ("証明書 ｜ 停電", {"PM-002", "PM-042"}),
        ("メモリリーク NOT 証明書", {"PM-001", "practice/memory"}),
        ("メモリリーク -証明書", {"PM-001", "practice/memory"}),
        ("メモリリーク　－証明書", {"PM-001", "practice/memory"}),
        ("(証明書 OR 停電) severity:low", {"PM-042"}),
        ("（証明書 ＯＲ 停電） 重大度：低", {"PM-042"}),
        ("-メモリ lang:ja type:incident", {"PM-042", "PM-0421"}),
        # filters
        ("severity:high", {"PM-001"}),
        ("severity:high,critical", {"PM-001", "PM-002"}),
        ("重大度:高、致命的", {"PM-001", "PM-002"}),
        ("service:api", {"PM-001", "PM-003", "practice/memory"}),
        ("service:pay*", {"PM-002"}),
        ("service:api メモリ", {"PM-001", "practice/memory"}),
        ("team:Backend", {"PM-001"}),
        ("tag:nodejs", {"PM-001"}),
        ("cause:memory-leak", {"PM-001"}),
        ("cause:technology", {"PM-001", "PM-003"}),
        ("cause:technology/connection-pool", {"PM-003"}),
        ("原因:技術", {"PM-001", "PM-003"}),
        ("status:review", {"PM-003"}),
        ("状態:レビュー中", {"PM-003"}),
        ("状態:未着手", {"PM-001", "PM-003"}),
        ("detected_by:customer", {"PM-003"}),
        ("type:lesson", {"practice/memory"}),
        ("type:教訓", {"practice/memory"}),
        ("type:near-miss,record", {"PM-004", "PM-042"}),
        ("lang:en", {"PM-003", "PM-004"}),
        ("言語:英語 種類:ニアミス", {"PM-004"}),
        ("owner:alice", {"PM-001", "PM-003"}),
        ("担当:@alice state:done", {"PM-001"}),
        ("owner:carol", {"practice/memory"}),
        ("year:2024", {"PM-003", "PM-004"}),
        ("since:2025-02", {"PM-002"}),
        ("until:2024-06", {"PM-003"}),
        ("until:2024-12-30 ", {"PM-003"}),
        ("started:2025-01..2025-03", {"PM-001", "PM-002", "PM-0421"}),
        ("started:2025年1月", {"PM-001", "PM-0421"}),
        ("started:2025-03-31", {"PM-002"}),
        ("since:2024-12-31 until:2025-01-10", {"PM-001", "PM-004", "PM-0421"}),
        ("severity: high", {"PM-001"}),
        ('service:"payment-gateway"', {"PM-002"}),
    ],
)
def test_what_is_found(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = search(searcher, query)
    assert set(ids(answer)) == expected
    assert answer.total == len(expected)
    assert not answer.query.notes


def test_the_title_comes_before_the_text_and_the_text_before_logs(searcher: Searcher) -> None:
    assert ids(search(searcher, "メモリリーク"))[0] == "PM-001"
    assert ids(search(searcher, "memory"))[0] == "PM-004"
    assert ids(search(searcher, "memory"))[-1] in ("PM-002", "PM-001")


def test_an_id_itself_comes_before_ids_that_begin_so_and_mentions(searcher: Searcher) -> None:
    assert ids(search(searcher, "PM-042")) == ["PM-042", "PM-0421"]
    assert ids(search(searcher, "pm-003")) == ["PM-003", "PM-042"]


def test_words_as_typed_come_before_their_other_forms(searcher: Searcher) -> None:
    assert ids(search(searcher, "connections"))[0] == "PM-003"


def test_the_newest_first_and_what_has_no_date_last(searcher: Searcher) -> None:
    found = ids(search(searcher, "type:incident", Order.DATE))
    assert found[0] == "PM-002"
    assert found[-2:] == ["PM-003", "PM-042"]


def test_actions_are_found_as_what_they_are(searcher: Searcher) -> None:
    (group,) = search(searcher, "ヒープの監視").groups
    assert group.main is not None
    assert [hit.entry.id for hit in group.actions] == ["PM-001-1"]
    (group,) = search(searcher, "type:action レビュー").groups
    assert (group.main, group.about.id) == (None, "PM-001")
    assert [hit.entry.id for hit in group.actions] == ["PM-001-2"]


def test_the_section_is_named_and_the_match_marked(searcher: Searcher) -> None:
    (group,) = search(searcher, "tls証明書").groups
    assert group.main is not None
    snippet = group.main.snippet
    assert snippet is not None
    assert (snippet.part, snippet.heading) == (SectionKind.SUMMARY, "サマリー")
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["TLS証明書"]


def test_a_mark_is_the_part_of_the_word_that_was_asked_for(searcher: Searcher) -> None:
    (group,) = search(searcher, "connectionpool").groups
    assert group.main is not None
    snippet = group.main.snippet
    assert snippet is not None
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["ConnectionPool"]


def test_a_match_in_the_title_is_marked_there(searcher: Searcher) -> None:
    group = search(searcher, "めもり").groups[0]
    assert group.main is not None
    assert [group.about.title[start:end] for start, end in group.main.title_marks] == ["メモリ"]


@pytest.mark.parametrize(
    ("query", "corrections", "reliefs"),
    [
        ("メモリーリク", [("メモリーリク", "メモリリーク")], []),
        ("conection", [("conection", "connection")], []),
        ("servise:api severity:high 停電", [], [(("severity:high",), 0)]),
        ("停電 severity:high", [], [(("severity:high",), 1)]),
        ("停電 severity:high lang:en", [], [(("severity:high", "lang:en"), 1)]),
        ("service:apii", [("service:apii", "service:api")], []),
        ("停電 service:apii", [("service:apii", "service:api")], [(("service:apii",), 1)]),
        ("zzzzzz", [], []),
    ],
)
def test_what_to_try_when_nothing_is_found(
    searcher: Searcher,
    query: str,
    corrections: list[tuple[str, str]],
    reliefs: list[tuple[tuple[str, ...], int]],
) -> None:
    answer = search(searcher, query)
    assert answer.total == 0
    assert [(one.written, one.instead[0]) for one in answer.suggestions.corrections] == corrections
    found = [(one.dropped, one.documents) for one in answer.suggestions.reliefs]
    assert found == [relief for relief in reliefs if relief[1]]


def test_only_so_many_are_told_of_but_all_are_counted(searcher: Searcher) -> None:
    answer = searcher.search(parse("type:incident"), 2)
    assert (len(answer.groups), answer.total) == (2, 6)
