"""What the pages of trends are made from: the base measured once by months, once by quarters and once by years."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kyokun.knowledge.knowledge import Incident
from kyokun.model.language import Language, Words
from kyokun.pages.context import SiteContext
from kyokun.pages.wording import Wording, wording
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Fact
from kyokun.trends.trends import Measured, Query, Trends, measured, told


@dataclass(frozen=True)
class Material:
    """The figures of a site, and the words they are told in."""

    site: SiteContext
    query: Query = field(default_factory=Query)
    """What of it is told: its selection, and from when to when. Its periods are those of each question."""
    given: Mapping[Granularity, Measured] = field(default_factory=dict)
    """What was measured already, if anything was."""

    @property
    def language(self) -> Language:
        """That of the pages."""
        return self.site.language

    @cached_property
    def words(self) -> Wording:
        """The catalogue of that language."""
        return wording(self.language)

    @cached_property
    def measured(self) -> Mapping[Granularity, Measured]:
        """The base by months, quarters and years."""
        return self.given or {
            by: measured(self.site.knowledge, self.query.selection, by, self.site.today)
            for by in (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
        }

    @cached_property
    def trends(self) -> Mapping[Granularity, Trends]:
        """The periods asked for, of each kind that is drawn."""
        return {
            by: told(base, replace(self.query, by=by))
            for by, base in self.measured.items()
            if by is not Granularity.YEAR
        }

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every incident that counts, by the id that figures know it by."""
        return {fact.id: fact for fact in self.measured[Granularity.QUARTER].people.every}

    def incident(self, id_: str) -> Incident | None:
        """The incident behind an id of a figure; None for an action or a service of a lesson."""
        fact = self.facts.get(id_)
        return fact.incident if fact is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self.measured[Granularity.QUARTER].people.first_day is None

    def say(self, words: Words) -> str:
        """Words in the pages' language."""
        return words.in_(self.language)
