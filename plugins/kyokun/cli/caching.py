"""Where what has been read is kept between runs."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kyokun.knowledge.store import user_folder


def cache_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--cache-dir`` and ``--no-cache``; the function takes the folder as ``cache``, None for no folder."""

    @click.option(
        "--cache-dir",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        help="Keep what has been read in DIR; else in KYOKUN_CACHE_DIR, else where this user's caches are.",
    )
    @click.option("--no-cache", is_flag=True, help="Read everything anew and keep nothing.")
    @functools.wraps(function)
    def with_cache(*, cache_dir: Path | None, no_cache: bool, **rest: Any) -> Any:
        folder = cache_dir or user_folder(os.environ)
        return function(cache=None if no_cache else folder, **rest)

    return with_cache
