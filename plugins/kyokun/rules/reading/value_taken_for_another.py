"""KY005."""

from collections.abc import Iterator

from kyokun.model.front_matter import Form
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.reading.problems import Unquoted
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.yaml_readings import Reading

_KINDS = {
    Reading.BOOLEAN: Words("真偽値 {value} ", "the boolean {value}"),
    Reading.NUMBER: Words("数値 {value} ", "the number {value}"),
    Reading.DATE: Words("日付型の {value} ", "the date {value}"),
    Reading.NULL: Words("「値なし」（null）", "nothing at all (null)"),
}
_NO_DATE = Words("ありえない日付", "a date that does not exist")


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for unquoted in document.unquoted:
        if _matters(unquoted):
            kind = _NO_DATE
            if unquoted.becomes.value:
                kind = _KINDS[unquoted.becomes.reading].format(value=unquoted.becomes.value)
            yield Raised(
                unquoted.span,
                Words(
                    "`{name}` の `{written}` は、ほかのツールには{kind}と読まれます",
                    "`{name}`: other tools take `{written}` for {kind}",
                ).format(name=unquoted.name, written=unquoted.written, kind=kind),
                Words('引用符で囲んでください: `"{written}"`', 'put it in quotes: `"{written}"`').format(
                    written=unquoted.written
                ),
                fix=_fix(unquoted),
            )


def _fix(unquoted: Unquoted) -> Fix | None:
    """A list's ``null`` in quotes would be a word where there was none."""
    if unquoted.becomes.reading is Reading.NULL:
        return None
    quoted = f'"{unquoted.written}"'
    return Fix(
        Words("引用符で囲む: {quoted}", "Put it in quotes: {quoted}").format(quoted=quoted),
        (Edit(unquoted.span, quoted),),
    )


def _matters(unquoted: Unquoted) -> bool:
    """A key without a value is another rule's; of a quantity only its digits may change, and ``data_loss: yes`` is right."""
    if unquoted.key.form is Form.IMPACT:
        return unquoted.becomes.reading is Reading.NUMBER and (
            ":" in unquoted.written or (unquoted.written.startswith("0") and "." not in unquoted.written)
        )
    return unquoted.becomes.reading is not Reading.NULL or unquoted.key.form is Form.TEXTS


RULE = Rule(
    code="KY005",
    slug="value-taken-for-another",
    title=Words("引用符のない値が別のものとして読まれる", "An unquoted value is taken for something else"),
    reason=Words(
        "YAML 1.1 では `12:30` は 60 進数の 750、`yes` や `on` は真偽値、`1.10` は 1.1 になります。Kyokun は書かれたとおりに読みますが、同じファイルを読むエディターやサイト、集計スクリプトはそうとは限りません。",
        "To YAML 1.1 `12:30` is 750 in base sixty, `yes` and `on` are booleans and `1.10` is 1.1. Kyokun keeps what was written; the editor, the site or the script that reads the same file may not.",
    ),
    weight=Weight.WARNING,
    bad=Words("tags: [batch, 12:30, on]\n", "tags: [batch, 12:30, on]\n"),
    good=Words('tags: [batch, "12:30", "on"]\n', 'tags: [batch, "12:30", "on"]\n'),
    of_document=check,
    mending=Mending.SAFE,
)
