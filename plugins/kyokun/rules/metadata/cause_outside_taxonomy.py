"""KY113."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.model.cause import Cause
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.near_words import surely_meant
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    agreed = setting.options.taxonomy
    if document.postmortem is None or not agreed:
        return
    known = {cause.casefold() for cause in agreed}
    for cause in document.postmortem.causes:
        if str(cause).casefold() not in known:
            yield Raised(
                _place(document, document.postmortem.where["causes"], cause),
                Words(
                    "原因 `{cause}` は、取り決めた分類にありません",
                    "the cause `{cause}` is not in the agreed taxonomy",
                ).format(cause=str(cause)),
                _help(cause, agreed),
                fix=_fix(
                    document, _place(document, document.postmortem.where["causes"], cause), cause, agreed
                ),
            )


def _fix(document: Document, place: Span, cause: Cause, agreed: tuple[str, ...]) -> Fix | None:
    """Of a slip of the keyboard; whether it is one, its author knows."""
    meant = surely_meant(str(cause), (name for name in agreed if name.startswith(f"{cause.category}/")))
    if meant is None or place.of(document.text).casefold() != str(cause).casefold():
        return None
    title = Words("`{meant}` にする", "Make it `{meant}`").format(meant=meant)
    return Fix(title, (Edit(place, meant),), is_safe=False)


def _place(document: Document, causes: Span, cause: Cause) -> Span:
    start = document.text.find(f"/{cause.tag}", causes.start, causes.end)
    if start < 0:
        return causes
    begin = start - len(cause.category)
    return Span(begin, start + 1 + len(cause.tag)) if begin >= causes.start else causes


def _close(cause: Cause, agreed: tuple[str, ...]) -> str | None:
    """The agreed cause whose tag looks like it: of its own category, else the same tag in another."""
    tags = {name.partition("/")[2]: name for name in agreed if name.startswith(f"{cause.category}/")}
    inside = [tag for tag in tags if tag in cause.tag or cause.tag in tag]
    found = get_close_matches(cause.tag, tags, n=1) or inside[:1]
    if found:
        return tags[found[0]]
    return next((name for name in agreed if name.partition("/")[2] == cause.tag), None)


def _help(cause: Cause, agreed: tuple[str, ...]) -> Words:
    close = _close(cause, agreed)
    if close is not None:
        return Words(
            "`{close}` のことですか？ 新しい分類なら mkdocs.yml の taxonomy に加えてください",
            "did you mean `{close}`? If it is new, add it to taxonomy in mkdocs.yml",
        ).format(close=close)
    same = [name for name in agreed if name.startswith(f"{cause.category}/")] or list(agreed)
    return Words(
        "近いものを選ぶか（{listed}）、チームで決めて mkdocs.yml の taxonomy に加えてください",
        "choose one of those near it ({listed}), or agree on it and add it to taxonomy in mkdocs.yml",
    ).format(listed=", ".join(same))


RULE = Rule(
    code="KY113",
    slug="cause-outside-taxonomy",
    title=Words("取り決めた分類にない原因がある", "A cause is not in the agreed taxonomy"),
    reason=Words(
        "`memory-leak` と `leak` が別々に数えられると、3 度目の再発に誰も気付きません。",
        "While `memory-leak` and `leak` are counted apart, nobody notices the third time.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """causes: [technology/timeouts, process/load-test]
=== mkdocs.yml
plugins:
  - kyokun:
      taxonomy: [technology/timeout, process/load-test]
""",
        """causes: [technology/timeouts, process/load-test]
=== mkdocs.yml
plugins:
  - kyokun:
      lang: en
      taxonomy: [technology/timeout, process/load-test]
""",
    ),
    good=Words(
        """causes: [technology/timeout, process/load-test]
=== mkdocs.yml
plugins:
  - kyokun:
      taxonomy: [technology/timeout, process/load-test]
""",
        """causes: [technology/timeout, process/load-test]
=== mkdocs.yml
plugins:
  - kyokun:
      lang: en
      taxonomy: [technology/timeout, process/load-test]
""",
    ),
    of_document=check,
    mending=Mending.UNSAFE,
)
