"""The two languages every word of Kyokun exists in."""

from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """A language of documents, messages and pages (BCP 47)."""

    JA = "ja"
    EN = "en"


class Words(NamedTuple):
    """The same words in both languages."""

    ja: str
    en: str

    def in_(self, language: Language) -> str:
        """The words in one language."""
        return self.ja if language is Language.JA else self.en

    def format(self, **values: "str | int | Words") -> "Words":
        """Both with their ``{names}`` filled in; a value that is Words is filled in its own language."""
        japanese, english = dict(values), dict(values)
        for name, value in values.items():
            if isinstance(value, Words):
                japanese[name], english[name] = value.ja, value.en
        return Words(self.ja.format(**japanese), self.en.format(**english))
