"""Front-matter values: what fits, what does not, and where that is written."""

import pytest

from kyokun.model.moment import Absent
from kyokun.model.options import Options
from kyokun.model.terms import Severity
from kyokun.reading.problems import BadValue, Mismatch
from kyokun.text.front_matter import FrontMatterForm
from kyokun.text.yaml_nodes import Refusal
from tests.reading.given import given, given_postmortem


def bad(line: str, *, is_lesson: bool = False) -> BadValue:
    """The one value that does not fit."""
    document = given(f"---\n{line}\n---\n# T\n", is_lesson=is_lesson)
    (problem,) = document.bad_values
    assert document.refused_yaml is None
    return problem


@pytest.mark.parametrize(
    ("line", "mismatch", "written"),
    [
        ("id: 042", Mismatch.FORM, "042"),
        ("id: INC-042", Mismatch.FORM, "INC-042"),
        ("id: [PM-042]", Mismatch.FORM, ""),
        ("id: PM-XXX", Mismatch.PLACEHOLDER, "PM-XXX"),
        ("title: TODO", Mismatch.PLACEHOLDER, "TODO"),
        ("title: [タイトル]", Mismatch.FORM, ""),
        ("title: '[タイトル]'", Mismatch.PLACEHOLDER, "[タイトル]"),
        ("title: '{{ title }}'", Mismatch.PLACEHOLDER, "{{ title }}"),
        ("severity: yes", Mismatch.CHOICE, "yes"),
        ("severity: 重大", Mismatch.CHOICE, "重大"),
        ("lang: fr", Mismatch.CHOICE, "fr"),
        ("started_at: 12:30", Mismatch.FORM, "12:30"),
        ("started_at: 2023-07-94", Mismatch.FORM, "2023-07-94"),
        ("started_at: YYYY-MM-DD", Mismatch.PLACEHOLDER, "YYYY-MM-DD"),
        ("started_at: YYYY-MM-DDThh:mm+09:00", Mismatch.PLACEHOLDER, "YYYY-MM-DDThh:mm+09:00"),
        ("started_at: {at: x}", Mismatch.FORM, ""),
        ("services: [api, TODO]", Mismatch.PLACEHOLDER, "TODO"),
        ("services: [[api]]", Mismatch.FORM, ""),
        ("services: {api: 1}", Mismatch.FORM, ""),
        ("causes: memory", Mismatch.CHOICE, "memory"),
        ("causes: [technology]", Mismatch.FORM, "technology"),
        ("causes: [technology/]", Mismatch.FORM, "technology/"),
        ("causes: [technology/two words]", Mismatch.FORM, "technology/two words"),
        ("recurrence_of: [PM-001, 2]", Mismatch.FORM, "2"),
        ("impact: many", Mismatch.FORM, "many"),
        ("impact: {users: many}", Mismatch.FORM, "many"),
        ("impact: {users: [1]}", Mismatch.FORM, ""),
        ("impact: {data_loss: no}", Mismatch.CHOICE, "no"),
        ("impact: {mood: 1}", Mismatch.CHOICE, "mood"),
        ("impact: {mood: unknown}", Mismatch.CHOICE, "mood"),
        ("impact: {users: TODO}", Mismatch.PLACEHOLDER, "TODO"),
        ("impact: {users: なし}", Mismatch.FORM, "なし"),
        ("impact: {data_loss: なし}", Mismatch.CHOICE, "なし"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_place(
    line: str, mismatch: Mismatch, written: str
) -> None:
    problem = bad(line)
    assert (problem.mismatch, problem.written) == (mismatch, written)
    assert written in problem.span.of(f"---\n{line}\n---\n")
    assert problem.key.name == line.partition(":")[0]


def test_a_choice_lists_what_it_may_be() -> None:
    assert bad("severity: worst").choices == tuple(Severity)
    assert bad("causes: [tech/x]").choices[2] == "technology/…"
    assert bad("rollout: {api: maybe}", is_lesson=True).choices == ("applied", "pending", "not-applicable")
    assert bad("rollout: {api: maybe}", is_lesson=True).name == "rollout.api"


@pytest.mark.parametrize(
    ("line", "amount", "unit"),
    [
        ("users: 1234", "1234", ""),
        ("users: 1,234名", "1234", "名"),
        ("users: 約 500 名", "500", "名"),
        ("users: ~1_000", "1000", ""),
        ("error_rate: 23%", "23", "%"),
        ("error_rate: ２３．５％", "23.5", "%"),
        ("outage: 45 min", "45", "min"),
        ("outage: .5 h", "0.5", "h"),
        ("revenue: 15000 USD", "15000", "USD"),
        ("revenue: $15,000", "15000", "$"),
        ("rating: -0.2", "-0.2", ""),
        ("users: 0", "0", ""),
    ],
)
def test_a_quantity_is_a_number_with_its_unit_as_written(line: str, amount: str, unit: str) -> None:
    name = line.partition(":")[0]
    (pair,) = given_postmortem(f"---\nimpact:\n  {line}\n---\n").impact.quantities
    assert (pair[0], str(pair[1].amount), pair[1].unit) == (name, amount, unit)


@pytest.mark.parametrize(
    "line", ["users:", "users: ~", "users: unknown", "users: 不明", "data_loss: unknown"]
)
def test_an_amount_that_was_not_written_is_not_zero(line: str) -> None:
    document = given(f"---\nimpact:\n  {line}\n---\n")
    assert document.postmortem is not None
    assert document.postmortem.impact.quantities == ()
    assert document.bad_values == ()


def test_unknown_not_applicable_and_open_are_three_things_and_not_written_is_the_first() -> None:
    postmortem = given_postmortem(
        "---\nstarted_at: unknown\nmitigated_at: n/a\nresolved_at: open\nheld_at:\n---\n"
    )
    found = [
        postmortem.time(name)
        for name in ("started_at", "mitigated_at", "resolved_at", "held_at", "drafted_at")
    ]
    assert found == [Absent.UNKNOWN, Absent.NOT_APPLICABLE, Absent.OPEN, Absent.UNKNOWN, Absent.UNKNOWN]


def test_one_time_with_an_offset_and_one_without_can_be_compared() -> None:
    text = "---\nstarted_at: 2025-01-05T05:20Z\nresolved_at: 2025-01-05 14:45\n---\n"
    assert given_postmortem(text).duration("resolve") == 25 * 60


def test_wall_times_are_in_the_bases_zone() -> None:
    text = "---\nstarted_at: 2025-07-05 14:20\n---\n"
    when = given_postmortem(text, options=Options(timezone="Europe/Berlin")).time("started_at")
    assert not isinstance(when, Absent)
    assert when.iso() == "2025-07-05T14:20+02:00"


def test_an_end_before_its_start_is_a_negative_number() -> None:
    text = "---\nstarted_at: 2025-01-05T14:20\nresolved_at: 2024-01-05T14:45\n---\n"
    duration = given_postmortem(text).duration("resolve")
    assert duration is not None
    assert duration < 0


@pytest.mark.parametrize("written", ["PM-042", "pm-042", "ＰＭ－０４２", "'PM-042'"])
def test_an_id_in_any_case_and_width(written: str) -> None:
    assert given_postmortem(f"---\nid: {written}\n---\n").id == "PM-042"


def test_an_id_has_the_bases_prefix() -> None:
    options = Options(id_prefix="Inc_2")
    assert given_postmortem("---\nid: INC_2-7\n---\n", options=options).id == "Inc_2-7"
    assert given_postmortem("---\nid: PM-7\n---\n", options=options).id is None


@pytest.mark.parametrize(
    "written", ["design/idempotency", "lessons/design/idempotency.md", "design/idempotency.md"]
)
def test_a_lessons_id_with_or_without_folder_and_ending(written: str) -> None:
    lesson = given(f"---\ntranslation_of: {written}\n---\n", is_lesson=True).lesson
    assert lesson is not None
    assert lesson.translation_of == "design/idempotency"


def test_repeated_keys_also_inside_a_mapping() -> None:
    text = "---\nid: PM-001\nimpact:\n  users: 1\n  outage: 1 h\n  users: 2\nid: PM-002\n---\n"
    document = given(text)
    assert [(key.name, document.lines.position(key.span.start).line) for key in document.repeated_keys] == [
        ("impact.users", 6),
        ("id", 7),
    ]
    assert document.postmortem is not None
    assert document.postmortem.id == "PM-002"
    assert {name: str(quantity.amount) for name, quantity in document.postmortem.impact.quantities} == {
        "outage": "1",
        "users": "2",
    }


def test_keys_of_the_bases_own_are_known() -> None:
    text = "---\nid: PM-001\nteam_lead: rin\nsevrity: high\n---\n"
    assert [key.name for key in given(text, options=Options(extra_keys=("team_lead",))).unknown_keys] == [
        "sevrity"
    ]
    assert [key.name for key in given(text).unknown_keys] == ["team_lead", "sevrity"]


@pytest.mark.parametrize(
    ("text", "form", "refusal"),
    [
        ("---\nauthors: @literat\n---\n# T\n", FrontMatterForm.YAML, Refusal.RESERVED),
        ("---\n- a\n- b\n---\n# T\n", FrontMatterForm.YAML, Refusal.SYNTAX),
        ("---\njust words\n---\n# T\n", FrontMatterForm.YAML, Refusal.SYNTAX),
        ("---\nid: PM-001\n# T\n", FrontMatterForm.UNCLOSED, None),
        ("+++\nid = 'PM-001'\n+++\n# T\n", FrontMatterForm.TOML, None),
        ("# T\n", FrontMatterForm.NONE, None),
        ("---\n---\n# T\n", FrontMatterForm.YAML, None),
        ("---\n# nothing but a comment\n---\n# T\n", FrontMatterForm.YAML, None),
        ("---\nid: PM-001\n---", FrontMatterForm.YAML, None),
    ],
)
def test_a_front_matter_that_says_nothing_leaves_everything_unknown(
    text: str, form: FrontMatterForm, refusal: Refusal | None
) -> None:
    document = given(text)
    assert document.form is form
    assert (document.refused_yaml.refusal if document.refused_yaml else None) is refusal
    assert document.postmortem is not None
    assert document.postmortem.status is None
    assert set(document.postmortem.times.values()) == {Absent.UNKNOWN}


def test_a_refused_front_matter_does_not_take_the_body_with_it() -> None:
    document = given("---\ntitle: DB: failed\n---\n# T\n\n## Summary\n\nIt broke.\n")
    assert document.refused_yaml is not None
    position = document.lines.position(document.refused_yaml.span.start)
    assert (position.line, position.column) == (2, 10)
    assert document.postmortem is not None
    assert (document.postmortem.title, document.postmortem.summary) == ("T", "It broke.")
