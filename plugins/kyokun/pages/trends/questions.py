"""The questions, in the order of their pages."""

from functools import partial

from kyokun.pages.trends.charts.actions import actions_chart
from kyokun.pages.trends.charts.durations import dots_chart
from kyokun.pages.trends.charts.fields import completeness_chart, week_chart
from kyokun.pages.trends.charts.incidents import incidents_chart
from kyokun.pages.trends.charts.lessons import lessons_chart
from kyokun.pages.trends.charts.shares import detection_chart, phases_chart, shares_chart
from kyokun.pages.trends.question import Question, Told
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Statistic
from kyokun.trends.periods import Granularity

_TIMES = tuple(definitions.DURATIONS[name] for name in ("detect", "acknowledge", "mitigate", "resolve"))

QUESTIONS = (
    Question(
        "incidents",
        Granularity.MONTH,
        (
            Told(definitions.INCIDENTS, Statistic.COUNT),
            Told(definitions.NEAR_MISSES, Statistic.COUNT),
        ),
        tuple(
            Told(definitions.INCIDENTS, Statistic.COUNT, dimension)
            for dimension in (
                Dimension.SEVERITY,
                Dimension.TYPE,
                Dimension.SERVICE,
                Dimension.CAUSE_CATEGORY,
                Dimension.CAUSE,
                Dimension.TAG,
            )
        ),
        incidents_chart,
    ),
    Question(
        "response",
        Granularity.QUARTER,
        tuple(Told(metric, Statistic.MEDIAN) for metric in definitions.DURATIONS.values()),
        (
            *(Told(metric, Statistic.P90) for metric in definitions.DURATIONS.values()),
            Told(definitions.IMPACT_DURATION, Statistic.MEDIAN, Dimension.IMPACT),
        ),
        partial(dots_chart, metrics=_TIMES),
    ),
    Question(
        "phases",
        Granularity.QUARTER,
        (Told(definitions.PHASE_SHARE, Statistic.MEAN, Dimension.PHASE),),
        (),
        phases_chart,
    ),
    Question(
        "detection",
        Granularity.QUARTER,
        (Told(definitions.DETECTION_SOURCE, Statistic.SHARE, Dimension.DETECTED_BY),),
        (),
        detection_chart,
    ),
    Question(
        "publishing",
        Granularity.QUARTER,
        (
            Told(definitions.PUBLISH_LAG, Statistic.MEDIAN),
            Told(definitions.PUBLISHED_WITHIN, Statistic.SHARE, Dimension.WITHIN),
        ),
        (Told(definitions.PUBLISH_LAG, Statistic.P90),),
        partial(dots_chart, metrics=(definitions.PUBLISH_LAG,)),
    ),
    Question(
        "actions",
        Granularity.MONTH,
        (
            Told(definitions.ACTIONS_OPENED, Statistic.COUNT),
            Told(definitions.ACTIONS_CLOSED, Statistic.COUNT),
            Told(definitions.BACKLOG, Statistic.COUNT),
            Told(definitions.ACTIONS_WONT_DO, Statistic.COUNT),
            Told(definitions.ACTION_AGE, Statistic.MEDIAN),
            Told(definitions.ACTION_AGE, Statistic.OLDEST),
        ),
        tuple(
            Told(metric, Statistic.COUNT, dimension)
            for metric in (definitions.ACTIONS_OPENED, definitions.ACTIONS_CLOSED)
            for dimension in (Dimension.PRIORITY, Dimension.KIND)
        ),
        actions_chart,
    ),
    Question(
        "on-time",
        Granularity.QUARTER,
        (Told(definitions.ACTION_COMPLETION, Statistic.SHARE),),
        tuple(
            Told(definitions.ACTION_COMPLETION, Statistic.SHARE, dimension)
            for dimension in (Dimension.PRIORITY, Dimension.KIND)
        ),
        partial(shares_chart, metrics=(definitions.ACTION_COMPLETION,)),
    ),
    Question(
        "recurrence",
        Granularity.QUARTER,
        (
            Told(definitions.RECURRENCE, Statistic.SHARE),
            Told(definitions.RECURRED_WHILE_OPEN, Statistic.SHARE),
        ),
        (),
        partial(shares_chart, metrics=(definitions.RECURRENCE, definitions.RECURRED_WHILE_OPEN)),
    ),
    Question(
        "lessons",
        Granularity.QUARTER,
        (Told(definitions.ROLLOUT_COVERAGE, Statistic.SHARE),),
        (Told(definitions.ROLLOUT_COVERAGE, Statistic.SHARE, Dimension.LESSON),),
        lessons_chart,
    ),
    Question(
        "week",
        Granularity.QUARTER,
        (Told(definitions.WEEKDAY_HOUR, Statistic.COUNT),),
        (Told(definitions.WEEKDAY_HOUR, Statistic.COUNT, Dimension.WEEKDAY_HOUR),),
        week_chart,
    ),
    Question(
        "completeness",
        Granularity.QUARTER,
        (Told(definitions.COMPLETENESS, Statistic.SHARE, Dimension.TIME),),
        (),
        completeness_chart,
    ),
)
