"""Documents given to the readers as text."""

from pathlib import Path

from kyokun.model.options import Options
from kyokun.model.postmortem import Postmortem, Section
from kyokun.model.terms import SectionKind
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.text.decoding import Decoded, decode

DOCUMENTS = Path(__file__).parent.parent / "documents"


def given(
    text: str | bytes,
    *,
    is_lesson: bool = False,
    options: Options | None = None,
    prompts: frozenset[str] = frozenset(),
) -> Document:
    """A document of this text, read as a file of the base would be."""
    decoded = decode(text) if isinstance(text, bytes) else Decoded(text, has_bom=False)
    location = (
        Location(Path("lesson.md"), "lessons/given/lesson.md", DocumentKind.LESSON, "given/lesson")
        if is_lesson
        else Location(Path("given.md"), "postmortems/given.md", DocumentKind.POSTMORTEM)
    )
    return read_source(location, decoded, conventions_of(options or Options(), prompts))


def given_postmortem(text: str | bytes, *, options: Options | None = None) -> Postmortem:
    """The postmortem that a text is."""
    postmortem = given(text, options=options).postmortem
    assert postmortem is not None
    return postmortem


def given_section(body: str, *, prompts: frozenset[str] = frozenset()) -> Section:
    """The impact section of a document that holds nothing but it."""
    postmortem = given(f"## Impact\n\n{body}\n", prompts=prompts).postmortem
    assert postmortem is not None
    section = postmortem.section(SectionKind.IMPACT)
    assert section is not None
    return section
