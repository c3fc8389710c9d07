"""The base's policy: the options of the plugin `kyokun` in ``mkdocs.yml``, the same for the command and the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, tzinfo
from difflib import get_close_matches
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from kyokun.model.language import Language
from kyokun.model.terms import DocumentType, Priority, SectionKind, Severity, Status
from kyokun.text.patterns import lazy_pattern

_ALWAYS = "always"
_ID_PREFIX = lazy_pattern(r"[A-Za-z][A-Za-z0-9_]*")


class Drafts(StrEnum):
    """What the site does with drafts."""

    BANNER = "banner"
    """Published, under a banner that lists what is missing."""
    OMIT = "omit"
    """Left out."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the base's own in both languages, for ``kyokun similar``."""

    name: str
    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class BadOption(Exception):
    """An option that cannot be used; its text says which, and what to write instead."""


def _guide_sections() -> dict[DocumentType, dict[str, tuple[SectionKind, ...]]]:
    """What the guide asks of each document; see the site's guide, "How to write one here"."""
    return {
        DocumentType.POSTMORTEM: {
            _ALWAYS: (
                SectionKind.SUMMARY,
                SectionKind.TIMELINE,
                SectionKind.ROOT_CAUSE_ANALYSIS,
                SectionKind.IMPACT,
                SectionKind.ACTION_ITEMS,
                SectionKind.LESSONS,
            ),
            Severity.CRITICAL: (SectionKind.PARTICIPANTS, SectionKind.FOLLOW_UP),
            Severity.HIGH: (SectionKind.PARTICIPANTS, SectionKind.FOLLOW_UP),
            Status.CLOSED: (SectionKind.FOLLOW_UP,),
        },
        DocumentType.RECORD: {_ALWAYS: (SectionKind.SUMMARY,)},
        DocumentType.NEAR_MISS: {_ALWAYS: (SectionKind.SUMMARY, SectionKind.PREVENTION)},
    }


def _guide_due_days() -> dict[Priority, int]:
    """P0 at once, P1 within a week, P2 a month, P3 three months: the guide, "Prioritising"."""
    return {Priority.P0: 1, Priority.P1: 7, Priority.P2: 31, Priority.P3: 92}


def _guide_deadlines() -> dict[str, int]:
    """Drafted within 24 hours of resolution, held within 72, published within a week: the guide, "When"."""
    return {"drafted": 24, "held": 72, "published": 168}


@dataclass(frozen=True, slots=True)
class Options:
    """The policy, with the guide's own as default."""

    lang: Language = Language.JA
    """The language of generated pages and messages, and of documents that name none."""
    timezone: str = "Asia/Tokyo"
    """The zone (IANA name) of times without an offset, and of the site's pages."""
    id_prefix: str = "PM"
    """What an id begins with: ``PM`` for ``PM-042``."""
    drafts: Drafts = Drafts.BANNER
    """What the site does with drafts."""
    required_sections: Mapping[DocumentType, Mapping[str, tuple[SectionKind, ...]]] = field(
        default_factory=_guide_sections
    )
    """By type: the sections ``always`` required, and those that a severity or status adds."""
    extra_keys: tuple[str, ...] = ()
    """Front-matter keys of the base's own."""
    taxonomy: tuple[str, ...] = ()
    """The causes (``category/tag``) that the base has agreed on; empty means any."""
    due_days: Mapping[Priority, int] = field(default_factory=_guide_due_days)
    """Days from the meeting (else from resolution) within which an action of a priority is due."""
    quiet_minutes: int = 60
    """How long nothing may happen in a timeline without being asked about."""
    least_participants: int = 3
    """How many people a review meeting needs."""
    deadline_hours: Mapping[str, int] = field(default_factory=_guide_deadlines)
    """Hours from resolution to the first draft, the meeting and publication."""
    internal_hosts: tuple[str, ...] = ()
    """Hosts (``*.corp.example.com``) that text meant for the public must not name."""
    select: tuple[str, ...] = ()
    """The rules to ask, as ``rules.naming`` reads their names; empty means all."""
    ignore: tuple[str, ...] = ()
    """The rules not to report."""
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a pattern of paths (see ``text.globs``): the rules not to report there."""
    baseline: str | None = None
    """The file of old findings that are not reported, from the base's folder."""
    glossary: tuple[Term, ...] = ()
    """Words of the base's own by which an incident finds its like in the other language."""
    now: datetime | None = None
    """The time to build for; None means SOURCE_DATE_EPOCH, else the clock."""

    @property
    def zone(self) -> tzinfo:
        """The base's time zone."""
        return ZoneInfo(self.timezone)

    def sections_for(
        self, type_: DocumentType, severity: Severity | None, status: Status | None
    ) -> tuple[SectionKind, ...]:
        """The sections a document of this type, severity and status must have, in the order of ``SectionKind``."""
        by_condition = self.required_sections.get(type_, {})
        wanted = set(by_condition.get(_ALWAYS, ()))
        for condition in (severity, status):
            if condition is not None:
                wanted |= set(by_condition.get(condition.value, ()))
        return tuple(kind for kind in SectionKind if kind in wanted)


def read_options(written: Mapping[str, Any] | None) -> Options:
    """Options from what ``mkdocs.yml`` says.

    Raises:
        BadOption: an unknown option or a value it cannot have.
    """
    known = {option.name for option in fields(Options)}
    values: dict[str, Any] = {}
    for name, value in (written or {}).items():
        if name not in known:
            close = get_close_matches(str(name), known, n=1)
            hint = (
                f"; did you mean `{close[0]}`?" if close else f"; known options: {', '.join(sorted(known))}"
            )
            raise BadOption(f"unknown option `{name}`{hint}")
        if value is not None:
            values[str(name)] = _READERS[str(name)](str(name), value)
    return Options(**values)


def _choice(choices: type[StrEnum]) -> Any:
    def read(name: str, value: Any) -> StrEnum:
        try:
            return choices(value)
        except ValueError:
            allowed = ", ".join(choice.value for choice in choices)
            raise BadOption(f"option `{name}`: {value!r} is not one of {allowed}") from None

    return read


def _timezone(name: str, value: Any) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError, ValueError, TypeError):
        raise BadOption(
            f"option `{name}`: no such time zone {value!r}; write an IANA name such as Asia/Tokyo"
        ) from None
    return str(value)


def _id_prefix(name: str, value: Any) -> str:
    if not isinstance(value, str) or not _ID_PREFIX.fullmatch(value):
        raise BadOption(f"option `{name}`: {value!r} is not letters and digits; write for example PM")
    return value


def _names(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadOption(f"option `{name}`: write a list of names")
    return tuple(value)


def _rule_names(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadOption(f"option `{name}`: write a list of rules, such as [KY501, lessons, KY8]")
    return tuple(value)


def _per_path(name: str, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise BadOption(
            f'option `{name}`: write a mapping from paths to rules, such as "postmortems/2019/**": [KY5]'
        )
    read: dict[str, tuple[str, ...]] = {}
    for pattern, names in value.items():
        if not isinstance(pattern, str) or not pattern or pattern.startswith(("/", "../")):
            raise BadOption(
                f"option `{name}`: {pattern!r} is no path from the folder of mkdocs.yml, such as postmortems/2019/**"
            )
        read[pattern] = _rule_names(f"{name}.{pattern}", names)
    return read


def _file(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadOption(f"option `{name}`: write a file's name, such as kyokun-baseline.txt")
    return value


def _required_sections(name: str, value: Any) -> dict[DocumentType, dict[str, tuple[SectionKind, ...]]]:
    if not isinstance(value, dict):
        raise BadOption(f"option `{name}`: write a mapping from type to conditions, see the guide")
    read = _guide_sections()
    conditions = [_ALWAYS, *(severity.value for severity in Severity), *(status.value for status in Status)]
    for type_name, by_condition in value.items():
        type_ = _choice(DocumentType)(name, type_name)
        if not isinstance(by_condition, dict):
            raise BadOption(f"option `{name}.{type_name}`: write a mapping from condition to sections")
        chosen: dict[str, tuple[SectionKind, ...]] = {}
        for condition, sections in by_condition.items():
            if condition not in conditions:
                raise BadOption(
                    f"option `{name}.{type_name}`: {condition!r} is not one of {', '.join(conditions)}"
                )
            place = f"{name}.{type_name}.{condition}"
            chosen[condition] = tuple(
                _choice(SectionKind)(place, section) for section in _names(place, sections)
            )
        read[type_] = chosen
    return read


def _whole(name: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadOption(f"option `{name}`: {value!r} is not a whole number")
    return value


def _due_days(name: str, value: Any) -> dict[Priority, int]:
    if not isinstance(value, dict):
        raise BadOption(f"option `{name}`: write a mapping such as P1: 7")
    priority = _choice(Priority)
    return _guide_due_days() | {
        priority(name, key): _whole(f"{name}.{key}", days) for key, days in value.items()
    }


def _deadline_hours(name: str, value: Any) -> dict[str, int]:
    known = _guide_deadlines()
    if not isinstance(value, dict) or not set(value) <= set(known):
        raise BadOption(f"option `{name}`: write a mapping with hours for {', '.join(known)}")
    return known | {key: _whole(f"{name}.{key}", hours) for key, hours in value.items()}


def _glossary(name: str, value: Any) -> tuple[Term, ...]:
    if not isinstance(value, dict):
        raise BadOption(
            f"option `{name}`: write a mapping such as meter-reading: {{ja: [検針], en: [meter reading]}}"
        )
    terms = []
    for term, spellings in value.items():
        place = f"{name}.{term}"
        if not isinstance(spellings, dict) or not spellings or not set(spellings) <= {"ja", "en"}:
            raise BadOption(f"option `{place}`: write spellings as ja: [...] and en: [...]")
        read = {language: _names(f"{place}.{language}", words) for language, words in spellings.items()}
        if not all(word.strip() for words in read.values() for word in words) or not any(read.values()):
            raise BadOption(f"option `{place}`: a spelling is empty")
        terms.append(Term(str(term), **read))
    return tuple(terms)


def _now(name: str, value: Any) -> datetime:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise BadOption(f"option `{name}`: write a time with its offset, such as 2025-01-31T09:00+09:00")
    return value


_READERS = {
    "lang": _choice(Language),
    "timezone": _timezone,
    "id_prefix": _id_prefix,
    "drafts": _choice(Drafts),
    "required_sections": _required_sections,
    "extra_keys": _names,
    "taxonomy": _names,
    "due_days": _due_days,
    "quiet_minutes": _whole,
    "least_participants": _whole,
    "deadline_hours": _deadline_hours,
    "internal_hosts": _names,
    "select": _rule_names,
    "ignore": _rule_names,
    "per_path_ignores": _per_path,
    "baseline": _file,
    "glossary": _glossary,
    "now": _now,
}
