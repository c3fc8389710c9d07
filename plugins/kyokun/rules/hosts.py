"""Addresses of machines in text: shared by the rules about confidentiality."""

import re
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_LAST_THREE = lazy_pattern(r"\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w-]|\.\w)", re.ASCII)
"""Begins with a full stop: looking for that is fast, and few numbers of a document have three."""
_FIRST = lazy_pattern(r"(?<![\w.-])(?<!\w/)\d{1,3}$", re.ASCII)
_SIX = lazy_pattern(r"(?<![\w:.])[23fF][0-9A-Fa-f]{3}:[0-9A-Fa-f:]{3,34}(?![\w:.])", re.ASCII)
_TWO_COLONS = lazy_pattern(r":[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:")
_VERSION = lazy_pattern(
    r"(?:\b(?:v|ver\.?|versions?|release|build|firmware|tag|chart|chrome|rev(?:ision)?)|バージョン|版)[ :=]{0,2}$",
    re.IGNORECASE,
)
_HOST = lazy_pattern(
    r"(?<![\w.@-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62}(?![\w-])|(?<![\w.-])localhost(?![\w.-])",
    re.ASCII,
)
_INSIDE_ONLY = "*.internal *.local *.corp *.intra *.intranet *.lan *.home.arpa *.svc *.localdomain localhost"
_INSIDE = tuple(_INSIDE_ONLY.split())
_EXAMPLE_FOUR = tuple(
    IPv4Network(network) for network in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
)
_EXAMPLE_SIX = IPv6Network("2001:db8::/32")


def addresses(text: str, within: Span) -> Iterator[tuple[Span, IPv4Address | IPv6Address]]:
    """The IP addresses in a stretch of a text; version numbers are none."""
    for span in _written(text, within):
        if not _VERSION.search(text, max(0, span.start - 12), span.start):
            with suppress(ValueError):
                yield span, ip_address(span.of(text))


def _written(text: str, within: Span) -> Iterator[Span]:
    for rest in _LAST_THREE.finditer(text, within.start, within.end):
        first = _FIRST.search(text, max(within.start, rest.start() - 3), rest.start())
        if first:
            yield Span(first.start(), rest.end())
    if _TWO_COLONS.search(text, within.start, within.end):
        for found in _SIX.finditer(text, within.start, within.end):
            yield Span(*found.span())


def internal_hosts(text: str, within: Span, patterns: tuple[str, ...]) -> Iterator[Span]:
    """The hosts in a stretch of a text that only the inside can reach: by name, by the base's patterns, by address."""
    wanted = (*_INSIDE, *(pattern.lower() for pattern in patterns))
    for found in _HOST.finditer(text, within.start, within.end):
        name = found[0].lower()
        if any(fnmatchcase(name, pattern) for pattern in wanted):
            yield Span(*found.span())
    for span, address in addresses(text, within):
        if (address.is_private or address.is_loopback) and not is_documentation(address):
            yield span


def is_documentation(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is reserved for examples (RFC 5737, RFC 3849), or no machine's at all."""
    if address.is_unspecified or address.is_multicast:
        return True
    if isinstance(address, IPv6Address):
        return address in _EXAMPLE_SIX
    return any(address in network for network in _EXAMPLE_FOUR)
