"""The plugin's options as ``mkdocs.yml`` has them, read without MkDocs."""

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from kyokun.model.options import BadOption, Options, read_options
from kyokun.text.decoding import Undecodable, read_text

CONFIGURATION_NAMES = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
"""In the order in which ProperDocs looks for them; MkDocs knows the last two."""
PLUGIN = "kyokun"


class BadConfiguration(Exception):
    """A configuration that cannot be used; its text says where, what, and what to write instead."""


_REFUSALS = (yaml.YAMLError, RecursionError, ValueError, LookupError, AttributeError, TypeError)
"""The last four come from PyYAML's constructors, for a value that does not fit its tag (``2023-07-94``)."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where it is built
    """Reads any site's configuration: tags that only other programs understand become None."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_configuration(file: Path) -> Options | None:
    """The options of the plugin ``kyokun``; None when the file does not name the plugin.

    Raises:
        BadConfiguration: the file cannot be read, or an option cannot be used.
    """
    plugins = _read(file, depth=0).get("plugins")
    written = _plugin_options(plugins)
    if written is None:
        return None
    try:
        if not isinstance(written, dict):
            raise BadOption("the options must be a mapping")
        # MkDocs' own, for any plugin: whether the site uses it. The base is one all the same.
        return read_options({name: value for name, value in written.items() if name != "enabled"})
    except BadOption as error:
        raise BadConfiguration(f"{file}: plugin `{PLUGIN}`: {error}") from error


def _plugin_options(plugins: Any) -> Any:
    """The plugin's own mapping, which may be empty; None when the plugin is not listed."""
    entries: list[tuple[Any, Any]] = []
    if isinstance(plugins, dict):
        entries = list(plugins.items())
    elif isinstance(plugins, list):
        for entry in plugins:
            entries += entry.items() if isinstance(entry, dict) else [(entry, {})]
    return next((options or {} for name, options in entries if name == PLUGIN), None)


def _read(file: Path, depth: int) -> dict[str, Any]:
    """The file, on top of the one it inherits from (``INHERIT``, as MkDocs has it: mappings merge, lists replace)."""
    try:
        text = read_text(file).text
        loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader's child
    except Undecodable as error:
        raise BadConfiguration(f"{file}: cannot be read ({error})") from error
    except _REFUSALS as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or (
            "too deeply nested" if isinstance(error, RecursionError) else f"a value it cannot hold: {error}"
        )
        raise BadConfiguration(f"{file}{line}: YAML cannot read this ({problem})") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise BadConfiguration(f"{file}: a configuration is a mapping of keys to values")
    parent = loaded.pop("INHERIT", None)
    if parent is None:
        return loaded
    if depth > 8:
        raise BadConfiguration(f"{file}: INHERIT goes round in circles")
    return _merged(_read(file.parent / str(parent), depth + 1), loaded)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged
