"""``python -m kyokun.reporters.schemas DIR``: write the JSON Schemas that editors and other programs use."""

import sys
from pathlib import Path

from kyokun.knowledge.base import find_base
from kyokun.knowledge.configuration import BadConfiguration
from kyokun.reporters.export import json_text
from kyokun.reporters.export_schema import export_schema
from kyokun.reporters.front_matter_schema import lesson_schema, postmortem_schema
from kyokun.reporters.search_schema import search_schema
from kyokun.reporters.similar_schema import similar_schema
from kyokun.reporters.trends_schema import trends_schema
from kyokun.text.atomic import replace


def schema_files(extra_keys: tuple[str, ...] = ()) -> dict[str, str]:
    """The text of every schema by its file's name; ``extra_keys`` are front-matter keys of the base's own."""
    return {
        "postmortem.schema.json": json_text(postmortem_schema(extra_keys)),
        "lesson.schema.json": json_text(lesson_schema(extra_keys)),
        "export.schema.json": json_text(export_schema()),
        "search.schema.json": json_text(search_schema()),
        "similar.schema.json": json_text(similar_schema()),
        "trends.schema.json": json_text(trends_schema()),
    }


def main(arguments: list[str]) -> int:
    """Write the schemas into the folder named; the keys that the base around it declares are known to them."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m kyokun.reporters.schemas DIR\n")
        return 2
    folder = Path(arguments[0])
    try:
        base = find_base(folder.absolute())
        for name, text in schema_files(base.options.extra_keys if base else ()).items():
            replace(folder / name, text.encode("utf-8"))
    except (BadConfiguration, OSError) as error:
        sys.stderr.write(f"kyokun.reporters.schemas: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
