"""What a base agrees on that reading depends on."""

from dataclasses import dataclass, field
from datetime import tzinfo

from kyokun.model.language import Language
from kyokun.model.options import Options


@dataclass(frozen=True, slots=True)
class Conventions:
    """How to understand what a document leaves unsaid."""

    lang: Language
    zone: tzinfo
    id_prefix: str
    extra_keys: frozenset[str]
    prompts: frozenset[str] = field(default=frozenset())
    """Folded lines of the base's templates: a line that only repeats one was not written by the author."""
    boxes: frozenset[str] = field(default=frozenset())
    """Folded boxes (``- [ ]``) that the templates bring along: alone they say nothing, but they may stay."""


def conventions_of(
    options: Options, prompts: frozenset[str] = frozenset(), boxes: frozenset[str] = frozenset()
) -> Conventions:
    """The conventions that a base's options and templates set."""
    return Conventions(
        options.lang, options.zone, options.id_prefix, frozenset(options.extra_keys), prompts, boxes
    )
