"""KY102."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.model.front_matter import Form
from kyokun.model.language import Words
from kyokun.model.options import Options
from kyokun.reading.document import Document
from kyokun.reading.problems import BadValue, Mismatch
from kyokun.rules.front_matter_edits import value_edit
from kyokun.rules.meant_values import meant_value
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight

_FORMS = {
    Form.ID: Words(" ID ", "an id"),
    Form.TEXT: Words(" 1 つの文字列", "a single text"),
    Form.CHOICE: Words(" 1 つの値", "a single value"),
    Form.TIME: Words("時刻", "a time"),
    Form.TEXTS: Words("文字列のリスト", "a list of words"),
    Form.CAUSES: Words("「分類/タグ」", "a category/tag"),
    Form.IDS: Words(" ID のリスト", "a list of ids"),
    Form.LESSON_ID: Words("教訓の ID ", "a lesson's id"),
    Form.IMPACT: Words("数値と単位", "a number with its unit"),
    Form.ROLLOUT: Words("サービスと状況の組", "services and their states"),
}


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for problem in document.bad_values:
        yield Raised(
            problem.span, _message(problem), _help(problem, setting.options), fix=_fix(document, problem)
        )


def _fix(document: Document, problem: BadValue) -> Fix | None:
    meant = meant_value(problem)
    edit = value_edit(document, problem.span, meant) if meant else None
    if meant is None or edit is None:
        return None
    title = Words("`{name}` を `{meant}` にする", "Make `{name}` `{meant}`")
    return Fix(
        title.format(name=problem.name, meant=meant),
        (edit,),
        mends=frozenset({problem.key.name}),
        reveals=True,
    )


def _message(problem: BadValue) -> Words:
    written = " ".join(problem.written.split())
    shown = written if len(written) <= 60 else f"{written[:60]}…"
    if problem.mismatch is Mismatch.PLACEHOLDER:
        return Words(
            "`{name}` が仮の値 `{written}` のままです", "`{name}` still holds the placeholder `{written}`"
        ).format(name=problem.name, written=shown)
    if problem.mismatch is Mismatch.CHOICE:
        return Words("`{name}` に `{written}` という値はありません", "`{name}` cannot be `{written}`").format(
            name=problem.name, written=shown
        )
    if not shown:
        return Words("`{name}` の値を{form}として読めません", "`{name}` is not {form}").format(
            name=problem.name, form=_FORMS[problem.key.form]
        )
    return Words(
        "`{name}` の値 `{written}` を{form}として読めません", "`{name}`: `{written}` is not {form}"
    ).format(name=problem.name, written=shown, form=_FORMS[problem.key.form])


def _help(problem: BadValue, options: Options) -> Words:
    if problem.choices:
        close = get_close_matches(problem.written.casefold(), problem.choices, n=1)
        listed = ", ".join(problem.choices)
        if close:
            return Words(
                "`{close}` のことですか？ 書ける値: {listed}", "did you mean `{close}`? It can be: {listed}"
            ).format(close=close[0], listed=listed)
        return Words("次のどれかを書いてください: {listed}", "write one of: {listed}").format(listed=listed)
    example = problem.key.example
    if problem.key.form in (Form.ID, Form.IDS):
        example = example.replace("PM-", f"{options.id_prefix}-")
    unknown = (
        Words("。分からなければ `unknown`", ", or `unknown`")
        if problem.key.form is Form.TIME
        else Words("", "")
    )
    return Words(
        "たとえば `{name}: {example}` と書いてください{unknown}",
        "write for example `{name}: {example}`{unknown}",
    ).format(name=problem.key.name, example=example, unknown=unknown)


RULE = Rule(
    code="KY102",
    slug="bad-value",
    title=Words("キーの値が読み取れない", "A key's value does not fit"),
    reason=Words(
        "形の違う値は不明として扱われ、並べ替えにも集計にも使えません。",
        "A value of the wrong form counts as unknown: it can be neither sorted nor counted.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        "severity: sev2\nstarted_at: 10時ごろ\n",
        "severity: sev2\nstarted_at: around ten\n",
    ),
    good=Words(
        "severity: medium\nstarted_at: 2025-06-02T10:00+09:00\n",
        "severity: medium\nstarted_at: 2025-06-02T10:00+09:00\n",
    ),
    of_document=check,
    mending=Mending.SAFE,
)
