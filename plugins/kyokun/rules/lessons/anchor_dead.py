"""KY605."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.knowledge.anchors import anchors_in, same
from kyokun.knowledge.survey import Survey
from kyokun.knowledge.targets import Target
from kyokun.model.language import Words
from kyokun.rules.links import Files
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_ANYWHERE = ("", "top")
_FOOTNOTES = ("fn", "fnref")


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    files = Files(survey)
    known: dict[str, dict[str, str] | None] = {}
    for document in survey.asked:
        if not document.has_anchors:
            continue
        for link in survey.details[document.path].links:
            target = link.target
            wanted = same(target.anchor)
            if wanted in _ANYWHERE or wanted.startswith(_FOOTNOTES) or not files.exists(target.path):
                continue
            if target.path not in known:
                known[target.path] = _anchors(survey, target)
            anchors = known[target.path]
            if anchors is None or wanted in anchors:
                continue
            yield (
                document.path,
                Raised(
                    link.span,
                    Words(
                        "{file}にアンカー `#{anchor}` がありません",
                        "there is no anchor `#{anchor}` in {file}",
                    ).format(
                        anchor=target.anchor,
                        file=Words("この文書", "this document")
                        if target.path == document.path
                        else Words(f"{target.path} ", target.path),
                    ),
                    _help(wanted, anchors),
                ),
            )


def _anchors(survey: Survey, target: Target) -> dict[str, str] | None:
    """What can be linked to in a file, by the form that is compared; None when it is no Markdown, or not here."""
    found: tuple[str, ...] | None
    if target.path in survey.by_path:
        document = survey.by_path[target.path]
        found = survey.details[target.path].anchors if document.incident or document.lesson else None
    elif target.path.lower().endswith(".md"):
        found = anchors_in(survey.root / target.path)
    else:
        found = None
    return None if found is None else {same(anchor): anchor for anchor in found}


def _help(wanted: str, anchors: dict[str, str]) -> Words:
    close = get_close_matches(wanted, anchors, n=1)
    if close:
        return Words("`#{anchor}` のことですか？", "did you mean `#{anchor}`?").format(
            anchor=anchors[close[0]]
        )
    return Words(
        "見出しを小文字にし、記号を除き、空白を `-` にしたものを書いてください（`## CI の見直し` は `#ci-の見直し`）。アクションは `#PM-042-1` です",
        "write the heading in lower case, without punctuation and with `-` for spaces (`## The fix` is `#the-fix`); an action is `#PM-042-1`",
    )


RULE = Rule(
    code="KY605",
    slug="anchor-dead",
    title=Words("リンク先の見出しやアクションがない", "A link's anchor does not exist"),
    reason=Words(
        "見出しを直すとアンカーも変わります。読む人は長い文書の先頭に放り出されます。",
        "Rewording a heading changes its anchor; the reader is left at the top of a long page.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 関連リンク\n\n- [経緯](#時系列)\n- [上限の設定](#PM-001-9)\n",
        "## Links\n\n- [What happened](#chronology)\n- [The timeout](#PM-001-9)\n",
    ),
    good=Words(
        "## 関連リンク\n\n- [経緯](#タイムライン)\n- [上限の設定](#PM-001-1)\n",
        "## Links\n\n- [What happened](#timeline)\n- [The timeout](#PM-001-1)\n",
    ),
    of_base=check,
)
