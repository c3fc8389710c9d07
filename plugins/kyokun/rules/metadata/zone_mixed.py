"""KY108."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.moment import Moment, Precision
from kyokun.model.postmortem import Postmortem
from kyokun.reading.document import Document
from kyokun.reading.times import has_offset, parse_time
from kyokun.rules.front_matter_edits import value_edit
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.rules.written_times import known_times, written
from kyokun.text.edit import Edit

_OFFSET = len("+09:00")


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    if postmortem is None:
        return
    clock_times = [name for name, when in known_times(postmortem) if when.precision is not Precision.DAY]
    bare = [name for name in clock_times if not has_offset(written(document, postmortem, name))]
    zoned = [name for name in clock_times if name not in bare]
    if not bare or not zoned:
        return
    # Those that are fewer were forgotten, or pasted from elsewhere.
    name = bare[0] if len(bare) <= len(zoned) else zoned[0]
    other = zoned[0] if name in bare else bare[0]
    yield Raised(
        postmortem.where[name],
        (
            Words(
                "`{name}` の `{when}` に UTC からのオフセットがありません（ほかの時刻にはあります）",
                "`{name}` (`{when}`) has no offset from UTC, while other times have one",
            )
            if name in bare
            else Words(
                "`{name}` の `{when}` に UTC からのオフセットがあります（ほかの時刻にはありません）",
                "`{name}` (`{when}`) has an offset from UTC, while other times have none",
            )
        ).format(name=name, when=written(document, postmortem, name)),
        Words(
            "すべての時刻に `+09:00` のようなオフセットを書くか、すべて {zone} の時刻で書いてください",
            "write an offset such as `+09:00` on every time, or none and all of them in {zone}",
        ).format(zone=setting.options.timezone),
        related=((postmortem.where[other], Words("こちらと違います", "this one differs")),),
        fix=_fix(document, postmortem, bare, setting),
    )


def _fix(document: Document, postmortem: Postmortem, bare: list[str], setting: Setting) -> Fix | None:
    """Say of the times without an offset what they are read as; whether they are that, their author knows."""
    edits: list[Edit] = []
    for name in bare:
        when = postmortem.time(name)
        offset = when.at.isoformat()[-_OFFSET:] if isinstance(when, Moment) else ""
        text = written(document, postmortem, name) + offset
        edit = value_edit(document, postmortem.where[name], text)
        if edit is None or parse_time(text, setting.options.zone) != when:
            return None
        edits.append(edit)
    title = Words("{zone} のオフセットを書き足す", "Write the offset of {zone}")
    return Fix(title.format(zone=setting.options.timezone), tuple(edits), is_safe=False)


RULE = Rule(
    code="KY108",
    slug="zone-mixed",
    title=Words(
        "オフセットのある時刻とない時刻が混ざっている", "Some times have an offset and some have not"
    ),
    reason=Words(
        "オフセットのない時刻はベースのタイムゾーンと読みます。UTC のログから写した時刻が 1 つ混ざるだけで、検知や復旧の時間が 9 時間ずれます。",
        "A time without an offset is read in the base's zone: one time copied from a log in UTC, and the time to detect is wrong by hours.",
    ),
    weight=Weight.WARNING,
    bad=Words("detected_at: 2025-06-02T10:04\n", "detected_at: 2025-06-02T10:04\n"),
    good=Words("detected_at: 2025-06-02T10:04+09:00\n", "detected_at: 2025-06-02T10:04+09:00\n"),
    of_document=check,
    mending=Mending.UNSAFE,
)
