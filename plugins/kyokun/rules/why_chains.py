"""The 5 Whys as chains: numbering that begins again at 1 begins another one."""

from collections.abc import Iterator

from kyokun.model.cause import Why
from kyokun.model.terms import DocumentType
from kyokun.reading.document import Document


def chains(document: Document) -> Iterator[tuple[Why, ...]]:
    """The document's chains in the order of writing."""
    chain: list[Why] = []
    for why in document.postmortem.analysis.whys if document.postmortem else ():
        if chain and why.number == 1:
            yield tuple(chain)
            chain = []
        chain.append(why)
    if chain:
        yield tuple(chain)


def is_full(document: Document) -> bool:
    """Whether it is a postmortem proper: a record names its causes, it does not analyse them."""
    return document.postmortem is not None and document.postmortem.type is DocumentType.POSTMORTEM
