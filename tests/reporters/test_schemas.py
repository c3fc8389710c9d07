"""The schemas for editors: current, and in agreement with reading."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS, Form, Key
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.reporters.front_matter_schema import lesson_schema, postmortem_schema
from kyokun.reporters.schemas import main, schema_files
from kyokun.text.decoding import Decoded
from kyokun.text.front_matter import split
from tests.making import write_base
from tests.reporters.loading import REPOSITORY

PROPERTIES = {
    DocumentKind.POSTMORTEM: postmortem_schema()["properties"],
    DocumentKind.LESSON: lesson_schema()["properties"],
}
SCHEMAS = {
    DocumentKind.POSTMORTEM: Draft202012Validator(postmortem_schema()),
    DocumentKind.LESSON: Draft202012Validator(lesson_schema()),
}
KEYS = {DocumentKind.POSTMORTEM: POSTMORTEM_KEYS, DocumentKind.LESSON: LESSON_KEYS}
EVERY_KEY = [(kind, key) for kind, keys in KEYS.items() for key in keys]


class AsYaml12(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 does, and so most editors: numbers, true, false and null only."""


AsYaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def accepted(kind: DocumentKind, front_matter: str) -> bool:
    return SCHEMAS[kind].is_valid(yaml.load(front_matter, Loader=AsYaml12))  # noqa: S506 - a safe loader's child


def read(kind: DocumentKind, front_matter: str) -> Document:
    text = f"---\n{front_matter}\n---\n"
    location = Location(Path("x.md"), "x.md", kind, "x")
    return read_source(location, Decoded(text, has_bom=False), conventions_of(Options()))


def test_the_files_are_current() -> None:
    """If this fails: ``python -m kyokun.reporters.schemas schemas/``."""
    folder = REPOSITORY / "schemas"
    written = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert written == schema_files()


@pytest.mark.parametrize("text", schema_files().values(), ids=schema_files())
def test_each_is_a_schema_and_names_no_host_but_its_dialects(text: str) -> None:
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "://" not in schema["$id"]
    assert text.count("://") == 1


@pytest.mark.parametrize(("kind", "key"), EVERY_KEY, ids=lambda value: getattr(value, "name", ""))
def test_every_key_is_described_in_both_languages_with_a_valid_example(kind: DocumentKind, key: Key) -> None:
    properties = PROPERTIES[kind]
    described = properties[key.name]["description"]
    assert key.holds.ja in described
    assert key.holds.en in described
    assert accepted(kind, f"{key.name}: {key.example}")
    assert SCHEMAS[kind].is_valid({key.name: properties[key.name]["examples"][0]})
    assert accepted(kind, f"{key.name}:")


def documents(folder: str) -> list[Path]:
    return sorted((REPOSITORY / folder).rglob("*.md"))


@pytest.mark.parametrize(
    "file", [*documents("postmortems"), *documents("lessons")], ids=lambda file: file.name
)
def test_this_repositorys_documents_are_accepted(file: Path) -> None:
    kind = DocumentKind.LESSON if "lessons" in file.parts else DocumentKind.POSTMORTEM
    text = file.read_text("utf-8")
    loaded = yaml.load(split(text).yaml.of(text), Loader=AsYaml12)  # noqa: S506 - a safe loader's child
    assert [error.message for error in SCHEMAS[kind].iter_errors(loaded)] == []


GOOD = [
    "started_at: 2025-01-05",
    "started_at: 2025-01-05T14",
    "started_at: 2025-01-05T14:20:03+09:00",
    "started_at: 2025/1/5 14:20",
    "started_at: 2025年1月5日 14時20分",
    "started_at: unknown",
    "resolved_at: open",
    "mitigated_at: not-applicable",
    "impact: {users: 1234, error_rate: 23%, outage: 45 min, revenue: 15000 USD, rating: 4.5, effort: unknown}",
    'impact: {users: "1,234", revenue: "約 1,200 万円", data_loss: none}',
    "impact: {data_loss: yes}",
    "services: api",
    "services: [api, 42]",
    "causes: technology/memory-leak",
    "causes: [process/コードレビュー]",
    "recurrence_of: PM-042",
    "title: 500",
    "title: true",
]
BAD = [
    "status: done",
    "severity: sev1",
    "severity: [high]",
    "lang: fr",
    "id: 42",
    "id: PM-",
    "started_at: yesterday",
    "started_at: 14:20",
    "started_at: TODO",
    "causes: [memory-leak]",
    "causes: [software/memory-leak]",
    "recurrence_of: [42]",
    "impact: {users: many}",
    "impact: {customers: 3}",
    "impact: 1234",
    "services: {api: 1}",
    "title: [a]",
    "severty: high",
]


@pytest.mark.parametrize("front_matter", GOOD)
def test_what_reading_accepts_the_schema_accepts(front_matter: str) -> None:
    document = read(DocumentKind.POSTMORTEM, front_matter)
    assert (document.bad_values, document.unknown_keys) == ((), ())
    assert accepted(DocumentKind.POSTMORTEM, front_matter)


@pytest.mark.parametrize("front_matter", BAD)
def test_what_reading_objects_to_the_schema_objects_to(front_matter: str) -> None:
    document = read(DocumentKind.POSTMORTEM, front_matter)
    assert document.bad_values or document.unknown_keys
    assert not accepted(DocumentKind.POSTMORTEM, front_matter)


def test_a_rollout_holds_only_its_states() -> None:
    assert accepted(DocumentKind.LESSON, "rollout: {api: applied, batch: not-applicable}")
    assert not accepted(DocumentKind.LESSON, "rollout: {api: done}")


def test_every_form_of_value_is_covered() -> None:
    assert {key.form for _, key in EVERY_KEY} == set(Form)


def test_a_bases_own_keys_are_known_to_its_schemas(tmp_path: Path) -> None:
    write_base(tmp_path, {}, options="extra_keys: [sla_breach]")
    assert main([str(tmp_path / "schemas")]) == 0
    schema = json.loads((tmp_path / "schemas" / "postmortem.schema.json").read_text("utf-8"))
    assert Draft202012Validator(schema).is_valid({"sla_breach": [1]})
    assert not SCHEMAS[DocumentKind.POSTMORTEM].is_valid({"sla_breach": [1]})


def test_the_command_complains_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for arguments in ([], [str(tmp_path / "file")]):
        command = [sys.executable, "-m", "kyokun.reporters.schemas", *arguments]
        process = subprocess.run(command, capture_output=True, text=True, check=False)
        assert process.returncode == 2
        assert process.stderr.count("\n") == 1
