"""The base: the folder that holds the configuration, ``postmortems/`` and ``lessons/``."""

from dataclasses import dataclass
from pathlib import Path

from kyokun.knowledge.configuration import CONFIGURATION_NAMES, BadConfiguration, read_configuration
from kyokun.knowledge.packaged import packaged
from kyokun.model.options import Options

POSTMORTEMS = "postmortems"
LESSONS = "lessons"


@dataclass(frozen=True, slots=True)
class Base:
    """A knowledge base's folder and its policy."""

    root: Path
    options: Options

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders templates are looked for in: the base's own first."""
        own = self.root / "templates"
        shipped = packaged("templates")
        return (own, shipped) if own.is_dir() and own != shipped else (shipped,)


def find_base(start: Path) -> Base | None:
    """The base that ``start`` lies in: the nearest folder upward whose configuration names the plugin ``kyokun``.

    Raises:
        BadConfiguration: the configuration found cannot be read, or an option in it cannot be used.
    """
    start = start.resolve()
    broken: BadConfiguration | None = None
    for folder in (start, *start.parents):
        for name in CONFIGURATION_NAMES:
            file = folder / name
            if not file.is_file():
                continue
            try:
                options = read_configuration(file)
            except BadConfiguration as error:
                broken = broken or error
                continue
            if options is not None and broken is None:
                return Base(folder, options)
    if broken is not None:
        raise broken
    return None
