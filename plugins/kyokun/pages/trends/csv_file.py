"""The figures of a question as CSV: one line for each, with the ids it rests on."""

import csv
import io
from collections.abc import Iterable

from kyokun.pages.trends.saying import left_out_ids
from kyokun.reporters.export_lines import BETWEEN, without_formula
from kyokun.trends.figures import Figure

_COLUMNS = (
    "metric",
    "part",
    "statistic",
    "period",
    "value",
    "unit",
    "low",
    "high",
    "n",
    "missing",
    "excluded",
    "ids",
    "left_out",
)


def csv_bytes(figures: Iterable[Figure]) -> bytes:
    """With a head, in UTF-8 with the mark that spreadsheets know it by."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    for one in figures:
        low, high = one.interval or (None, None)
        writer.writerow(
            [
                one.metric.id,
                without_formula(f"{one.segment.dimension.value}:{one.segment.name}" if one.segment else ""),
                one.statistic.value,
                one.span.name,
                _number(one.value) or (one.absent.value if one.absent else ""),
                one.metric.unit.value,
                _number(low),
                _number(high),
                one.n,
                len(one.missing),
                len(one.excluded),
                without_formula(BETWEEN.join(one.ids)),
                without_formula(left_out_ids(one)),
            ]
        )
    return stream.getvalue().encode("utf-8-sig")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"
