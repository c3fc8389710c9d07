"""A rule for people at a terminal, and all of them: ``kyokun explain``, ``kyokun rules``."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kyokun.model.language import Language, Words
from kyokun.reporters import rule_words as words
from kyokun.reporters.rule_examples import pieces
from kyokun.reporters.table import table
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.wrapping import wrapped
from kyokun.rules.catalogue import family_of
from kyokun.rules.rule import Rule
from kyokun.rules.suppressing import is_suppressible

_INDENT = "  "


def rule_text(rule: Rule, language: Language, *, colour: bool, columns: int | None = None) -> str:
    """Everything a rule says of itself; of that, its sentences in lines of at most ``columns``."""

    def told(sentences: Words) -> list[str]:
        return wrapped(sentences.in_(language), columns and columns - len(_INDENT))

    fixing = told(words.MENDING_SENTENCES[rule.mending]) if rule.mending else []
    suppressing = told(words.NOT_SUPPRESSIBLE)
    if is_suppressible(rule):
        suppressing = [*told(words.HOW_TO_SUPPRESS), "", words.suppressing_comment(rule).in_(language)]
    name = styled(f"{rule.code} {rule.slug}", Style.BOLD, colour=colour)
    blocks = [
        "\n".join([name, *wrapped(rule.title.in_(language), columns), ""]),
        _block(words.WHY, told(rule.reason), language, colour),
        _block(words.LEVEL, told(words.LEVEL_SENTENCES[rule.weight]), language, colour),
        _block(words.FIXING, fixing, language, colour),
        _block(words.BAD, list(_example(rule.bad, language)), language, colour),
        _block(words.GOOD, list(_example(rule.good, language)), language, colour),
        _block(words.SUPPRESSING, suppressing, language, colour),
    ]
    return "\n".join(block for block in blocks if block)


def rules_text(rules: Iterable[Rule], language: Language, *, colour: bool, columns: int | None = None) -> str:
    """Code, name, level, whether it mends, and what it reports of each, by family."""
    head = [one.in_(language) for one in (words.CODE, words.SLUG, words.LEVEL, words.FIXING, words.TITLE)]
    blocks = []
    for family, members in groupby(rules, key=family_of):
        rows = [
            (
                rule.code,
                rule.slug,
                words.WEIGHT_WORDS[rule.weight].in_(language),
                words.MENDING_WORDS[rule.mending].in_(language) if rule.mending else "",
                rule.title.in_(language),
            )
            for rule in members
        ]
        title = styled(words.FAMILY_TITLES[family].in_(language), Style.BOLD, colour=colour)
        blocks.append(f"{title}\n{table(head, rows, colour=colour, columns=columns)}")
    return "\n".join(blocks)


def _block(title: Words, lines: list[str], language: Language, colour: bool) -> str:
    if not lines:
        return ""
    indented = "".join(f"{_INDENT}{printable(line)}".rstrip() + "\n" for line in lines)
    return f"{styled(title.in_(language), Style.BOLD, colour=colour)}\n{indented}"


def _example(example: Words, language: Language) -> Iterator[str]:
    for at, piece in enumerate(pieces(example.in_(language))):
        if at:
            yield ""
        if piece.label is not None:
            yield f"[{piece.label.in_(language)}]"
        yield from piece.text.splitlines()
