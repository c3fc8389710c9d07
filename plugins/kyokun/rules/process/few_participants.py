"""KY906."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import DocumentType, SectionKind, Severity
from kyokun.reading.document import Document
from kyokun.rules.people import people_in
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_SEVERE = (Severity.CRITICAL, Severity.HIGH)


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    if postmortem is None or postmortem.severity not in _SEVERE or postmortem.translation_of is not None:
        return
    section = postmortem.section(SectionKind.PARTICIPANTS)
    # A near miss needs no meeting; whom a draft will invite is still open; without a list nobody can be counted.
    if section is None or postmortem.type is not DocumentType.POSTMORTEM or not postmortem.participants:
        return
    people: set[str] = set()
    for written in (
        *(one.name for one in postmortem.participants),
        postmortem.facilitator,
        postmortem.recorder,
    ):
        people |= people_in(written)
    least = setting.options.least_participants
    if len(people) < least:
        yield Raised(
            section.where["heading"],
            Words(
                "参加者が {count} 人です（この知識ベースでは {least} 人から）",
                "{count} took part; this base asks for {least}",
            ).format(
                count=Words(
                    str(len(people)), "only one person" if len(people) == 1 else f"only {len(people)} people"
                ),
                least=least,
            ),
            Words(
                "対応した全員、システムの持ち主、関係するチームの代表を呼び、来た人を書いてください",
                "invite everybody who responded, the system's owner and the teams concerned, and list who came",
            ),
        )


RULE = Rule(
    code="KY906",
    slug="few-participants",
    title=Words("レビュー会の参加者が少ない", "Too few took part in the meeting"),
    reason=Words(
        "少人数では視点が偏り、根本原因が当事者の見える範囲に限られます。人数は mkdocs.yml の least_participants で変えられます。",
        "Few people see few causes. How many are needed is set by least_participants in mkdocs.yml.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "severity: high\n## 参加者\n\n- @rin（バックエンド）\n- @eve（QA）\n\n**ファシリテーター**: @eve\n**記録者**: @eve\n",
        "severity: high\n## Participants\n\n- @rin (backend)\n- @eve (QA)\n\n**Facilitator**: @eve\n**Recorder**: @eve\n",
    ),
    good=Words(
        "severity: high\n## 参加者\n\n- @rin（バックエンド）\n- @eve（QA）\n\n**ファシリテーター**: @diana\n**記録者**: @eve\n",
        "severity: high\n## Participants\n\n- @rin (backend)\n- @eve (QA)\n\n**Facilitator**: @diana\n**Recorder**: @eve\n",
    ),
    of_document=check,
)
