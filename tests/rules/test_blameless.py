"""How well the rules about language tell blame, on labelled sentences and on real documents."""

import os
from pathlib import Path

import pytest
from bench.blameless import LANGUAGES, corpora, findings, judgements, labelled, measure

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


@pytest.mark.skipif("KYOKUN_CORPORA" not in os.environ, reason="needs the corpora")
def test_every_alarm_on_the_corpora_has_been_judged_and_few_are_false() -> None:
    verdicts = judgements()
    found = {
        (finding.path, finding.start.line)
        for finding in findings(tuple(corpora(Path(os.environ["KYOKUN_CORPORA"]))))
    }
    assert found == set(verdicts)
    assert sum(verdicts[place] == "false" for place in found) <= len(found) / 20
