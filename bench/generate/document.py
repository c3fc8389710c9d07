"""One generated postmortem, record or near miss as Markdown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bench.generate.scenarios import PEOPLE, SERVICES, TAGS, TEAMS, Scenario
from kyokun.model.language import Language, Words


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened: enough to write it down in either language."""

    number: int
    scenario: Scenario
    started: datetime
    """With its offset."""
    type_: str
    status: str
    lang: Language
    seed: int
    recurrence_of: int | None = None
    translation_of: int | None = None


def identity(number: int) -> str:
    """``PM-0042``."""
    return f"PM-{number:04d}"


_HEADINGS = {
    "summary": Words("## 📊 サマリー", "## Summary"),
    "timeline": Words("## 📅 タイムライン", "## Timeline"),
    "analysis": Words("## 🔍 根本原因分析", "## Root cause analysis"),
    "impact": Words("## 📈 影響", "## Impact"),
    "actions": Words("## ✅ アクションアイテム", "## Action items"),
    "lessons": Words("## 📚 学び", "## Lessons"),
    "follow-up": Words("## 🔄 フォローアップ", "## Follow-up"),
    "participants": Words("## 👥 参加者", "## Participants"),
    "prevention": Words("## 防げた理由", "## What prevented it"),
}
_FIELDS = {
    "owner": Words("担当", "Owner"),
    "due": Words("期限", "Due"),
    "priority": Words("優先度", "Priority"),
    "kind": Words("種別", "Kind"),
    "state": Words("状態", "State"),
    "done-when": Words("完了条件", "Done when"),
    "cause": Words("原因", "Cause"),
    "lesson": Words("教訓", "Lesson"),
}
_KINDS = {
    "prevent": Words("予防", "prevent"),
    "detect": Words("検出", "detect"),
    "mitigate": Words("緩和", "mitigate"),
    "process": Words("プロセス", "process"),
}
_ROOT_CAUSE = Words("根本原因 1", "Root cause 1")
_FACTOR = Words("寄与因子 1", "Contributing factor 1")
_DETAILS = (
    Words(
        "ダッシュボードの p99 は {a} ミリ秒から {b} ミリ秒へ上がり、`{service}` のエラー率は最大 {c}% になった",
        "p99 on the dashboard rose from {a} ms to {b} ms and the error rate of `{service}` peaked at {c}%",
    ),
    Words(
        "`{host}` のログに `{error}` が 1 分あたり {b} 件出ていた",
        "the log of `{host}` showed `{error}` {b} times a minute",
    ),
    Words(
        "版 {version} の差分に、ほかの変更に紛れた {a} 行の変更があった",
        "the diff of {version} held a change of {a} lines among unrelated ones",
    ),
    Words(
        "チケット {ticket} に、{c} 日前の似た症状の報告が残っていた",
        "ticket {ticket} told of a similar symptom {c} days before",
    ),
    Words(
        "`{other}` は 5 秒の応答待ちで詰まり、問い合わせが {c} 件届いた",
        "`{other}` waited five seconds for each answer, and {c} tickets arrived",
    ),
    Words(
        "手順書の {c} 番の手順は、{a} か月前の構成のままだった",
        "step {c} of the runbook described a set-up from {a} months ago",
    ),
)
_ACTIONS = (
    Words("`{service}` に `{error}` のアラートを追加する", "Alert on `{error}` in `{service}`"),
    Words("{gap_short}を CI で検査する", "Check in CI that {gap_short}"),
    Words(
        "`{service}` の手順書に復旧の手順を加え、訓練する",
        "Add the recovery to the runbook of `{service}` and rehearse it",
    ),
    Words("`{other}` の待ち時間を {a} ミリ秒で打ち切る", "Cut the wait in `{other}` off after {a} ms"),
)
_GAP_SHORT = Words("同じ不備", "the same gap is absent")
_DONE_WHEN = (
    Words(
        "テスト発火で通知が届き、本文に手順書へのリンクがある",
        "a test alert reaches the channel and links to the runbook",
    ),
    Words("不備のある変更をマージできない", "a change with the gap cannot be merged"),
    Words(
        "手順書だけで当番が 15 分以内に復旧できる",
        "someone on call recovers within 15 minutes by the runbook alone",
    ),
    Words(
        "依存先を止めてもエラー率が 1% 未満にとどまる",
        "the error rate stays below 1% with the dependency stopped",
    ),
)
_WHYS = (
    Words("なぜ利用者に影響が出たのか？", "Why were users affected?"),
    Words("なぜそれが起きたのか？", "Why did that happen?"),
    Words("なぜ事前に気づけなかったのか？", "Why was it not noticed before?"),
    Words("なぜ防ぐ仕組みがなかったのか？", "Why did nothing prevent it?"),
)


class Writer:
    """Writes one incident; what it draws at random depends on the incident's seed alone."""

    def __init__(self, incident: Incident) -> None:
        self._incident = incident
        self._random = random = Random(incident.seed)  # noqa: S311 - a benchmark's data
        self._service, self._other = random.sample(SERVICES, 2)
        self._people = random.sample(PEOPLE, 5)
        self._minutes = sorted(random.sample(range(2, 30), 3))
        self._repair = max(self._minutes[-1] + 1, round(random.lognormvariate(4.0, 1.1)))
        self._values = {
            "service": self._service,
            "other": self._other,
            "host": f"{self._service}-{random.randrange(1, 40):02d}.{random.choice(('tyo', 'osa', 'fra'))}",
            "error": random.choice(incident.scenario.errors),
            "version": f"v{random.randrange(1, 9)}.{random.randrange(40)}.{random.randrange(20)}",
            "ticket": f"OPS-{random.randrange(1000, 99999)}",
            "users": random.randrange(50, 60000),
        }

    def markdown(self) -> str:
        """The whole document."""
        kind = self._incident.type_
        parts = [self._front_matter(), f"# {self._title()}\n", self._summary()]
        if kind == "record":
            return "\n".join(parts)
        if kind == "near-miss":
            gap = self._say(self._incident.scenario.repair)
            parts.append(f"{self._head('prevention')}\n\n{gap}{self._end()}\n")
        parts += [self._timeline(), self._analysis(), self._impact(), self._action_items(), self._lessons()]
        parts += [self._follow_up(), self._participants()]
        return "\n".join(parts)

    def _say(self, words: Words, **values: str | int) -> str:
        return words.in_(self._incident.lang).format(**self._values, **values)

    def _head(self, name: str) -> str:
        return _HEADINGS[name].in_(self._incident.lang)

    def _end(self) -> str:
        return "。" if self._incident.lang is Language.JA else "."

    def _title(self) -> str:
        title = self._say(self._incident.scenario.symptom)
        return title[0].upper() + title[1:] if not title.startswith(self._service) else title

    def _at(self, minutes: int) -> datetime:
        return self._incident.started + timedelta(minutes=minutes)

    def _front_matter(self) -> str:
        incident, scenario, random = self._incident, self._incident.scenario, self._random
        ends = self._at(self._repair)
        lines = [
            f"id: {identity(incident.number)}",
            f"title: {self._title()}",
            f"type: {incident.type_}",
            f"status: {incident.status}",
            f"severity: {random.choices(('critical', 'high', 'medium', 'low'), (1, 3, 5, 3))[0]}",
            f"lang: {incident.lang.value}",
            f"started_at: {incident.started.isoformat(timespec='minutes')}",
        ]
        lines.append(f"detected_at: {self._at(self._minutes[0]).isoformat(timespec='minutes')}")
        if incident.type_ != "near-miss":
            lines += [
                f"acknowledged_at: {self._at(self._minutes[1]).isoformat(timespec='minutes')}",
                f"identified_at: {self._at(self._minutes[2]).isoformat(timespec='minutes')}",
                f"mitigated_at: {ends.isoformat(timespec='minutes')}",
                f"resolved_at: {ends.isoformat(timespec='minutes')}",
            ]
        lines.append(f"drafted_at: {ends.date()}")
        if incident.type_ == "postmortem":
            lines.append(f"held_at: {ends.date() + timedelta(days=random.randrange(1, 4))}")
        if incident.status in ("published", "closed"):
            lines.append(f"published_at: {ends.date() + timedelta(days=random.randrange(3, 7))}")
        lines += [
            f"detected_by: {random.choices(('monitoring', 'staff', 'customer', 'external'), (6, 2, 2, 1))[0]}",
            f"services: [{self._service}, {self._other}]",
            f"teams: [{random.choice(TEAMS)}]",
            f"causes: [{scenario.cause}, {scenario.contributing}]",
            f"tags: [{', '.join(random.sample(TAGS, 2))}]",
        ]
        if incident.recurrence_of is not None:
            lines.append(f"recurrence_of: [{identity(incident.recurrence_of)}]")
        if incident.translation_of is not None:
            lines.append(f"translation_of: {identity(incident.translation_of)}")
        if incident.type_ == "postmortem":
            lines += [
                "impact:",
                f"  users: {self._values['users']}",
                f"  outage: {self._repair} min",
                "  data_loss: none",
            ]
        return "---\n" + "\n".join(lines) + "\naudience: company\n---\n"

    def _summary(self) -> str:
        scenario = self._incident.scenario
        again = self._incident.recurrence_of
        if self._incident.lang is Language.JA:
            text = (
                f"{self._incident.started:%Y年%m月%d日%H:%M}から{self._repair}分間、{self._say(scenario.symptom)}が起き、"
                f"{self._values['users']}名に影響した。\n{self._say(scenario.trigger)}をきっかけに、{self._say(scenario.mechanism)}。\n"
                f"{self._say(scenario.repair)}ことで復旧した。"
                + (f"{identity(again)} の再発である。" if again is not None else "")
            )
        else:
            text = (
                f"For {self._repair} minutes from {self._incident.started:%H:%M} on {self._incident.started:%d %B %Y}, "
                f"{self._say(scenario.symptom)}, which affected {self._values['users']} users.\nAfter {self._say(scenario.trigger)}, "
                f"{self._say(scenario.mechanism)}.\nIt recovered once we {self._say(scenario.repair)}."
                + (f" It is {identity(again)} happening again." if again is not None else "")
            )
        return f"{self._head('summary')}\n\n{text}\n"

    def _details(self, count: int) -> list[str]:
        random = self._random
        return [
            self._say(
                words, a=random.randrange(2, 900), b=random.randrange(900, 9000), c=random.randrange(2, 60)
            )
            for words in random.sample(_DETAILS, count)
        ]

    def _timeline(self) -> str:
        ja = self._incident.lang is Language.JA
        scenario, people = self._incident.scenario, self._people
        details = self._details(3)
        rows = [
            (0, Words("発生", "Begins"), "System", self._say(scenario.trigger)),
            (self._minutes[0], Words("アラート", "Alert"), "Datadog", f"`{self._values['error']}`"),
            (self._minutes[1], Words("確認開始", "Acknowledged"), f"@{people[0]}", details[0]),
            (
                self._minutes[2],
                Words("原因特定", "Cause found"),
                f"@{people[1]}",
                self._say(scenario.mechanism),
            ),
        ]
        step = max(1, (self._repair - self._minutes[2]) // 3)
        for index, words in enumerate(
            (Words("調査", "Investigates"), Words("対応開始", "Begins the repair"))
        ):
            at = min(self._minutes[2] + step * (index + 1), self._repair)
            rows.append((at, words, f"@{people[index]}", details[index + 1]))
        rows.append((self._repair, Words("復旧", "Recovered"), f"@{people[1]}", self._say(scenario.repair)))
        head = (
            "| 時刻 | イベント | 誰が | 詳細 |\n|------|---------|------|------|"
            if ja
            else "| Time | Event | Who | Detail |\n|------|-------|-----|--------|"
        )
        lines = [
            f"| {self._at(at):%m-%d %H:%M} | {words.in_(self._incident.lang)} | {who} | {what} |"
            for at, words, who, what in rows
        ]
        return f"{self._head('timeline')}\n\n{head}\n" + "\n".join(lines) + f"\n\n{self._log()}\n"

    def _log(self) -> str:
        random, values = self._random, self._values
        lines = [
            f"{self._at(self._minutes[0]):%Y-%m-%dT%H:%M}:{random.randrange(60):02d}Z ERROR {values['host']} "
            f"{random.choice(self._incident.scenario.errors)} req={random.randrange(16**8):08x} after {random.randrange(9000)}ms"
            for _ in range(3)
        ]
        return "```text\n" + "\n".join(lines) + "\n```"

    def _analysis(self) -> str:
        ja = self._incident.lang is Language.JA
        scenario = self._incident.scenario
        answers = [
            self._say(scenario.symptom),
            self._say(scenario.mechanism),
            self._details(1)[0],
            self._say(scenario.gap),
        ]
        whys = "\n\n".join(
            f"**Why {number}**: {question.in_(self._incident.lang)}\n→ {answer}"
            for number, (question, answer) in enumerate(zip(_WHYS, answers, strict=True), start=1)
        )
        factor = self._details(1)[0]
        cause_head = "### 根本原因" if ja else "### Root cause"
        return (
            f"{self._head('analysis')}\n\n### 5 Whys\n\n{whys}\n\n{cause_head}\n\n**Primary**:\n1. {self._say(scenario.gap)}\n\n"
            f"**Contributing Factors**:\n1. {factor}\n"
        )

    def _impact(self) -> str:
        users, random = self._values["users"], self._random
        if self._incident.lang is Language.JA:
            text = (
                f"- 影響ユーザー数: {users}名\n- 使えなかった時間: {self._repair}分\n- サポート問い合わせ: {random.randrange(90)}件\n"
                f"- データ損失: なし\n- 対応: 3名 × {random.randrange(1, 9)}時間"
            )
        else:
            text = (
                f"- Users affected: {users}\n- Unavailable for {self._repair} minutes\n- Support tickets: {random.randrange(90)}\n"
                f"- Data lost: none\n- Three people for {random.randrange(1, 9)} hours"
            )
        return f"{self._head('impact')}\n\n{text}\n"

    def _action_items(self) -> str:
        lang, random = self._incident.lang, self._random
        due = self._at(self._repair).date()
        blocks = []
        for number, (words, done) in enumerate(zip(_ACTIONS, _DONE_WHEN, strict=True), start=1):
            priority = min(number, 3)
            on = due + timedelta(days=random.randrange(2, 7) if priority == 1 else random.randrange(8, 28))
            closed = self._incident.status == "closed" or random.random() < 0.5
            finished = on + timedelta(days=random.randrange(-3, 5))
            state = (
                Words(f"完了（{finished}）", f"done ({finished})") if closed else Words("未着手", "open")
            ).in_(lang)
            fields = {
                "owner": "" if random.random() < 0.004 else f"@{random.choice(self._people)}",
                "due": str(on),
                "priority": f"P{priority}",
                "kind": list(_KINDS.values())[(number + 1) % 4].in_(lang),
                "state": state,
                "done-when": done.in_(lang),
                "cause": (_ROOT_CAUSE if number % 2 else _FACTOR).in_(lang),
            }
            if number <= 2:
                lesson = self._incident.scenario.lesson
                fields["lesson"] = f"[{lesson.rpartition('/')[2]}](../../lessons/{lesson}.md)"
            listed = "\n".join(f"- **{_FIELDS[name].in_(lang)}**: {value}" for name, value in fields.items())
            title = self._say(words, a=random.randrange(100, 900), gap_short=_GAP_SHORT.in_(lang))
            blocks.append(f"#### {number}. {title}\n{listed}\n")
        head = Words("### 中期（1ヶ月以内）", "### Mid-term (within a month)").in_(lang)
        return f"{self._head('actions')}\n\n{head}\n\n" + "\n".join(blocks)

    def _lessons(self) -> str:
        well, lucky = self._details(2)
        if self._incident.lang is Language.JA:
            text = (
                f"### やってよかったこと\n- {self._say(self._incident.scenario.repair)}判断を {self._minutes[2]} 分で下せた\n\n"
                f"### 改善すべきこと\n- {well}\n\n### 運が良かったこと\n- {lucky}"
            )
        else:
            text = (
                f"### What went well\n- We decided within {self._minutes[2]} minutes\n\n"
                f"### What to improve\n- {well}\n\n### Where we got lucky\n- {lucky}"
            )
        return f"{self._head('lessons')}\n\n{text}\n"

    def _follow_up(self) -> str:
        on = self._at(self._repair).date() + timedelta(days=14)
        box = "x" if self._incident.status == "closed" else " "
        if self._incident.lang is Language.JA:
            text = f"### 2週間後レビュー（{on}）\n- [{box}] すべてのアクションの完了を確認"
        else:
            text = f"### Review on {on}\n- [{box}] All actions are done"
        return f"{self._head('follow-up')}\n\n{text}\n"

    def _participants(self) -> str:
        roles = ("on call", "engineer", "facilitator", "recorder", "product")
        ja_roles = ("当番", "エンジニア", "ファシリテーター", "記録者", "プロダクト")
        if self._incident.lang is Language.JA:
            listed = [f"- @{who}（{role}）" for who, role in zip(self._people, ja_roles, strict=True)]
        else:
            listed = [f"- @{who} ({role})" for who, role in zip(self._people, roles, strict=True)]
        return f"{self._head('participants')}\n\n" + "\n".join(listed) + "\n"
