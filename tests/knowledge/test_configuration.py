"""The plugin's options, read from any site's configuration without MkDocs."""

from pathlib import Path

import pytest

from kyokun.knowledge.configuration import BadConfiguration, read_configuration
from kyokun.model.language import Language
from kyokun.model.options import Drafts, Options
from kyokun.model.terms import DocumentType, SectionKind, Severity, Status


def options(folder: Path, text: str) -> Options | None:
    """What a configuration says."""
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_configuration(folder / "mkdocs.yml")


def plugin(folder: Path, *lines: str) -> Options:
    """The options when the plugin has these lines."""
    indented = "".join(f"      {line}\n" for line in lines)
    read = options(folder, f"site_name: x\nplugins:\n  - kyokun:\n{indented}")
    assert read is not None
    return read


def complaint(folder: Path, text: str) -> str:
    """What is said about a configuration that cannot be used."""
    with pytest.raises(BadConfiguration) as caught:
        options(folder, text)
    return str(caught.value)


@pytest.mark.parametrize(
    "plugins",
    [
        "[kyokun]",
        "\n  - search\n  - kyokun",
        "\n  - kyokun:",
        "{kyokun: {}}",
        "{search: {}, kyokun: null}",
        "[{kyokun: {}}]",
    ],
)
def test_every_way_to_name_the_plugin(tmp_path: Path, plugins: str) -> None:
    assert options(tmp_path, f"plugins: {plugins}\n") == Options()


@pytest.mark.parametrize(
    "text",
    ["", "site_name: x\n", "plugins: [search]\n", "plugins:\n", "plugins: kyokun\n", "plugins: [kyokun2]\n"],
)
def test_a_site_without_the_plugin(tmp_path: Path, text: str) -> None:
    assert options(tmp_path, text) is None


def test_every_option(tmp_path: Path) -> None:
    read = plugin(
        tmp_path,
        "lang: en",
        "timezone: Europe/Berlin",
        "id_prefix: INC",
        "drafts: omit",
        "extra_keys: [lead, cost_centre]",
        "now: 2025-01-31T09:00+09:00",
        "required_sections:",
        "  postmortem:",
        "    always: [summary]",
        "    critical: [participants]",
        "    closed: [follow-up]",
    )
    assert (read.lang, read.timezone, read.id_prefix, read.drafts) == (
        Language.EN,
        "Europe/Berlin",
        "INC",
        Drafts.OMIT,
    )
    assert read.extra_keys == ("lead", "cost_centre")
    assert read.now is not None
    assert read.now.isoformat() == "2025-01-31T09:00:00+09:00"
    wanted = read.sections_for(DocumentType.POSTMORTEM, Severity.CRITICAL, Status.CLOSED)
    assert wanted == (SectionKind.SUMMARY, SectionKind.FOLLOW_UP, SectionKind.PARTICIPANTS)
    near_miss = read.sections_for(DocumentType.NEAR_MISS, None, None)
    assert near_miss == (SectionKind.SUMMARY, SectionKind.PREVENTION)


def test_an_option_without_a_value_keeps_its_default(tmp_path: Path) -> None:
    assert plugin(tmp_path, "lang:", "timezone: ~") == Options()


@pytest.mark.parametrize("enabled", ["true", "false", "!ENV [KYOKUN_UNSET, false]"])
def test_mkdocs_own_switch_is_not_ours(tmp_path: Path, enabled: str) -> None:
    assert plugin(tmp_path, f"enabled: {enabled}", "lang: en").lang is Language.EN


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timezon: Asia/Tokyo", "did you mean `timezone`"),
        ("colour: red", "known options: "),
        ("timezone: Asia/Tokio", "no such time zone 'Asia/Tokio'"),
        ("timezone: ../etc/passwd", "no such time zone"),
        ("timezone: 9", "no such time zone"),
        ("lang: fr", "not one of ja, en"),
        ("id_prefix: 'PM-'", "write for example PM"),
        ("id_prefix: 7", "write for example PM"),
        ("drafts: hide", "not one of banner, omit"),
        ("extra_keys: lead", "write a list of names"),
        ("extra_keys: [1]", "write a list of names"),
        ("now: 2025-01-31", "write a time with its offset"),
        ("now: soon", "write a time with its offset"),
        ("required_sections: [summary]", "write a mapping"),
        ("required_sections: {postmortum: {}}", "not one of postmortem"),
        ("required_sections: {record: [summary]}", "write a mapping"),
        ("required_sections: {record: {sometimes: [summary]}}", "not one of always"),
        ("required_sections: {record: {always: [sumary]}}", "not one of summary"),
        ("required_sections: {record: {always: summary}}", "write a list of names"),
        ("glossary: [検針]", "write a mapping such as meter-reading:"),
        ("glossary: {meter: 検針}", "`glossary.meter`: write spellings as ja: [...] and en: [...]"),
        ("glossary: {meter: {fr: [compteur]}}", "write spellings as ja: [...] and en: [...]"),
        ("glossary: {meter: {ja: 検針}}", "`glossary.meter.ja`: write a list of names"),
        ("glossary: {meter: {ja: [], en: []}}", "a spelling is empty"),
        ("glossary: {meter: {ja: [' ']}}", "a spelling is empty"),
        ("- lang", "must be a mapping"),
    ],
)
def test_an_option_that_cannot_be_used_says_what_to_write(tmp_path: Path, line: str, said: str) -> None:
    told = complaint(tmp_path, f"plugins:\n  - kyokun:\n      {line}\n")
    assert said in told
    assert "mkdocs.yml: plugin `kyokun`" in told


@pytest.mark.parametrize(
    "value",
    [
        "!!python/name:material.extensions.emoji.twemoji",
        "!!python/object/apply:os.system [echo]",
        "!relative $config_dir",
        "!anything {a: [b]}",
    ],
)
def test_tags_of_other_programs_are_neither_run_nor_minded(tmp_path: Path, value: str) -> None:
    assert options(tmp_path, f"markdown_extensions:\n  - x: {value}\nplugins: [kyokun]\n") == Options()


def test_the_environment_is_asked_where_the_configuration_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KYOKUN_TEST_LANG", "en")
    monkeypatch.delenv("KYOKUN_TEST_UNSET", raising=False)
    read = plugin(
        tmp_path,
        "lang: !ENV KYOKUN_TEST_LANG",
        "timezone: !ENV KYOKUN_TEST_UNSET",
        "id_prefix: !ENV [KYOKUN_TEST_UNSET, INC]",
    )
    assert (read.lang, read.timezone, read.id_prefix) == (Language.EN, "Asia/Tokyo", "INC")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: [\n", "mkdocs.yml, line 2: YAML cannot read this"),
        ("a: b: c\n", "mkdocs.yml, line 1: YAML cannot read this"),
        ("a: !ENV {b: c}\n", "YAML cannot read this"),
        ("now: 2023-07-94\n", "YAML cannot read this"),
        ("a: !!int x\n", "YAML cannot read this"),
        ("a: !!timestamp x\n", "YAML cannot read this"),
        ("a: !!bool x\n", "YAML cannot read this"),
        ("? [a, b]\n: c\n", "YAML cannot read this"),
        ("a: " + "[" * 5000, "YAML cannot read this"),
        ("- a\n- b\n", "a configuration is a mapping"),
        ("just words\n", "a configuration is a mapping"),
    ],
    ids=lambda value: value[:16],
)
def test_a_configuration_that_yaml_cannot_read(tmp_path: Path, text: str, said: str) -> None:
    assert said in complaint(tmp_path, text)


def test_a_configuration_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("plugins: [kyokun] # 設定はここ\n".encode("shift_jis"))
    with pytest.raises(BadConfiguration, match=r"cannot be read .encoding: shift-jis"):
        read_configuration(tmp_path / "mkdocs.yml")


def test_inherit_merges_mappings_and_replaces_lists(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "plugins:\n  kyokun:\n    lang: en\n    extra_keys: [a]\n", encoding="utf-8"
    )
    text = "INHERIT: base.yml\nplugins:\n  kyokun:\n    id_prefix: INC\n    extra_keys: [b]\n"
    read = options(tmp_path, text)
    assert read is not None
    assert (read.lang, read.id_prefix, read.extra_keys) == (Language.EN, "INC", ("b",))


def test_inherit_counts_from_the_file_that_says_it(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "one.yml").write_text("INHERIT: two.yml\n", encoding="utf-8")
    (tmp_path / "shared" / "two.yml").write_text("plugins: [kyokun]\n", encoding="utf-8")
    assert options(tmp_path, "INHERIT: shared/one.yml\n") == Options()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INHERIT: gone.yml\nplugins: [kyokun]\n", "gone.yml: cannot be read (not-found)"),
        ("INHERIT: mkdocs.yml\nplugins: [kyokun]\n", "goes round in circles"),
    ],
)
def test_an_inheritance_that_leads_nowhere(tmp_path: Path, text: str, said: str) -> None:
    assert said in complaint(tmp_path, text)


def test_aliases_that_grow_do_no_harm(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    assert options(tmp_path, "\n".join([*lines, "plugins: [kyokun]"])) == Options()
