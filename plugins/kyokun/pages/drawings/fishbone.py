"""The fishbone (Ishikawa): what is named under each of the five categories, drawn as bones that lead to the problem."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import CauseCategory
from kyokun.model.vocabulary import CAUSE_CATEGORIES
from kyokun.pages.drawings.markup import element, html
from kyokun.pages.wording import Wording

_ABOVE = (CauseCategory.PEOPLE, CauseCategory.PROCESS, CauseCategory.TECHNOLOGY)
_BELOW = (CauseCategory.ENVIRONMENT, CauseCategory.MANAGEMENT)
_WIDTH, _HEAD_WIDTH = 960, 190
_BONE_WIDTH, _SLANT = 240, 34
_TEXT_WIDTH = _BONE_WIDTH - _SLANT - 22
_LETTER, _LINE, _GAP, _PILL = 13, 19, 8, 28
_LEAST = 64
"""A bone without anything on it is this long all the same: that nothing was found there is an answer too."""
_FEWEST = 2
"""With causes in fewer categories there is no fishbone to see."""


@dataclass(frozen=True, slots=True)
class _Twig:
    """Something on a bone: its text, and how many lines it is likely to take."""

    text: str
    is_tag: bool

    @property
    def height(self) -> int:
        """In pixels, with the gap below it."""
        width = sum(
            _LETTER if unicodedata.east_asian_width(letter) in "WFA" else _LETTER * 0.58
            for letter in self.text
        )
        return int(-(-width // _TEXT_WIDTH)) * _LINE + _GAP


def fishbone_drawing(postmortem: Postmortem, words: Wording) -> str:
    """The drawing as HTML on one line; empty when causes are named in fewer than two categories."""
    bones = _bones(postmortem)
    if sum(bool(twigs) for twigs in bones.values()) < _FEWEST:
        return ""
    above = max(_length(bones[category]) for category in _ABOVE)
    below = max(_length(bones[category]) for category in _BELOW)
    spine = above + 4
    picture = element(
        "svg",
        element(
            "title", words("fishbone.title", id=postmortem.id or postmortem.title), id="kyokun-fishbone-title"
        ),
        element("desc", _described(bones, words), id="kyokun-fishbone-desc"),
        element("line", class_="kyokun-spine", x1=8, x2=_WIDTH - _HEAD_WIDTH, y1=spine, y2=spine),
        element(
            "path",
            class_="kyokun-arrow",
            d=f"M{_WIDTH - _HEAD_WIDTH - 10} {spine - 7} l14 7 l-14 7 z",
        ),
        *(
            _bone(category, bones[category], 16 + at * _BONE_WIDTH, spine, words, up=True)
            for at, category in enumerate(_ABOVE)
        ),
        *(
            _bone(category, bones[category], 136 + at * _BONE_WIDTH, spine, words, up=False)
            for at, category in enumerate(_BELOW)
        ),
        _head(postmortem.title, spine, words),
        class_="kyokun-fishbone",
        role="img",
        aria_labelledby="kyokun-fishbone-title kyokun-fishbone-desc",
        viewBox=f"0 0 {_WIDTH} {spine + below + 8}",
        width=_WIDTH,
        height=spine + below + 8,
    )
    scrolled = element(
        "div",
        picture,
        class_="kyokun-scroll",
        tabindex="0",
        role="region",
        aria_label=words("fishbone.label"),
    )
    return html(
        element("figure", scrolled, element("figcaption", words("fishbone.caption")), class_="kyokun-figure")
    )


def _bones(postmortem: Postmortem) -> Mapping[CauseCategory, tuple[_Twig, ...]]:
    """The declared causes first, as their tags; then what the analysis says under the category's heading."""
    found: dict[CauseCategory, list[_Twig]] = {category: [] for category in CauseCategory}
    for cause in postmortem.causes:
        found[cause.category].append(_Twig(cause.tag, is_tag=True))
    for factor in postmortem.analysis.factors:
        if factor.category is not None:
            found[factor.category].append(_Twig(" ".join(factor.text.split()), is_tag=False))
    return {category: tuple(dict.fromkeys(twigs)) for category, twigs in found.items()}


def _length(twigs: Iterable[_Twig]) -> int:
    return max(_LEAST, _PILL + 14 + sum(twig.height for twig in twigs))


def _bone(
    category: CauseCategory, twigs: tuple[_Twig, ...], x: int, spine: int, words: Wording, *, up: bool
) -> Element:
    """A bone from its category's name to the spine, its twigs beside it, nearest to the name first when it leads down."""
    length = _length(twigs)
    outer = spine - length if up else spine + length
    name = CAUSE_CATEGORIES.label(category, words.language)
    drawn = element(
        "g",
        element(
            "line",
            class_="kyokun-bone",
            x1=x + 10,
            x2=x + 10 + _SLANT,
            y1=outer + (_PILL if up else -_PILL),
            y2=spine,
        ),
        element(
            "rect", class_="kyokun-pill", x=x, y=outer if up else outer - _PILL, width=118, height=_PILL, rx=5
        ),
        element("text", name, x=x + 59, y=(outer if up else outer - _PILL) + 19, text_anchor="middle"),
        class_="kyokun-empty" if not twigs else None,
    )
    y = outer + _PILL + 6 if up else spine + 8
    for twig in twigs:
        along = (y + 10 - outer) / (spine - outer)
        start = x + 10 + _SLANT * along
        drawn.append(element("line", class_="kyokun-twig", x1=start, x2=start + 10, y1=y + 10, y2=y + 10))
        text = element("code", twig.text) if twig.is_tag else twig.text
        inside = element("div", text, xmlns="http://www.w3.org/1999/xhtml")
        drawn.append(
            element("foreignObject", inside, x=start + 14, y=y, width=_TEXT_WIDTH, height=twig.height)
        )
        y += twig.height
    return drawn


def _head(problem: str, spine: int, words: Wording) -> Element:
    inside = element(
        "div",
        element("small", words("fishbone.problem")),
        element("strong", problem),
        xmlns="http://www.w3.org/1999/xhtml",
        class_="kyokun-problem",
    )
    height = 132
    return element(
        "foreignObject",
        inside,
        x=_WIDTH - _HEAD_WIDTH + 8,
        y=max(0, spine - height // 2),
        width=_HEAD_WIDTH - 8,
        height=height,
    )


def _described(bones: Mapping[CauseCategory, tuple[_Twig, ...]], words: Wording) -> str:
    said = [
        words(
            "fishbone.described",
            category=CAUSE_CATEGORIES.label(category, words.language),
            causes=words.listed([twig.text for twig in twigs]),
        )
        for category, twigs in bones.items()
        if twigs
    ]
    return words("fishbone.between").join(said)
