"""Links as the model knows them: a destination and where it was written."""

from dataclasses import dataclass

from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from a document to something else, its destination as written."""

    text: str
    target: str
    span: Span
