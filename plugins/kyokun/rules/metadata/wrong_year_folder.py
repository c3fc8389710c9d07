"""KY111."""

from collections.abc import Iterator

from kyokun.knowledge.base import POSTMORTEMS
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import known_times
from kyokun.text.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    folders = document.path.split("/")[:-1]
    if postmortem is None or POSTMORTEMS not in folders:
        return
    folder = next((name for name in reversed(folders) if _YEAR.fullmatch(name)), None)
    known = tuple(known_times(postmortem))
    # Around New Year an incident may be filed under the year it began in, was drafted in, or was published in.
    if folder is None or not known or folder in {str(when.at.year) for _, when in known}:
        return
    name, year = known[0][0], str(known[0][1].at.year)
    yield Raised(
        postmortem.where[name],
        Words(
            "{year} 年のインシデントなのに、`{folder}/` フォルダーにあります",
            "an incident of {year} is filed under `{folder}/`",
        ).format(year=year, folder=folder),
        Words(
            "`{postmortems}/{year}/` へ移すか、年の打ち間違いを直してください",
            "move it to `{postmortems}/{year}/`, or correct the year",
        ).format(postmortems=POSTMORTEMS, year=year),
    )


RULE = Rule(
    code="KY111",
    slug="wrong-year-folder",
    title=Words("別の年のフォルダーにある", "It is filed under another year"),
    reason=Words(
        "年のフォルダーは、リポジトリーを直接見る人のための目次です。",
        "The folders of years are the table of contents of those who browse the repository.",
    ),
    weight=Weight.ADVICE,
    bad=Words("=== postmortems/2023/PM-001-example.md\n", "=== postmortems/2023/PM-001-example.md\n"),
    good=Words("=== postmortems/2025/PM-001-example.md\n", "=== postmortems/2025/PM-001-example.md\n"),
    of_document=check,
)
