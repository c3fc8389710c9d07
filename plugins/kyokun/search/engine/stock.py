"""What is used of Whoosh, imported without the warnings that compiling it prints, and without what it only brings along."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_DOWNLOADING = "urllib.request"
"""Whoosh imports it for one function that nothing calls. It takes 30 ms (HTTP, mail, TLS), a tenth of a search."""


@contextmanager
def _nothing_to_download() -> Iterator[None]:
    """Lets an empty module stand for the one that downloads, unless that is there already."""
    if _DOWNLOADING in sys.modules:
        yield
        return
    empty = ModuleType(_DOWNLOADING)
    empty.__dict__["urlretrieve"] = None
    sys.modules[_DOWNLOADING] = empty
    try:
        yield
    finally:
        del sys.modules[_DOWNLOADING]


with _nothing_to_download(), warnings.catch_warnings():
    # Python warns of some of its literals whenever it compiles them.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter
    from whoosh.columns import NumericColumn
    from whoosh.fields import COLUMN, STORED, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Existence, Format
    from whoosh.index import TOC, FileIndex
    from whoosh.lang.porter import stem as porter
    from whoosh.reading import SegmentReader
    from whoosh.writing import SegmentWriter

__all__ = [
    "COLUMN",
    "STORED",
    "TOC",
    "Existence",
    "FieldType",
    "FileIndex",
    "FileStorage",
    "Format",
    "NumericColumn",
    "Schema",
    "SegmentReader",
    "SegmentWriter",
    "W3Codec",
    "W3FieldWriter",
    "porter",
]
