"""Browser and index read text alike, since one looks up what the other wrote."""

from typing import Any

from kyokun.search.analysis import normalise, runs, word_forms
from tests.browser.conftest import Visitors

TEXTS = [
    "コネクションプールの max_connections が 100 のままだった。",
    "ｵﾝﾗｲﾝDDL と ＴＬＳ証明書、半角ｶﾞｷﾞ １４：２０",
    "か\u3099と が、ゔ・ゝ・ゞ・々・〇〆ヶ",
    "java.lang.OutOfMemoryError: Java heap space (HTTPServer2XXError)",
    "payment-gateway/api@v1.2.3+build ~ a::b->c __init__ don't ’tis snake_case kebab-case",
    "PM-042-1 と PM-042、OPS-7",
    "https://example.com/org/repo/issues/456?x=1#y C:\\temp\\x.log",
    "改行を\nまたぐ\n文 と\n\n段落",
    "한국어 텍스트 𠮷野家 ΑΒΓ ΣΊΣΥΦΟΣ Ünïcödé naïve ﬁne Straße GROẞ Ⅷ ½ ² ①",
    "emoji 🚒🔥 ゼロ\u200b幅\ufeff　全角　空白\u00a0NBSP",
    "x" * 130 + "Yy",
    "",
]


def test_runs_and_forms_are_those_of_the_index(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    read: list[Any] = visitor.page.evaluate(
        """async (texts) => {
          const { runs, wordForms } = await import(new URL("assets/search/analysis.js", location.href));
          return texts.map((text) => runs(text).map((run) => [run.text, run.isCjk, run.position, run.isCjk ? [] : wordForms(run.text)]));
        }""",
        TEXTS,
    )
    for text, found in zip(TEXTS, read, strict=True):
        expected = [
            [run.text, run.is_cjk, run.position, [] if run.is_cjk else list(word_forms(run.text).words)]
            for run in runs(text)
        ]
        assert found == expected, text


def test_places_lead_back_to_the_text_as_written(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    read: list[Any] = visitor.page.evaluate(
        """async (texts) => {
          const { comparable, comparableWithPlaces } = await import(new URL("assets/search/analysis.js", location.href));
          return texts.map((text) => {
            const { letters, places } = comparableWithPlaces(text);
            return [comparable(text), letters, places, text.length];
          });
        }""",
        TEXTS,
    )
    for text, (whole, letters, places, length) in zip(TEXTS, read, strict=True):
        assert letters == whole, text
        assert places == sorted(places)
        assert places[-1] == length
    assert read[1][0].startswith("オンラインddlトtls証明書、半角ガギ14:20")
    assert normalise("ＴＬＳ") == "tls"
