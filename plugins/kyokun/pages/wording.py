"""The words of the pages: one catalogue per language in ``words/``; a further language is one file more."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kyokun.model.language import Language

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CATALOGUES = Path(__file__).resolve().parent / "words"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, by dotted keys (``home.title``)."""

    language: Language
    entries: dict[str, str]

    def __call__(self, key: str, **values: str | int) -> str:
        """The words under a key, their ``{names}`` filled in; plain text, to be escaped like any other."""
        words = self.entries[key]
        return words.format(**values) if values else words

    def listed(self, parts: list[str]) -> str:
        """Several words as one list."""
        return self("separator").join(parts)


@cache
def wording(language: Language) -> Wording:
    """The catalogue of a language."""
    text = (_CATALOGUES / f"{language.value}.yml").read_text(encoding="utf-8")
    return Wording(language, dict(_flat(yaml.load(text, _Loader), "")))  # noqa: S506 - safe


def _flat(node: dict[str, object], above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in node.items():
        if isinstance(value, dict):
            found.extend(_flat(value, f"{above}{key}."))
        else:
            found.append((above + str(key), str(value)))
    return found
