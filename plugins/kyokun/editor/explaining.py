"""What is said of the thing at a place: an id, a link, a front-matter key, a code in a suppression."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kyokun.editor.key_help import key_help, own_key_help
from kyokun.editor.markup import escaped
from kyokun.editor.mentions import link_at, mention_at
from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.knowledge.lookup import Found, find
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.language import Language, Words
from kyokun.model.moment import Moment, Precision
from kyokun.model.vocabulary import SEVERITIES, STATUSES, TYPES
from kyokun.reading.document import Document
from kyokun.reporters import plain_words as words
from kyokun.reporters.actions_plain import state_words
from kyokun.reporters.rule_words import LEVEL_SENTENCES, NOT_SUPPRESSIBLE
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Rule
from kyokun.rules.suppressing import is_suppressible, suppressions
from kyokun.text.front_matter import split
from kyokun.text.span import Span

_KEY = re.compile(r"(?P<key>[\w-]+):")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|\Z)|\Z)", re.DOTALL)
_WHEN = Words("発生", "When")
_NOWHERE = Words("見つかりません", "not found")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Markdown about a stretch of a document."""

    markdown: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is spoken to: in which language, and on which day (None: what is overdue is not said)."""

    language: Language
    today: date | None


def explain(knowledge: Knowledge, document: Document, offset: int, reader: Reader) -> Explanation | None:
    """What is known of the thing at an offset; None when nothing is."""
    return (
        _suppression(document, offset, reader)
        or _key(knowledge, document, offset, reader)
        or _link(knowledge, document, offset, reader)
        or _id(knowledge, document, offset, reader)
    )


def _id(knowledge: Knowledge, document: Document, offset: int, reader: Reader) -> Explanation | None:
    mention = mention_at(document.text, offset, knowledge.options)
    if mention is None:
        return None
    found = find(knowledge, mention.id)
    if found is None:
        return Explanation(f"{escaped(mention.id)}: {_NOWHERE.in_(reader.language)}", mention.span)
    return Explanation(_told(knowledge, found, reader), mention.span)


def _link(knowledge: Knowledge, document: Document, offset: int, reader: Reader) -> Explanation | None:
    link = link_at(document, offset)
    if link is None:
        return None
    found = next((one for one in knowledge.lessons if one.document.path == link.target.path), None)
    found_incident = next((one for one in knowledge.incidents if one.document.path == link.target.path), None)
    led_to = found or found_incident
    return Explanation(_told(knowledge, led_to, reader), link.span) if led_to else None


def _key(knowledge: Knowledge, document: Document, offset: int, reader: Reader) -> Explanation | None:
    text = document.text
    yaml = split(text).yaml
    if not yaml.start <= offset < yaml.end:
        return None
    line = text.rfind("\n", 0, offset) + 1
    match = _KEY.match(text, line)
    if match is None or not match.start() <= offset < match.end():
        return None
    name = match["key"]
    said = key_help(name, document.location.kind, reader.language)
    if said is None and name in knowledge.options.extra_keys:
        said = f"**{escaped(name)}**: {own_key_help(reader.language)}"
    return Explanation(said, Span(match.start("key"), match.end("key"))) if said else None


def _suppression(document: Document, offset: int, reader: Reader) -> Explanation | None:
    for comment in suppressions(document):
        if comment.span.start <= offset < comment.span.end:
            for match in _CODE.finditer(document.text, comment.span.start, comment.span.end):
                rule = _rule(match.group()) if match.start() <= offset <= match.end() else None
                if rule is not None:
                    return Explanation(_rule_told(rule, reader.language), Span(match.start(), match.end()))
    return None


def _rule(named: str) -> Rule | None:
    return next((rule for rule in all_rules() if named in (rule.code, rule.slug)), None)


def _rule_told(rule: Rule, language: Language) -> str:
    lines = [
        f"**{rule.code}** {escaped(rule.slug)}: {escaped(rule.title.in_(language))}",
        "",
        escaped(rule.reason.in_(language)),
        "",
        escaped(LEVEL_SENTENCES[rule.weight].in_(language)),
    ]
    if not is_suppressible(rule):
        lines += ["", NOT_SUPPRESSIBLE.in_(language)]
    return "\n".join(lines)


def _told(knowledge: Knowledge, found: Found, reader: Reader) -> str:
    match found:
        case Incident():
            return _incident(knowledge, found, reader)
        case OwnedAction():
            return _action(found, reader)
        case LessonPage():
            return _lesson(knowledge, found, reader)


def _incident(knowledge: Knowledge, incident: Incident, reader: Reader) -> str:
    language = reader.language
    postmortem = knowledge.in_language(incident, language).postmortem
    unknown = words.UNKNOWN.in_(language)
    when = postmortem.happened_at
    facts = [
        (words.TYPE, TYPES.label(postmortem.type, language)),
        (words.SEVERITY, SEVERITIES.label(postmortem.severity, language) if postmortem.severity else unknown),
        (words.STATUS, STATUSES.label(postmortem.status, language) if postmortem.status else unknown),
        (_WHEN, _shown(when, knowledge) if isinstance(when, Moment) else unknown),
    ]
    first = _SENTENCE.match(postmortem.summary.strip())
    return "\n".join(
        (
            f"**{escaped(incident.postmortem.id or '-')}** {escaped(postmortem.title)}",
            "",
            *_facts(facts, language),
            *(("", escaped(first.group())) if first else ()),
        )
    )


def _shown(when: Moment, knowledge: Knowledge) -> str:
    if when.precision is Precision.DAY:
        return when.at.date().isoformat()  # a day has no zone to be moved to
    try:
        return when.at.astimezone(knowledge.options.zone).strftime("%Y-%m-%d %H:%M %Z")
    except (OverflowError, ValueError):  # at the calendar's edge
        return when.iso()


def _action(owned: OwnedAction, reader: Reader) -> str:
    language, action = reader.language, owned.action
    unknown = words.UNKNOWN.in_(language)
    due = action.due.on.isoformat() if action.due and action.due.on else unknown
    state = state_words(action, reader.today or date.min, language)
    facts = [
        (ACTION_FIELDS.labels[ActionField.OWNER], action.owner or unknown),
        (ACTION_FIELDS.labels[ActionField.DUE], due),
        (ACTION_FIELDS.labels[ActionField.STATE], state),
    ]
    postmortem = owned.incident.postmortem
    return "\n".join(
        (
            f"**{escaped(owned.id or '-')}** {escaped(action.title)}",
            "",
            *_facts(facts, language),
            "",
            escaped(f"{postmortem.id or '-'} {postmortem.title}"),
        )
    )


def _lesson(knowledge: Knowledge, page: LessonPage, reader: Reader) -> str:
    lesson = page.lesson
    taught = [incident.postmortem.id or "-" for incident, _ in knowledge.evidence(lesson.id)]
    lines = [f"**{escaped(lesson.title or lesson.id)}**", ""]
    if lesson.summary:
        lines += [escaped(lesson.summary), ""]
    facts = [(words.TAUGHT_BY, ", ".join(taught) or words.UNKNOWN.in_(reader.language))] if taught else []
    return "\n".join((*lines, *_facts(facts, reader.language))).rstrip()


def _facts(facts: list[tuple[Words, str]], language: Language) -> Iterator[str]:
    for label, value in facts:
        yield f"- {label.in_(language)}: {escaped(value)}"
