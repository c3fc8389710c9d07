"""Periods as they are typed."""

from kyokun.cli.session import fail
from kyokun.model.language import Language, Words
from kyokun.reporters.terminal import printable
from kyokun.trends.periods import Period, parse_period

_NO_PERIOD = Words(
    "{written} は期間として読めません。2025-01、2025-Q1、2025 のように書いてください",
    "{written} is no period: write 2025-01, 2025-Q1 or 2025",
)


def period_named(written: str, language: Language) -> Period:
    """The period of that name; anything else ends the run with exit code 2."""
    found = parse_period(written)
    if found is None:
        fail(_NO_PERIOD.in_(language).format(written=printable(written)))
    return found
