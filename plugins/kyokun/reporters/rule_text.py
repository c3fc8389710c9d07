"""A rule for people at a terminal, and all of them: ``kyokun explain``, ``kyokun rules``."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kyokun.model.language import Language, Words
from kyokun.reporters import rule_words as words
from kyokun.reporters.rule_examples import pieces
from kyokun.reporters.table import table
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.rules.catalogue import family_of
from kyokun.rules.rule import Rule
from kyokun.rules.suppressing import is_suppressible


def rule_text(rule: Rule, language: Language, *, colour: bool) -> str:
    """Everything a rule says of itself."""
    name = styled(f"{rule.code} {rule.slug}", Style.BOLD, colour=colour)
    blocks = [
        f"{name}\n{printable(rule.title.in_(language))}\n",
        _block(words.WHY, [rule.reason.in_(language)], language, colour),
        _block(words.LEVEL, [words.LEVEL_SENTENCES[rule.weight].in_(language)], language, colour),
        _block(words.BAD, list(_example(rule.bad, language)), language, colour),
        _block(words.GOOD, list(_example(rule.good, language)), language, colour),
        _block(words.SUPPRESSING, _suppressing(rule, language), language, colour),
    ]
    return "\n".join(block for block in blocks if block)


def rules_text(rules: Iterable[Rule], language: Language, *, colour: bool) -> str:
    """Code, name, what it reports and level of each, by family."""
    head = [one.in_(language) for one in (words.CODE, words.SLUG, words.LEVEL, words.TITLE)]
    blocks = []
    for family, members in groupby(rules, key=family_of):
        rows = [
            (rule.code, rule.slug, words.WEIGHT_WORDS[rule.weight].in_(language), rule.title.in_(language))
            for rule in members
        ]
        title = styled(words.FAMILY_TITLES[family].in_(language), Style.BOLD, colour=colour)
        blocks.append(f"{title}\n{table(head, rows, colour=colour)}")
    return "\n".join(blocks)


def _block(title: Words, lines: list[str], language: Language, colour: bool) -> str:
    if not lines:
        return ""
    indented = "".join(f"  {printable(line)}".rstrip() + "\n" for line in lines)
    return f"{styled(title.in_(language), Style.BOLD, colour=colour)}\n{indented}"


def _example(example: Words, language: Language) -> Iterator[str]:
    for at, piece in enumerate(pieces(example.in_(language))):
        if at:
            yield ""
        if piece.label is not None:
            yield f"[{piece.label.in_(language)}]"
        yield from piece.text.splitlines()


def _suppressing(rule: Rule, language: Language) -> list[str]:
    if not is_suppressible(rule):
        return [words.NOT_SUPPRESSIBLE.in_(language)]
    return [words.HOW_TO_SUPPRESS.in_(language), "", words.suppressing_comment(rule).in_(language)]
