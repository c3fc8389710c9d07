"""What the script in the browser needs to make a chart's data of a reader's selection."""

import math

from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Row
from kyokun.pages.trends.scales import Scale
from kyokun.reporters.trends_words import ABSENCES
from kyokun.trends.figures import Absence
from kyokun.trends.trends import Trends


def period_names(trends: Trends) -> tuple[str, ...]:
    """The periods of a chart."""
    return tuple(period.name for period in trends.periods)


def percent(share: float) -> str:
    """A share in whole percent; a half is rounded up, as the browser does."""
    return f"{math.floor(share * 100 + 0.5)}%"


def meta(material: Material, trends: Trends, scale: Scale) -> Row:
    """Its periods and names, and what it says where there is no value."""
    return {
        "by": trends.query.by.value,
        "periods": list(period_names(trends)),
        "kinds": list(scale.names),
        "first": trends.first_day.isoformat() if trends.first_day else None,
        "said": {
            "none": material.say(ABSENCES[Absence.NONE]),
            "few": material.say(ABSENCES[Absence.TOO_FEW]),
            "before": material.say(ABSENCES[Absence.BEFORE_RECORDS]),
        },
    }
