"""Front-matter values that reading understands, though they are not written as the format advises."""

from collections.abc import Iterator
from datetime import tzinfo

from kyokun.model.front_matter import DATA_LOSS_CHOICES, ROLLOUT_CHOICES, Form, Key
from kyokun.model.moment import Absent, Moment, Precision
from kyokun.model.terms import CauseCategory
from kyokun.reading.problems import Spelling
from kyokun.reading.times import has_offset, parse_time
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlScalar
from kyokun.text.yaml_quoting import quoted

_USUAL_TIME = lazy_pattern(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[Tt ](?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_COMMA = lazy_pattern(r"\s*[,、，]\s*")
_WORD = lazy_pattern(r"[\w.+/-]+")
_TIMESPECS = {Precision.HOUR: "hours", Precision.MINUTE: "minutes", Precision.SECOND: "seconds"}


def spellings(node: YamlMap, keys: tuple[Key, ...], zone: tzinfo) -> tuple[Spelling, ...]:
    """The values that are usually written in another way, in the order of writing."""
    known = {key.name: key for key in keys}
    return tuple(
        found
        for entry in node.entries
        if entry.key.text in known
        for found in _of_key(known[entry.key.text], entry.value, zone)
    )


def _of_key(key: Key, node: YamlNode, zone: tzinfo) -> Iterator[Spelling]:
    match key.form:
        case Form.CHOICE:
            yield from _choice(key, key.name, node, key.choices)
        case Form.TIME:
            yield from _time(key, node, zone)
        case Form.TEXTS:
            yield from _list_in_one(key, node)
        case Form.CAUSES:
            for item in node.items if isinstance(node, YamlList) else (node,):
                yield from _cause(key, item)
        case Form.IMPACT | Form.ROLLOUT if isinstance(node, YamlMap):
            for entry in node.entries:
                choices = DATA_LOSS_CHOICES if entry.key.text == "data_loss" else ()
                choices = ROLLOUT_CHOICES if key.form is Form.ROLLOUT else choices
                yield from _choice(key, f"{key.name}.{entry.key.text}", entry.value, choices)
        case _:
            pass


def _choice(key: Key, name: str, node: YamlNode, choices: tuple[str, ...]) -> Iterator[Spelling]:
    if isinstance(node, YamlScalar) and node.text not in choices and fold(node.text) in choices:
        yield Spelling(key, name, node.text, fold(node.text), node.span)


def _time(key: Key, node: YamlNode, zone: tzinfo) -> Iterator[Spelling]:
    if not isinstance(node, YamlScalar) or _USUAL_TIME.fullmatch(node.text) or node.text in tuple(Absent):
        return
    when = None if node.is_null else parse_time(node.text, zone)
    if isinstance(when, Absent):
        yield Spelling(key, key.name, node.text, when.value, node.span)
    elif isinstance(when, Moment):
        usual = _iso(when, with_offset=has_offset(node.text))
        if usual != node.text and parse_time(usual, zone) == when:
            yield Spelling(key, key.name, node.text, usual, node.span)


def _iso(moment: Moment, *, with_offset: bool) -> str:
    if moment.precision is Precision.DAY:
        return moment.at.date().isoformat()
    at = moment.at if with_offset else moment.at.replace(tzinfo=None)
    return at.isoformat(timespec=_TIMESPECS[moment.precision])


def _list_in_one(key: Key, node: YamlNode) -> Iterator[Spelling]:
    """``services: api, web``: YAML takes it for one word."""
    if isinstance(node, YamlScalar) and "\n" not in node.text:
        words = _COMMA.split(node.text.strip())
        if len(words) > 1 and all(map(_WORD.fullmatch, words)):
            listed = f"[{', '.join(map(quoted, words))}]"
            yield Spelling(key, key.name, node.text, listed, node.span, is_list=True)


def _cause(key: Key, node: YamlNode) -> Iterator[Spelling]:
    if isinstance(node, YamlScalar):
        category, slash, tag = node.text.partition("/")
        folded = fold(category)
        if slash and category != folded and folded in tuple(CauseCategory) and _WORD.fullmatch(tag):
            yield Spelling(key, key.name, node.text, f"{folded}/{tag}", node.span)
