"""KY204."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.left_over_lines import line_span, partly_written, quoted
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.span import Span

_LEAST = 12
"""Letters: a shorter line of a template may be anyone's own words."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for section, _ in partly_written(document, setting.options):
        for left_over in section.left_overs:
            if left_over.is_prompt and sum(map(str.isalnum, left_over.text)) >= _LEAST:
                yield Raised(
                    line_span(document, left_over),
                    Words(
                        "ひな形の問いかけ「{line}」が残っています",
                        "the template's prompt “{line}” has been left in the text",
                    ).format(line=quoted(left_over.text)),
                    Words(
                        "答えを書き、問いかけの行は消してください（コメント `<!-- … -->` の中なら残してかまいません）",
                        "write the answer and delete the prompt; inside a comment `<!-- … -->` it may stay",
                    ),
                    fix=_fix(document, line_span(document, left_over)),
                )


def _fix(document: Document, line: Span) -> Fix | None:
    """Delete the line, where it is one of its own; whether it says something after all, its author knows."""
    start = document.text.rfind("\n", 0, line.start) + 1
    end = document.text.find("\n", line.end) + 1
    around = document.text[start : line.start] + document.text[line.end : end]
    if not end or "\n" in line.of(document.text) or around.strip(" \t\r\n-*+"):
        return None
    title = Words("問いかけの行を消す", "Delete the prompt's line")
    return Fix(title, (Edit(Span(start, end), ""),), is_safe=False)


RULE = Rule(
    code="KY204",
    slug="prompt-left",
    title=Words("ひな形の問いかけが本文に残っている", "A prompt of the template is left in the text"),
    reason=Words(
        "問いかけは書く人のためのものです。本文に残っていると、読む人はまだ書きかけだと思います。",
        "Prompts are for the author. In the finished text they tell the reader that it is not finished.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 学び

タイムラインを最初に読み返した人が驚くことは何でしたか。
- アラートが発生から 4 分で鳴った
=== templates/postmortem.ja.md
## 学び

<!-- タイムラインを最初に読み返した人が驚くことは何でしたか。 -->
""",
        """## Lessons

What would surprise someone who reads the timeline for the first time?
- the alert fired four minutes after the start
=== templates/postmortem.en.md
## Lessons

<!-- What would surprise someone who reads the timeline for the first time? -->
""",
    ),
    good=Words(
        """## 学び

<!-- タイムラインを最初に読み返した人が驚くことは何でしたか。 -->
- アラートが発生から 4 分で鳴った
=== templates/postmortem.ja.md
## 学び

<!-- タイムラインを最初に読み返した人が驚くことは何でしたか。 -->
""",
        """## Lessons

<!-- What would surprise someone who reads the timeline for the first time? -->
- the alert fired four minutes after the start
=== templates/postmortem.en.md
## Lessons

<!-- What would surprise someone who reads the timeline for the first time? -->
""",
    ),
    of_document=check,
    mending=Mending.UNSAFE,
)
