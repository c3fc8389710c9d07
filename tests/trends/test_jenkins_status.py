"""The status log of Jenkins, four years of real incidents with all that real times have, where ``KYOKUN_CORPORA`` holds it.

Its front matter is that of a Hugo site; the fixture says the same in ours.
"""

import re
from datetime import date
from pathlib import Path

from kyokun.model.terms import Severity
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Statistic, Why
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Selection
from kyokun.trends.trends import Query, trends
from tests.reading.real_documents import corpora
from tests.trends.building import figure, knowledge, left_out, postmortem

_KEY = re.compile(r"^(\w+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_SEVERITIES = {"down": "critical", "disrupted": "high", "notice": "low"}
TODAY = date(2024, 1, 15)


def found_folder() -> Path | None:
    """The corpus, whether the variable names it or the folder around it."""
    named = corpora()
    folders = [named, named / "jenkins-status"] if named else []
    return next((folder for folder in folders if folder.name == "jenkins-status" and folder.is_dir()), None)


def in_our_words(file: Path, number: int) -> tuple[str, str]:
    """An entry of the log as one of our records."""
    keys = dict(_KEY.findall(file.read_text("utf-8").split("---")[1]))
    return postmortem(
        f"JS-{number:03}",
        "type: record",
        f"severity: {_SEVERITIES[keys['severity']]}",
        f"started_at: {keys['date']}",
        f"resolved_at: {keys['resolvedWhen'] if keys['resolved'] == 'true' else 'open'}",
    )


FOLDER = found_folder()

if FOLDER is not None:
    BASE = knowledge(
        [in_our_words(file, number) for number, file in enumerate(sorted(FOLDER.glob("*.md")))],
        timezone="UTC",
    )

    def test_incidents_a_year() -> None:
        found = trends(BASE, Query(Granularity.YEAR), TODAY)
        counts = [
            figure(found, definitions.INCIDENTS, str(year), Statistic.COUNT).value
            for year in range(2020, 2024)
        ]
        assert counts == [4, 38, 56, 84]

    def test_2023_by_severity() -> None:
        found = trends(BASE, Query(Granularity.YEAR), TODAY)
        counts = [
            figure(
                found, definitions.INCIDENTS, "2023", Statistic.COUNT, (Dimension.SEVERITY, severity)
            ).value
            for severity in ("critical", "high", "low")
        ]
        assert counts == [25, 43, 16]

    def test_the_median_of_2023_with_the_hour_of_one_digit_read() -> None:
        only = Selection(severities=(Severity.CRITICAL, Severity.HIGH))
        found = trends(BASE, Query(Granularity.YEAR, selection=only), TODAY)
        resolve = figure(found, definitions.DURATIONS["resolve"], "2023")
        assert (resolve.value, resolve.n, resolve.missing) == (90 * 60, 67, ())
        assert set(left_out(resolve).values()) == {Why.ENDS_BEFORE_START}
