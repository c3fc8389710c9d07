"""What a front-matter value that does not fit can only mean: shared by the rules about values."""

from collections.abc import Mapping
from typing import Any

from kyokun.model.front_matter import Form
from kyokun.model.language import Language
from kyokun.model.terms import CauseCategory
from kyokun.model.vocabulary import (
    AUDIENCES,
    CAUSE_CATEGORIES,
    DATA_LOSSES,
    DETECTIONS,
    ROLLOUT_STATES,
    SEVERITIES,
    STATUSES,
    TYPES,
    Vocabulary,
)
from kyokun.reading.problems import BadValue, Mismatch
from kyokun.text.folding import fold
from kyokun.text.near_words import surely_meant

_WORDS: Mapping[str, Vocabulary[Any]] = {
    "type": TYPES,
    "status": STATUSES,
    "severity": SEVERITIES,
    "detected_by": DETECTIONS,
    "audience": AUDIENCES,
    "impact.data_loss": DATA_LOSSES,
}
_LANGUAGES = {
    **dict.fromkeys(("japanese", "jp", "ja-jp", "ja_jp", "日本語"), Language.JA),
    **dict.fromkeys(("english", "en-us", "en-gb", "en_us", "en_gb", "英語"), Language.EN),
}


def meant_value(problem: BadValue) -> str | None:
    """The value to write in its place, when there is only one it can be."""
    if problem.key.form is Form.CAUSES:
        return _cause(problem.written)
    if problem.mismatch is not Mismatch.CHOICE or problem.written in problem.choices:
        return None
    if problem.key.name == "lang":
        return _LANGUAGES.get(fold(problem.written))
    vocabulary = ROLLOUT_STATES if problem.key.form is Form.ROLLOUT else _WORDS.get(problem.name)
    known = vocabulary.find(problem.written) if vocabulary else None
    return known.value if known else surely_meant(problem.written, problem.choices)


def _cause(written: str) -> str | None:
    """``技術/Memory leak`` is ``technology/Memory-leak``: a category by its name in either language, a tag of one word."""
    category, slash, tag = written.strip().replace("／", "/").partition("/")
    known = CAUSE_CATEGORIES.find(category) or surely_meant(category, CauseCategory)
    words = tag.split()
    if not known or not slash or not words:
        return None
    return f"{known}/{'-'.join(words)}"
