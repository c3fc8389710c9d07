"""The two languages every word of Kyokun exists in."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of documents, messages and pages (BCP 47)."""

    JA = "ja"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    ja: str
    en: str

    def in_(self, language: Language) -> str:
        """The words in one language."""
        return self.ja if language is Language.JA else self.en

    def format(self, **values: "str | int | Words") -> "Words":
        """Both with their ``{names}`` filled in; a value that is Words is filled in its own language."""

        def filled(template: str, language: Language) -> str:
            return template.format(
                **{
                    name: value.in_(language) if isinstance(value, Words) else value
                    for name, value in values.items()
                }
            )

        return Words(filled(self.ja, Language.JA), filled(self.en, Language.EN))
