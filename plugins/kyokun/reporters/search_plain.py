"""What a search found, for people: ``kyokun search``."""

from collections.abc import Iterable, Iterator

from kyokun.model.language import Language, Words
from kyokun.model.terms import LessonPart, SectionKind
from kyokun.model.vocabulary import ACTION_STATES, LESSON_PARTS, SECTIONS, SEVERITIES, STATUSES, TYPES
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.wrapping import stretches
from kyokun.search.answers import Answer, Group, Hit
from kyokun.search.entries import Entry, EntryKind
from kyokun.search.matching import Marks
from kyokun.search.snippets import Snippet
from kyokun.search.suggestions import Suggestions

_LONGEST_SUMMARY = 140
_INDENT = "  "


def search_plain(answer: Answer, language: Language, *, columns: int, colour: bool) -> str:
    """The groups, each with where it was found, then how many there are; what was searched for is marked if in colour."""
    blocks = ["\n".join(_group(group, language, columns, colour=colour)) for group in answer.groups]
    shown, total = len(answer.groups), answer.total
    count = _COUNT if shown == total else _SOME
    blocks.append(styled(count.format(shown=shown, total=total).in_(language), Style.DIM, colour=colour))
    return "\n\n".join(blocks) + "\n"


def nothing_found(answer: Answer, language: Language) -> list[str]:
    """Lines that say so, and what to try."""
    lines = [_NOTHING.format(query=printable(answer.query.written)).in_(language)]
    return lines + [printable(words.in_(language)) for words in suggestion_words(answer.suggestions)]


def suggestion_words(suggestions: Suggestions) -> Iterator[Words]:
    """Each suggestion as a sentence."""
    for correction in suggestions.corrections:
        yield _DID_YOU_MEAN.format(
            written=correction.written,
            instead=Words("、".join(correction.instead), ", ".join(correction.instead)),
        )
    for relief in suggestions.reliefs:
        yield _RELIEF.format(dropped=" ".join(relief.dropped), count=relief.documents)


def _group(group: Group, language: Language, columns: int, *, colour: bool) -> Iterator[str]:
    about, main = group.about, group.main
    title = Line(f"{about.id or about.path}  ", bold=True) + Line(
        about.title, main.title_marks if main else (), bold=True
    )
    yield from title.lines(columns, "", colour=colour)
    facts = " · ".join(_facts(about, language))
    if facts:
        yield from Line(facts, dim=True).lines(columns, _INDENT, colour=colour)
    if main is not None:
        yield from _where(main, language, columns, _INDENT, colour=colour)
    for hit in group.actions:
        yield from _action(hit, language, columns, colour=colour)
    if group.more_actions:
        more = _MORE_ACTIONS.format(count=group.more_actions).in_(language)
        yield from Line(more, dim=True).lines(columns, _INDENT, colour=colour)


def _facts(entry: Entry, language: Language) -> Iterator[str]:
    """What it is at a glance; what was not written is left out."""
    if entry.kind is EntryKind.LESSON:
        yield _LESSON.in_(language)
    elif entry.kind is not EntryKind.POSTMORTEM:
        yield TYPES.label(next(kind for kind in TYPES.labels if kind.value == entry.kind.value), language)
    if entry.on is not None:
        yield entry.on.isoformat()
    if entry.severity is not None:
        yield _SEVERITY.format(severity=SEVERITIES.labels[entry.severity]).in_(language)
    if entry.status is not None:
        yield STATUSES.label(entry.status, language)
    if entry.services:
        yield ", ".join(entry.services)


def _where(hit: Hit, language: Language, columns: int, indent: str, *, colour: bool) -> Iterator[str]:
    if hit.snippet is not None:
        name = section_name(hit.snippet, language)
        line = Line(f"{name}: " if name else "", dim=True) + Line(hit.snippet.text, hit.snippet.marks)
        yield from line.lines(columns, indent, colour=colour)
    elif hit.entry.summary:
        summary = " ".join(hit.entry.summary.split())
        cut = summary[:_LONGEST_SUMMARY] + ("…" if len(summary) > _LONGEST_SUMMARY else "")
        yield from Line(cut).lines(columns, indent, colour=colour)


def _action(hit: Hit, language: Language, columns: int, *, colour: bool) -> Iterator[str]:
    entry = hit.entry
    state = ACTION_STATES.label(entry.state, language) if entry.state else ""
    line = (
        Line(_INDENT + f"{entry.id or _ACTION.in_(language)}  ", bold=True)
        + Line(f"{state}  " if state else "", dim=True)
        + Line(entry.title, hit.title_marks)
    )
    yield from line.lines(columns, "", colour=colour, hanging=_INDENT * 2)
    if not hit.title_marks and hit.snippet is not None:
        yield from Line(hit.snippet.text, hit.snippet.marks).lines(columns, _INDENT * 2, colour=colour)


def section_name(snippet: Snippet, language: Language) -> str:
    """What a snippet's section is called: the vocabulary's word, or the author's."""
    if isinstance(snippet.part, SectionKind):
        return SECTIONS.label(snippet.part, language)
    if isinstance(snippet.part, LessonPart):
        return LESSON_PARTS.label(snippet.part, language)
    return snippet.heading


class Line:
    """A text in pieces of different looks, to be broken into lines of a width."""

    def __init__(self, text: str = "", marks: Marks = (), *, bold: bool = False, dim: bool = False) -> None:
        base = Style.BOLD if bold else Style.DIM if dim else None
        self._pieces: list[tuple[str, Style | None]] = []
        done = 0
        for start, end in marks:
            self._pieces += [(text[done:start], base), (text[start:end], Style.MARK)]
            done = end
        self._pieces.append((text[done:], base))

    def __add__(self, other: "Line") -> "Line":
        both = Line()
        both._pieces = self._pieces + other._pieces
        return both

    def lines(self, columns: int, indent: str, *, colour: bool, hanging: str | None = None) -> Iterator[str]:
        """The lines, each after an indent; after the first after ``hanging``, if another."""
        letters = [
            (letter, style)
            for text, style in self._pieces
            for letter in printable(" ".join(text.split("\n")))
        ]
        following = hanging if hanging is not None else (indent or _INDENT)
        text = "".join(letter for letter, _ in letters)
        room = columns - len(following)
        for order, line in enumerate(stretches(text, room, room)):
            yield (following if order else indent) + _painted(letters[line.start : line.stop], colour=colour)


def _painted(letters: Iterable[tuple[str, Style | None]], *, colour: bool) -> str:
    shown = ""
    run, current = "", None
    for letter, style in letters:
        if style is not current:
            shown += styled(run, current, colour=colour) if current and run else run
            run, current = "", style
        run += letter
    return shown + (styled(run, current, colour=colour) if current and run else run)


_COUNT = Words("{total} 件", "{total} found")
_SOME = Words(
    "{total} 件のうち {shown} 件。続きは --limit で表示できます", "{shown} of {total}; --limit shows more"
)
_NOTHING = Words("「{query}」に当てはまるものはありません", "nothing matches {query}")
_DID_YOU_MEAN = Words(
    "{written} はありません。{instead} のことですか？", "there is no {written}; did you mean {instead}?"
)
_RELIEF = Words("{dropped} を外すと {count} 件あります", "without {dropped}: {count}")
_MORE_ACTIONS = Words("ほかに {count} 件のアクション", "{count} more actions")
_SEVERITY = Words("重大度 {severity}", "{severity}")
_LESSON = Words("教訓", "Lesson")
_ACTION = Words("アクション", "Action")
