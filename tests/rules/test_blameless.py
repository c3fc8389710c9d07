"""How well the rules about language tell blame, on labelled sentences and on real documents."""

import os
from pathlib import Path

import pytest
from bench.blameless import LANGUAGES, corpora, findings, judgements, labelled, measure

ROOT = Path(__file__).resolve().parents[2]
CORPORA = [Path(os.environ["KYOKUN_CORPORA"])] if "KYOKUN_CORPORA" in os.environ else [ROOT / "lessons"]
"""Real documents where there are any, else our own lessons, which blame nobody."""
JUDGED = ("残りを再起動すればよかった", "先に見るべきだった", "Why did no one notice")
"""Alarms on our own postmortems that are true."""

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_the_set_is_large_mixed_and_half_held_out(language: str) -> None:
    sentences = labelled(language)
    assert len(sentences) >= 130
    assert len({one.sentence for one in sentences}) == len(sentences)
    for part in (sentences, [one for one in sentences if one.is_held_out]):
        assert 0.4 <= sum(one.is_blame for one in part) / len(part) <= 0.6
    assert 0.4 <= sum(one.is_held_out for one in sentences) / len(sentences) <= 0.6


@every_language
@pytest.mark.parametrize("only_held_out", [False, True], ids=["all", "held-out"])
def test_nearly_every_alarm_is_right_and_most_blame_is_found(language: str, only_held_out: bool) -> None:
    sentences = tuple(one for one in labelled(language) if one.is_held_out or not only_held_out)
    result = measure(sentences, language)
    assert result.precision >= 0.95
    assert result.recall >= 0.75


def test_every_alarm_on_our_own_postmortems_has_been_judged() -> None:
    documents = tuple(corpora(ROOT / "postmortems"))
    lines = {document.path: document.lines for document in documents}
    told = [lines[finding.path].line(finding.start.line) for finding in findings(documents)]
    assert [line for line in told if not any(words in line for words in JUDGED)] == []
    assert len(told) >= 1


@pytest.mark.parametrize("folder", CORPORA, ids=["corpora"] * len(CORPORA))
def test_every_alarm_on_the_corpora_has_been_judged_and_few_are_false(folder: Path) -> None:
    verdicts = judgements() if folder != ROOT / "lessons" else {}
    found = {(finding.path, finding.start.line) for finding in findings(tuple(corpora(folder)))}
    assert found == set(verdicts)
    assert sum(verdicts[place] == "false" for place in found) <= len(found) / 20
