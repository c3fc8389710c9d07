"""KY903."""

from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.terms import DocumentType, Status
from kyokun.rules.deadlines import allowed_words, asked, late_words, past, reported, span_words
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:
    for incident, detail, limit in asked(survey, "published", setting):
        if incident.type is not DocumentType.POSTMORTEM:
            continue
        published = detail.times.get("published_at")
        late = late_words(published, limit)
        overdue = past(limit, setting) if published is None else None
        if late is not None:
            yield (
                incident.path,
                reported(
                    detail,
                    "published_at",
                    Words(
                        "公開が、復旧から {allowed}という期限より {late}遅れました",
                        "it was published {late} after the deadline of {allowed} from resolution",
                    ).format(late=late, allowed=allowed_words("published", setting)),
                    Words(
                        "日付が正しければ、何を待ったのかを次の会で話してください。未完のアクションは公開の妨げになりません",
                        "if the date is right, talk about what it waited for; open actions are no reason to wait",
                    ),
                ),
            )
        elif overdue is not None and incident.status in (Status.DRAFT, Status.REVIEW):
            yield (
                incident.path,
                reported(
                    detail,
                    "published_at",
                    Words(
                        "公開の期限（復旧から {allowed}）を {overdue}過ぎていますが、まだ公開されていません",
                        "it is {overdue} past the deadline for publication ({allowed} from resolution) and not published",
                    ).format(overdue=span_words(overdue), allowed=allowed_words("published", setting)),
                    Words(
                        "足りないところを埋めて `status: published` と `published_at` を書いてください。アクションは終わっていなくて構いません",
                        "complete what is missing, then write `status: published` and `published_at`; actions may still be open",
                    ),
                ),
            )


RULE = Rule(
    code="KY903",
    slug="published-late",
    title=Words("公開が期限より遅れた", "It was published late"),
    reason=Words(
        "同じ弱点を持つほかのチームは、公開されるまで何も知りません。期限（復旧から 1 週間）は mkdocs.yml の deadline_hours で変えられます。",
        "Other teams with the same weakness know nothing until it is out. The deadline (a week from resolution) is set by deadline_hours in mkdocs.yml.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "status: published\npublished_at: 2025-06-20\n", "status: published\npublished_at: 2025-06-20\n"
    ),
    good=Words(
        "status: published\npublished_at: 2025-06-09\n", "status: published\npublished_at: 2025-06-09\n"
    ),
    of_base=check,
)
