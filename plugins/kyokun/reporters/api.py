"""The files for other programs that a site publishes beside its pages."""

from collections.abc import Mapping

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reporters.export import export, json_text
from kyokun.reporters.export_schema import export_schema


def api_files(published: Knowledge) -> Mapping[str, bytes]:
    """The export and its schema by URI; give it only what the site publishes, since nothing is held back here."""
    return {
        "api/kyokun.json": json_text(export(published)).encode("utf-8", "replace"),
        "api/export.schema.json": json_text(export_schema()).encode(),
    }
