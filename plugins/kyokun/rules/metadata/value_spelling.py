"""KY116."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.reading.problems import Spelling
from kyokun.rules.front_matter_edits import value_edit
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for spelling in document.spellings:
        message = (
            Words(
                "`{name}` の `{written}` は、カンマまで含めて 1 つの名前と読まれます",
                "`{name}`: `{written}` is read as one name, commas and all",
            )
            if spelling.is_list
            else Words(
                "`{name}` の `{written}` は、ほかのツールには分からない書き方です",
                "`{name}`: other tools do not know `{written}`",
            )
        )
        yield Raised(
            spelling.span,
            message.format(name=spelling.name, written=" ".join(spelling.written.split())),
            Words("`{usual}` と書いてください", "write `{usual}`").format(usual=spelling.usual),
            fix=_fix(document, spelling),
        )


def _fix(document: Document, spelling: Spelling) -> Fix | None:
    edit: Edit | None
    if spelling.is_list:
        edit = Edit(spelling.span, spelling.usual)
    else:
        edit = value_edit(document, spelling.span, spelling.usual)
    if edit is None or "\n" in spelling.span.of(document.text):
        return None
    return Fix(
        Words("`{usual}` と書く", "Write `{usual}`").format(usual=spelling.usual),
        (edit,),
        mends=frozenset({spelling.key.name}) if spelling.is_list else frozenset(),
    )


RULE = Rule(
    code="KY116",
    slug="value-spelling",
    title=Words(
        "値がほかのツールに分からない書き方になっている", "A value is written as other tools do not know it"
    ),
    reason=Words(
        "Kyokun は `High` も `2025/6/2 10時` も読み取りますが、スキーマで確かめるエディターや集計のスクリプトは、決まった書き方しか知りません。カンマでつないだサービス名は、1 つの長い名前になります。",
        "Kyokun reads `High` and `2 p.m.` all right; an editor with the schema, or a script that counts, knows one way of writing only. Services joined by commas become one long name.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "severity: Medium\ndetected_at: 2025年6月2日 10:04 JST\nservices: orders, stock\n",
        "severity: Medium\ndetected_at: 2025/6/2 10:04 JST\nservices: orders, stock\n",
    ),
    good=Words(
        "severity: medium\ndetected_at: 2025-06-02T10:04+09:00\nservices: [orders, stock]\n",
        "severity: medium\ndetected_at: 2025-06-02T10:04+09:00\nservices: [orders, stock]\n",
    ),
    of_document=check,
    mending=Mending.SAFE,
)
