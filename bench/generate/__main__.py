"""``python -m bench.generate DIR [--documents N] [--seed S]``: write a base of that many postmortems, and its lessons.

The same arguments write the same bytes: half the documents Japanese, half English, about 5 kB each, ten years of incidents of
twenty causes, records, near misses, recurrences and translations among them. A few actions have no owner.
"""

import argparse
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from bench.generate.document import Incident, Writer, identity
from bench.generate.scenarios import SCENARIOS, SERVICES, Scenario
from kyokun.model.language import Language

CONFIGURATION = """\
site_name: Generated postmortems
theme: {name: material, font: false}
plugins:
  - kyokun:
      lang: ja
      timezone: Asia/Tokyo
      now: 2025-12-31T12:00+09:00
      due_days: {P0: 7}
"""
JST = timezone(timedelta(hours=9))
FIRST = datetime(2016, 1, 3, 9, 0, tzinfo=JST)
YEARS = timedelta(days=3640)


def incidents(count: int, seed: int) -> list[Incident]:
    """What happened, oldest first."""
    random = Random(seed)  # noqa: S311 - a benchmark's data
    times = sorted(random.random() for _ in range(count))
    found: list[Incident] = []
    last: dict[Scenario, int] = {}
    for number, share in enumerate(times, start=1):
        before = found[-1] if found else None
        if before is not None and before.translation_of is None and random.random() < 0.04:
            other = Language.EN if before.lang is Language.JA else Language.JA
            found.append(
                Incident(
                    number,
                    before.scenario,
                    before.started,
                    before.type_,
                    before.status,
                    other,
                    before.seed,
                    None,
                    before.number,
                )
            )
            continue
        scenario = random.choice(SCENARIOS)
        started = FIRST + timedelta(minutes=int(share * YEARS.total_seconds() // 60))
        type_ = random.choices(("postmortem", "record", "near-miss"), (85, 10, 5))[0]
        status = random.choices(("closed", "published", "review", "draft"), (60, 36, 2, 2))[0]
        again = last.get(scenario) if random.random() < 0.08 else None
        lang = random.choice(tuple(Language))
        found.append(Incident(number, scenario, started, type_, status, lang, random.randrange(2**32), again))
        last[scenario] = number
    return found


def lesson(scenario: Scenario) -> str:
    """The lesson that a scenario's incidents lead to."""
    slug = scenario.lesson.rpartition("/")[2]
    rollout = "\n".join(
        f"  {service}: {('applied', 'pending', 'not-applicable')[index % 3]}"
        for index, service in enumerate(SERVICES[:6])
    )
    return (
        f"---\ntitle: {slug}\nsummary: {scenario.gap.ja}。だから仕組みで防ぐ。\ntags: [{slug}]\nservices: [api]\n"
        f'owner: "@alice"\nlang: ja\nrollout:\n{rollout}\n---\n\n# {slug}\n\n## 教訓\n\n{scenario.gap.ja}という不備は、人の注意では防げない。\n\n'
        f"## 背景\n\n{scenario.mechanism.ja.format(service='api')}ことが繰り返された。\n\n## 実践\n\n1. 仕組みで防ぐ\n2. 訓練する\n\n"
        f"## 検知\n\n- `{scenario.errors[0]}` を監視する\n\n## チェックリスト\n\n- [ ] 変更の前に確かめた\n"
    )


def write(folder: Path, count: int, seed: int) -> None:
    """Write the base into a folder that may exist."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for scenario in SCENARIOS:
        page = folder / "lessons" / f"{scenario.lesson}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(lesson(scenario), encoding="utf-8")
    for incident in incidents(count, seed):
        year = folder / "postmortems" / str(incident.started.year)
        year.mkdir(parents=True, exist_ok=True)
        name = f"{identity(incident.number)}-{incident.scenario.cause.rpartition('/')[2]}.md"
        (year / name).write_text(Writer(incident).markdown(), encoding="utf-8")


def main() -> None:
    """Write a base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, given.documents, given.seed)


if __name__ == "__main__":
    main()
