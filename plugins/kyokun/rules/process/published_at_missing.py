"""KY909."""

from collections.abc import Iterator

from kyokun.model.front_matter import POSTMORTEM_KEYS, key_named
from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.terms import Status
from kyokun.model.vocabulary import STATUSES
from kyokun.reading.document import Document
from kyokun.rules.key_prompts import key_prompt
from kyokun.rules.rule import Mending, Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None or postmortem.status not in (Status.PUBLISHED, Status.CLOSED):
        return
    if isinstance(postmortem.time("published_at"), Moment):
        return
    if any(problem.key.name == "published_at" for problem in document.bad_values):
        return  # it is written, and another rule says what is wrong with it
    key = key_named(POSTMORTEM_KEYS, "published_at")
    yield Raised(
        postmortem.where["published_at"]
        if "published_at" in postmortem.where
        else postmortem.where["status"],
        Words(
            "状態が「{status}」なのに、公開した日（`published_at`）がありません",
            "its status is “{status}”, but nothing tells when it was published (`published_at`)",
        ).format(status=STATUSES.labels[postmortem.status]),
        Words(
            "公開した日を `published_at: 2025-01-08` のように書いてください。履歴からは `git log --follow` で分かります",
            "write the day, `published_at: 2025-01-08`; `git log --follow` tells when the status changed",
        ),
        fix=key_prompt(document, key) if key and "published_at" not in postmortem.where else None,
    )


RULE = Rule(
    code="KY909",
    slug="published-at-missing",
    title=Words("公開済みなのに公開日がない", "It is published without a date"),
    reason=Words(
        "公開までの時間は、学びが組織に届く速さです。日付がなければ測れません。",
        "How long publication takes is how fast the organisation learns; without the date it cannot be measured.",
    ),
    weight=Weight.WARNING,
    bad=Words("status: published\n", "status: published\n"),
    good=Words(
        "status: published\npublished_at: 2025-06-05\n", "status: published\npublished_at: 2025-06-05\n"
    ),
    of_document=check,
    mending=Mending.UNSAFE,
)
