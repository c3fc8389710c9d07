"""A rule's page and the list of all rules, as Markdown for any generator: ``rules/<CODE>.md``, ``rules/index.md``."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kyokun.model.language import Language, Words
from kyokun.reporters import rule_words as words
from kyokun.reporters.markdown_text import fenced, inline
from kyokun.reporters.rule_examples import pieces
from kyokun.rules.catalogue import family_of
from kyokun.rules.rule import Rule
from kyokun.rules.suppressing import is_suppressible


def rule_page(rule: Rule, language: Language) -> str:
    """The page of one rule; it links to ``index.md`` beside it."""
    title = f"# {rule.code}: {inline(rule.title.in_(language))}"
    way_back = f"`{rule.slug}` · [{words.RULES.in_(language)}](index.md)"
    return f"{title}\n\n{way_back}\n\n{rule_sections(rule, language)}"


def rule_sections(rule: Rule, language: Language) -> str:
    """The page without its title: why, when it is how bad, whether it mends, a bad and a good example, how to suppress it."""
    sections = [
        (words.WHY, inline(rule.reason.in_(language)) + "\n"),
        (words.LEVEL, inline(words.LEVEL_SENTENCES[rule.weight].in_(language)) + "\n"),
        (words.FIXING, _fixing(rule, language)),
        (words.BAD, "\n".join(_example(rule.bad, language))),
        (words.GOOD, "\n".join(_example(rule.good, language))),
        (words.SUPPRESSING, _suppressing(rule, language)),
    ]
    return "\n".join(f"## {title.in_(language)}\n\n{text}" for title, text in sections if text)


def rule_index(rules: Iterable[Rule], language: Language) -> str:
    """The list of rules by family; each links to its page beside this one."""
    return f"# {words.RULES.in_(language)}\n\n" + "\n".join(_families(rules, language))


def _families(rules: Iterable[Rule], language: Language) -> Iterator[str]:
    heads = [one.in_(language) for one in (words.CODE, words.SLUG, words.TITLE, words.LEVEL, words.FIXING)]
    for family, members in groupby(sorted(rules, key=lambda rule: rule.code), key=family_of):
        rows = [_row(heads), _row(["---"] * len(heads))]
        rows += [
            _row(
                [
                    f"[{rule.code}]({rule.code}.md)",
                    f"`{rule.slug}`",
                    inline(rule.title.in_(language)),
                    words.WEIGHT_WORDS[rule.weight].in_(language),
                    words.MENDING_WORDS[rule.mending].in_(language) if rule.mending else "",
                ]
            )
            for rule in members
        ]
        yield f"## {words.FAMILY_TITLES[family].in_(language)}\n\n" + "".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _example(example: Words, language: Language) -> Iterator[str]:
    for piece in pieces(example.in_(language)):
        label = f"{inline(piece.label.in_(language))}:\n\n" if piece.label is not None else ""
        yield label + fenced(piece.text, piece.syntax)


def _fixing(rule: Rule, language: Language) -> str:
    return inline(words.MENDING_SENTENCES[rule.mending].in_(language)) + "\n" if rule.mending else ""


def _suppressing(rule: Rule, language: Language) -> str:
    if not is_suppressible(rule):
        return inline(words.NOT_SUPPRESSIBLE.in_(language)) + "\n"
    comment = fenced(words.suppressing_comment(rule).in_(language), "markdown")
    return f"{inline(words.HOW_TO_SUPPRESS.in_(language))}\n\n{comment}"
