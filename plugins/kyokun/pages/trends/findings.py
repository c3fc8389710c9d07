"""What a chart shows, in words."""

from collections.abc import Sequence

from kyokun.pages.trends.material import Material
from kyokun.pages.trends.saying import change_said, figure_name, figure_value, segment_name, tells_n
from kyokun.reporters.trends_words import ABSENCES, figure_words
from kyokun.trends.change import Against, Change, Claim
from kyokun.trends.figures import Absence, Figure, Segment, Statistic
from kyokun.trends.periods import Period
from kyokun.trends.trends import Trends


def finding(material: Material, trends: Trends, figures: Sequence[Figure]) -> str:
    """The values of the last period with any, and whether they differ from those of the one before."""
    words = material.words
    if not figures:
        return words("trends.not-over")
    if all(figure.absent is Absence.NONE for figure in figures):
        return words("trends.silent", first=trends.periods[0].name, last=trends.periods[-1].name)
    sentences = [
        *_opening(material, trends, figures),
        *_values(material, figures),
        *_changes(material, figures),
        *_absences(material, figures),
    ]
    return words("trends.sentences").join(sentence + words("trends.stop") for sentence in sentences)


def _opening(material: Material, trends: Trends, figures: Sequence[Figure]) -> list[str]:
    """That the last period has too little, where another is told of."""
    told = next((figure.span for figure in figures if isinstance(figure.span, Period)), None)
    if told is None or trends.this is None or told == trends.this:
        return []
    return [material.words("trends.earlier-told", this=trends.this.name, last=told.name)]


def _values(material: Material, figures: Sequence[Figure]) -> list[str]:
    """One sentence for each span and, of what has parts, for each metric."""
    words = material.words
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.absent is None:
            key = (figure.span.name, figure.metric.id if figure.segment else "")
            found.setdefault(key, []).append(figure)
    sentences = []
    for (span, _), group in found.items():
        first = group[0]
        if first.segment is None:
            parts = [_value(material, figure, figure_name(material, figure)) for figure in group]
            head = span
        else:
            parts = [_part(material, figure, figure.segment) for figure in group if figure.segment]
            head = words(
                "trends.finding-of-parts", metric=material.say(first.metric.title), period=span, n=first.n
            )
        sentences.append(words("labelled", label=head, value=words.listed(parts)))
    return sentences


def _value(material: Material, figure: Figure, name: str) -> str:
    is_share = figure.statistic is Statistic.SHARE
    value = material.say(figure_words(figure)) if is_share else figure_value(material, figure)
    said = material.words("trends.finding", name=name, value=value)
    tells = is_share or tells_n(figure)
    return said if tells else said + material.words("brackets", text=f"n = {figure.n}")


def _part(material: Material, figure: Figure, segment: Segment) -> str:
    return material.words(
        "trends.finding", name=segment_name(material, segment), value=figure_value(material, figure)
    )


def _changes(material: Material, figures: Sequence[Figure]) -> list[str]:
    """What changed, and of all else together that nothing shows that it did."""
    words = material.words
    sentences, unchanged = [], []
    for figure in figures:
        change = _from_previous(figure)
        if change is None:
            continue
        if change.claim in (Claim.LOWER, Claim.HIGHER):
            said = change_said(material, figure, change)
            sentences.append(words("labelled", label=figure_name(material, figure), value=said))
        elif change.claim is Claim.NO_EVIDENCE:
            unchanged.append((change.period.name, figure_name(material, figure)))
    if unchanged:
        names = words.listed([name for _, name in unchanged])
        sentences.append(words("trends.finding-unchanged", period=unchanged[0][0], names=names))
    return sentences


def _from_previous(figure: Figure) -> Change | None:
    return next((one for one in figure.changes if one.against is Against.PREVIOUS), None)


def _absences(material: Material, figures: Sequence[Figure]) -> list[str]:
    found: dict[str, list[str]] = {}
    for figure in figures:
        if figure.absent is not None:
            why = material.say(ABSENCES[figure.absent])
            key = material.words("trends.absent", period=figure.span.name, why=why)
            found.setdefault(key, []).append(figure_name(material, figure))
    words = material.words
    return [words("labelled", label=key, value=words.listed(names)) for key, names in found.items()]
