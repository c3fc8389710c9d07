"""Values that are given to a password, token or key in pasted text: shared by the rules about confidentiality."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.rules.secret_formats import entropy, is_stand_in
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_PARTS = """assword ASSWORD asswd ASSWD asscode assphrase PWD pwd ecret ECRET oken OKEN pi_key pi_Key PI_KEY pi-key pi-Key PI-KEY
    piKey pikey PIKEY ccess_key CCESS_KEY ccessKey rivate_key パスワード トークン 秘密鍵"""
_SCHEMES = ("earer ", "asic ")
_NAMES = (*_PARTS.split(), *_SCHEMES)
"""Parts of the names, without a first letter that may be a capital; and the schemes of an authorisation header."""
_NAME = lazy_pattern(r"[A-Za-z0-9_.-]{0,40}$")
_VALUE = lazy_pattern(
    r"[A-Za-z0-9_-]{0,24}[\"'`]{0,2}[ \t]{0,3}(?::=|=>|[=:：])[ \t]{0,3}[\"'`]?(?P<value>[^\s\"'`,;<>(){}\[\]|、。「」]{6,200})"
)
_HEADER = lazy_pattern(r"(?P<value>[A-Za-z0-9._~+/=-]{16,2000})")
_NO_LITERAL = lazy_pattern(
    r"\$|%[A-Za-z(]|^(?:/|\./|~/|https?:|arn:|op:|vault:|env[.:]|os\.|process\.|ENC|\*)|\*\*\*|\.\.\.|…|•|://|^[A-Za-z]+(?:[._/:-][A-Za-z]+)*$"
)
_PASSWORD = ("assw", "ASSW", "assc", "assp", "pwd", "PWD", "パス")
_HEX = lazy_pattern(r"[0-9a-fA-F]{32,}")
_RANDOM = 3.2
"""Bits a letter of what a machine made at random, at the lengths in question."""


@dataclass(frozen=True, slots=True)
class GivenSecret:
    """A value in a text, and what it was given to."""

    name: str
    span: Span
    """Of the value."""


def given_secrets(text: str) -> Iterator[GivenSecret]:
    """The values that look like real ones, in no order."""
    for part in _NAMES:
        at = text.find(part)
        while at >= 0:
            end = at + len(part)
            found = (_HEADER if part in _SCHEMES else _VALUE).match(text, end)
            if (
                found
                and _is_real(found["value"], part)
                and (part not in _SCHEMES or text[at - 1 : at] in "Bb")
            ):
                before = _NAME.search(text, max(0, at - 40), at)
                name = (before[0] if before else "") + part.strip()
                yield GivenSecret(name, Span(*found.span("value")))
                end = found.end()
            at = text.find(part, end)


def _is_real(value: str, part: str) -> bool:
    if _NO_LITERAL.search(value) or is_stand_in(value):
        return False
    has_digit = any(letter.isdigit() for letter in value)
    has_lower = any(letter.islower() for letter in value)
    has_upper = any(letter.isupper() for letter in value)
    has_mark = any(letter in "!@#%^&*?+=~" for letter in value)
    if not value.isascii() or not has_digit:
        return False
    if part.startswith(_PASSWORD):
        return len(value) >= 8 and (has_lower or has_upper) and entropy(value) >= 2.75
    if _HEX.fullmatch(value):
        return entropy(value) >= 3.0
    return len(value) >= 16 and entropy(value) >= _RANDOM and has_lower and (has_upper or has_mark)
