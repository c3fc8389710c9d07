"""KY904."""

from collections.abc import Iterator

from kyokun.model.labels import PARTICIPANT_LABELS, ParticipantLabel
from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.required import written_sections
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    if postmortem is None:
        return
    for kind, sections in written_sections(document, setting.options):
        # A section that is missing or empty is another rule's.
        written = [section for section in sections if not (section.is_empty or section.is_placeholder)]
        if kind is not SectionKind.PARTICIPANTS or not written:
            continue
        named = {
            ParticipantLabel.FACILITATOR: postmortem.facilitator,
            ParticipantLabel.RECORDER: postmortem.recorder,
        }
        missing = [PARTICIPANT_LABELS.labels[label] for label, name in named.items() if not name]
        if missing:
            yield Raised(
                written[0].where["heading"],
                Words("{roles}が書かれていません", "it does not name the {roles}").format(
                    roles=Words(
                        "と".join(role.ja for role in missing),
                        " and the ".join(role.en.lower() for role in missing),
                    )
                ),
                Words(
                    "参加者の下に {lines} と書いてください", "write {lines} beneath the participants"
                ).format(
                    lines=Words(
                        " と ".join(f"`**{role.ja}**: @alice`" for role in missing),
                        " and ".join(f"`**{role.en}**: @alice`" for role in missing),
                    )
                ),
            )


RULE = Rule(
    code="KY904",
    slug="meeting-role-missing",
    title=Words("ファシリテーターか記録者がいない", "The facilitator or the recorder is not named"),
    reason=Words(
        "進行役は非難を止め、記録者は決まったことを残します。対応した人が兼ねると、どちらもおろそかになります。",
        "The facilitator stops blame, the recorder keeps what was decided; whoever fought the incident cannot do both well.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "severity: high\n## 参加者\n\n- @rin（バックエンド）\n- @kenji（SRE）\n- @eve（QA）\n\n**ファシリテーター**: @diana\n",
        "severity: high\n## Participants\n\n- @rin (backend)\n- @kenji (SRE)\n- @eve (QA)\n\n**Facilitator**: @diana\n",
    ),
    good=Words(
        "severity: high\n## 参加者\n\n- @rin（バックエンド）\n- @kenji（SRE）\n- @eve（QA）\n\n**ファシリテーター**: @diana\n**記録者**: @eve\n",
        "severity: high\n## Participants\n\n- @rin (backend)\n- @kenji (SRE)\n- @eve (QA)\n\n**Facilitator**: @diana\n**Recorder**: @eve\n",
    ),
    of_document=check,
)
