"""The reference of the rules: a page for each, and the list of all."""

from collections.abc import Iterator

from kyokun.model.language import Language
from kyokun.pages.addresses import RULE_LIST, rule_uri
from kyokun.pages.page import Page
from kyokun.pages.wording import wording
from kyokun.reporters import rule_words as words
from kyokun.reporters.rule_page import rule_index, rule_page
from kyokun.rules.catalogue import all_rules


def rule_pages(language: Language) -> Iterator[Page]:
    """They come from the rules themselves, so that they say what the check does."""
    title = words.RULES.in_(language)
    described = wording(language)("rules.description")
    yield Page(RULE_LIST, title, language, rule_index(all_rules(), language), None, described)
    for rule in all_rules():
        yield Page(
            rule_uri(rule.code),
            f"{rule.code} {rule.title.in_(language)}",
            language,
            rule_page(rule, language),
            source=None,
            description=rule.reason.in_(language),
        )
