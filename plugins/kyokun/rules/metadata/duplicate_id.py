"""KY104."""

from collections import defaultdict
from collections.abc import Iterator

from kyokun.knowledge.facts import Detail, IncidentFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    # As text: of thousands of digits Python makes no number.
    by_number: defaultdict[str, list[IncidentFacts]] = defaultdict(list)
    for incident in survey.incidents:
        if incident.id is not None:
            by_number[incident.id.rpartition("-")[2].lstrip("0")].append(incident)
    for incidents in by_number.values():
        for incident in incidents if len(incidents) > 1 else ():
            if survey.is_asked(incident.path):
                others = ", ".join(other.path for other in incidents if other is not incident)
                yield incident.path, _raised(incident, survey.details[incident.path], others)


def _raised(incident: IncidentFacts, detail: Detail, others: str) -> Raised:
    return Raised(
        detail.where["id"],
        Words("ID `{id}` は {other} でも使われています", "the id `{id}` is also used by {other}").format(
            id=incident.id or "", other=others
        ),
        Words(
            "新しいほうに未使用の番号を付けてください（`kyokun new` は最大の番号 + 1 を選びます）",
            "give the newer one a number not in use (`kyokun new` takes the highest + 1)",
        ),
    )


RULE = Rule(
    code="KY104",
    slug="duplicate-id",
    title=Words("ID が重複している", "An id is used twice"),
    reason=Words(
        "ID が重なると、リンクがどちらを指すのか誰にも分からなくなります。",
        "With two owners of one id nobody can tell where a link leads.",
    ),
    weight=Weight.ALWAYS_ERROR,
    bad=Words(
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-001-push.md
id: PM-001
title: プッシュ通知が 2 回届いた
""",
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-001-push.md
id: PM-001
title: Customers got every push message twice
""",
    ),
    good=Words(
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-002-push.md
id: PM-002
title: プッシュ通知が 2 回届いた
""",
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-002-push.md
id: PM-002
title: Customers got every push message twice
""",
    ),
    of_base=check,
)
