"""How likeness is put into words: the same in the terminal, in comments and on pages."""

from kyokun.model.language import Language, Words
from kyokun.search.related.answers import LEAST, SUSPECTED, Order, Recurrence, SimilarIncident
from kyokun.search.related.reasons import Reason, ReasonKind

TITLE = Words("似たインシデント", "Similar incidents")
IN_LANGUAGE = {
    Language.JA: Words("日本語で書かれたもの", "Written in Japanese"),
    Language.EN: Words("英語で書かれたもの", "Written in English"),
}
LESSONS = Words("引用を検討したい教訓", "Lessons worth citing")
NOTHING = Words("似たインシデントは見つかりませんでした", "no similar incidents were found")
MEASURE = Words(
    f"数値は類似度（0〜1）です。{LEAST} 以上を示し、{SUSPECTED} 以上を再発の疑いとします。判断は人が行ってください",
    f"The figures are likeness (0 to 1): shown from {LEAST}, a recurrence suspected from {SUSPECTED}; judging is up to you",
)
_REASONS = {
    ReasonKind.DECLARED: Words("再発として記録済み", "Recorded as a recurrence"),
    ReasonKind.CITED_BY: Words("似たインシデントが引用", "Cited by similar incidents"),
    ReasonKind.CAUSE: Words("同じ原因", "Same cause"),
    ReasonKind.SERVICE: Words("同じサービス", "Same service"),
    ReasonKind.LESSON: Words("同じ教訓を引用", "Same lesson cited"),
    ReasonKind.SAFEGUARD: Words("同じところで防げなかった", "Same failed safeguard"),
    ReasonKind.CONCEPT: Words("共通の事柄", "Both about"),
    ReasonKind.TERMS: Words("共通の珍しい語", "Rare words in both"),
}
_SUSPECTED = {
    Order.EARLIER: Words("この件は {id} の再発かもしれません", "This may be a recurrence of {id}"),
    Order.LATER: Words("{id} はこの件の再発かもしれません", "{id} may be a recurrence of this"),
    Order.UNKNOWN: Words(
        "{id} と同じことの再発かもしれません", "This and {id} may be recurrences of one another"
    ),
}
_LABELLED = Words("{label}: {values}", "{label}: {values}")


def reason_words(reason: Reason) -> Words:
    """``Same service: api, web``."""
    label = _REASONS[reason.kind]
    if not reason.values:
        return label
    values = Words("、".join(one.ja for one in reason.values), ", ".join(one.en for one in reason.values))
    return _LABELLED.format(label=label, values=values)


def suspicion_words(similar: SimilarIncident) -> Words | None:
    """That one may be the other once more; None unless it is suspected."""
    if similar.recurrence is not Recurrence.SUSPECTED:
        return None
    return _SUSPECTED[similar.order].format(id=name_of(similar))


def name_of(similar: SimilarIncident) -> str:
    """The incident's id, or its path."""
    return similar.incident.postmortem.id or similar.incident.document.path
