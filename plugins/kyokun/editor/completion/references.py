"""Completion of what stands anywhere in a text: ids, links to lessons, people, codes in a suppression."""

import re
from collections.abc import Iterator

from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.candidate import Candidate, CandidateKind, Completion, completion
from kyokun.editor.links import link_text, relative_link
from kyokun.editor.stock import NamedLesson
from kyokun.editor.words import used
from kyokun.rules.catalogue import all_rules
from kyokun.rules.suppressing import is_suppressible
from kyokun.text.span import Span

_DESTINATION = re.compile(r"\]\(\s*<?(?P<typed>[^()\s<>]*)\Z")
_HANDLE = re.compile(r"(?<![\w.@/-])@(?P<typed>[\w-]*)\Z")
_CODES = re.compile(r"<!--\s*kyokun-ignore\s+(?:[\w-]+[\s,]+)*(?P<typed>[\w-]*)\Z")
_WORD = re.compile(r"[\w-]*")
_PATH = re.compile(r"[^\s()<>]*")


def complete_reference(asked: Asked) -> Completion | None:
    """What can be referred to at the place asked about."""
    before = asked.before
    destination = _DESTINATION.search(before)
    if destination:
        typed = destination["typed"]
        more = _PATH.match(asked.after) if ")" in asked.after else None
        replaced = asked.typed(len(typed), len(more.group()) if more else 0)
        return completion(replaced, typed, _destinations(asked))
    codes = _CODES.search(before)
    if codes:
        return completion(_word(asked, codes["typed"]), codes["typed"], _rules(asked))
    handle = _HANDLE.search(before)
    if handle:
        return completion(_word(asked, f"@{handle['typed']}"), handle["typed"], people(asked))
    return _ids(asked)


def people(asked: Asked) -> Iterator[Candidate]:
    """The handles of the base's people."""
    for person, count in asked.stock.people.items():
        said = used(count).in_(asked.language)
        yield Candidate(person, CandidateKind.PERSON, person, said, typed_as=person)


def lesson_links(asked: Asked) -> Iterator[Candidate]:
    """Whole links to lessons, ``[title](path)``."""
    for lesson in _lessons(asked):
        path = relative_link(asked.document.path, lesson.path)
        yield Candidate(
            lesson.title or lesson.id,
            CandidateKind.LESSON,
            f"[{link_text(lesson.title or lesson.id)}]({path})",
            lesson.id,
            typed_as=f"[{lesson.title} {lesson.id}",
        )


def _destinations(asked: Asked) -> Iterator[Candidate]:
    for lesson in _lessons(asked):
        path = relative_link(asked.document.path, lesson.path)
        yield Candidate(path, CandidateKind.LESSON, path, lesson.title, typed_as=f"{path} {lesson.title}")
    for incident in asked.stock.incidents:
        if incident.path != asked.document.path:
            path = relative_link(asked.document.path, incident.path)
            shown = f"{incident.id} {incident.title}"
            yield Candidate(path, CandidateKind.INCIDENT, path, shown, typed_as=f"{path} {shown}")


def _lessons(asked: Asked) -> list[NamedLesson]:
    """The lessons in the document's language first."""
    others = (lesson for lesson in asked.stock.lessons if lesson.path != asked.document.path)
    return sorted(others, key=lambda lesson: (lesson.lang is not asked.lang, lesson.id))


def _rules(asked: Asked) -> Iterator[Candidate]:
    for rule in all_rules():
        if is_suppressible(rule):
            title = rule.title.in_(asked.language)
            said = f"{rule.slug}: {title}"
            yield Candidate(
                rule.code, CandidateKind.RULE, rule.code, said, typed_as=f"{rule.code} {rule.slug}"
            )


def _ids(asked: Asked) -> Completion | None:
    prefix = re.escape(asked.options.id_prefix)
    pattern = rf"(?<![\w/.-]){prefix}(?:-(?P<number>\d*)(?P<action>-\d*)?)?\Z"
    match = re.search(pattern, asked.before, re.IGNORECASE | re.ASCII)
    if match is None:
        return None
    typed = match.group()
    return completion(
        _word(asked, typed), typed, _actions(asked, typed) if match["action"] else _incidents(asked)
    )


def _incidents(asked: Asked) -> Iterator[Candidate]:
    for incident in asked.stock.incidents:
        named = f"{incident.id} {incident.title}"
        yield Candidate(incident.id, CandidateKind.INCIDENT, incident.id, incident.title, typed_as=named)


def _actions(asked: Asked, typed: str) -> Iterator[Candidate]:
    wanted = typed.rpartition("-")[0].casefold()
    for incident in asked.stock.incidents:
        if incident.id.casefold() == wanted:
            for action in incident.actions:
                named = f"{action.id} {action.title}"
                yield Candidate(action.id, CandidateKind.ACTION, action.id, action.title, typed_as=named)


def _word(asked: Asked, typed: str) -> Span:
    more = _WORD.match(asked.after)
    return asked.typed(len(typed), len(more.group()) if more else 0)
