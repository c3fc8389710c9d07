"""KY114."""

from collections import Counter
from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_LEAST = 10
"""Incidents below which a share says nothing."""


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    incidents = [incident for incident in survey.originals if incident.causes]
    if len(incidents) < _LEAST:
        return
    counts = Counter(cause for incident in incidents for cause in set(incident.causes))
    for cause, count in sorted(counts.items()):
        if count * 2 <= len(incidents):
            continue
        # Said once, where the author can still choose another word: on the newest.
        newest = min((one for one in incidents if cause in one.causes), key=lambda one: one.newest_first)
        if not survey.is_asked(newest.path):
            continue
        yield (
            newest.path,
            Raised(
                survey.details[newest.path].where["causes"],
                Words(
                    "原因 `{cause}` が {all} 件中 {count} 件に付いています",
                    "the cause `{cause}` stands on {count} of {all} incidents",
                ).format(cause=cause, count=count, all=len(incidents)),
                Words(
                    "仕組みのどこが足りなかったかで分けてください（`{cause}` の代わりに `process/upgrade-review` や `technology/dns` など）",
                    "divide it by what was lacking (in place of `{cause}`, say, `process/upgrade-review` or `technology/dns`)",
                ).format(cause=cause),
            ),
        )


def _example(tags: tuple[str, ...]) -> str:
    return "".join(
        f"=== postmortems/2025/PM-{number:03d}-example.md\nid: PM-{number:03d}\ncauses: [technology/{tag}]\n"
        for number, tag in enumerate(tags, start=1)
    )


_OTHERS = ("timeout", "dns", "disk", "certificate", "kubernetes")
_BAD = _example((*_OTHERS, *("kubernetes",) * 5))
_GOOD = _example((*_OTHERS, "node-pool", "ingress", "autoscaling", "image-pull", "kubernetes"))

RULE = Rule(
    code="KY114",
    slug="one-bucket",
    title=Words("原因の分類が 1 つに偏っている", "One cause stands on more than half of the incidents"),
    reason=Words(
        "半分を超える文書に付いた分類は、何も区別していません。37 件のうち 23 件が `kubernetes` なら、次に何を直せばよいかは分からないままです。",
        "A word on more than half of the documents distinguishes nothing: when 23 of 37 say `kubernetes`, nobody knows what to mend next.",
    ),
    weight=Weight.ADVICE,
    bad=Words(_BAD, _BAD),
    good=Words(_GOOD, _GOOD),
    of_base=check,
)
