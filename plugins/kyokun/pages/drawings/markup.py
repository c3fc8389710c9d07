"""Making HTML and SVG elements: the standard library's tree escapes whatever is put into it."""

from xml.etree.ElementTree import Element, tostring  # only built here, never parsed

Child = Element | str


def element(tag: str, *children: Child, **attributes: str | int | float | None) -> Element:
    """An element. An attribute that is None is left out; ``class_`` is ``class``, ``aria_label`` is ``aria-label``."""
    named = {
        name.rstrip("_").replace("_", "-"): f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in attributes.items()
        if value is not None
    }
    made = Element(tag, named)
    for child in children:
        if isinstance(child, str):
            _append_text(made, child)
        else:
            made.append(child)
    return made


def html(made: Element) -> str:
    """The element on one line, so that Markdown takes it for one block of HTML."""
    text = tostring(made, encoding="unicode", short_empty_elements=False)
    return " ".join(text.split("\n"))


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def percent(share: float) -> str:
    """A share of the drawing's width: ``12.34%``."""
    return f"{share * 100:.2f}%"
