"""What happened again."""

from pathlib import Path

from tests.knowledge.building import base_of, ids, incident, postmortem


def test_an_incident_knows_what_repeated_it(tmp_path: Path) -> None:
    files = {
        "postmortems/1.md": postmortem("PM-1"),
        "postmortems/2.md": postmortem("PM-2", "recurrence_of: [PM-1]"),
        "postmortems/3.md": postmortem("PM-3", "recurrence_of: [PM-1, PM-2, PM-404, PM-1]"),
    }
    knowledge = base_of(tmp_path, files)
    found = {id_: ids(knowledge.recurrences_of(incident(knowledge, id_))) for id_ in ("PM-1", "PM-2", "PM-3")}
    assert found == {"PM-1": ["PM-2", "PM-3"], "PM-2": ["PM-3"], "PM-3": []}


def test_a_recurrence_and_its_translation_count_once_whichever_language_is_named(tmp_path: Path) -> None:
    files = {
        "postmortems/1.md": postmortem("PM-1", "lang: en"),
        "postmortems/2.md": postmortem("PM-2", "lang: ja", "translation_of: PM-1"),
        "postmortems/3.md": postmortem("PM-3", "lang: ja", "recurrence_of: [PM-2, PM-1]"),
        "postmortems/4.md": postmortem("PM-4", "lang: en", "translation_of: PM-3", "recurrence_of: PM-1"),
    }
    knowledge = base_of(tmp_path, files)
    assert ids(knowledge.recurrences_of(incident(knowledge, "PM-1"))) == ["PM-3"]
    assert ids(knowledge.recurrences_of(incident(knowledge, "PM-2"))) == ["PM-3"]
