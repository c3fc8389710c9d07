"""The severities in charts: their names, colours and shapes."""

from kyokun.model.terms import Severity
from kyokun.model.vocabulary import SEVERITIES
from kyokun.pages.context import SEVERITY_SHAPES
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.scales import Scale
from kyokun.trends.figures import UNKNOWN, Dimension
from kyokun.trends.population import Fact

_COLOURS = (
    "--kyokun-chart-critical",
    "--kyokun-chart-high",
    "--kyokun-chart-medium",
    "--kyokun-chart-low",
    "--kyokun-chart-unknown",
)
ORDER = (*(severity.value for severity in Severity), UNKNOWN)
"""The worst first, and last those that say none."""
GLYPHS = (*(SEVERITY_SHAPES[severity] for severity in Severity), "?")
ON = ("#fff", "#1d1d1d", "#1d1d1d", "#1d1d1d", "#1d1d1d")
"""What can be read on the colours of severities, in both themes."""


def place(fact: Fact) -> int:
    """That of an incident's severity in ``ORDER``."""
    return ORDER.index(fact.facets[Dimension.SEVERITY][0])


def severity_scale(material: Material, *, with_shape: bool = True) -> Scale:
    """The severities, the worst first, and a last name for those that say none."""
    names = tuple(severity_name(material, name, with_shape=with_shape) for name in ORDER)
    return Scale("", names, _COLOURS)


def severity_name(material: Material, value: str, *, with_shape: bool = True) -> str:
    """A severity as the charts name it; without its shape where the marks have that themselves."""
    if value == UNKNOWN:
        return material.words("unknown")
    severity = Severity(value)
    label = SEVERITIES.label(severity, material.language)
    return f"{SEVERITY_SHAPES[severity]} {label}" if with_shape else label
