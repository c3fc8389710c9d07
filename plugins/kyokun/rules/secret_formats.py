"""What secrets look like in pasted text: shared by the rules about confidentiality.

The formats are those that kept public rule sets (detect-secrets, gitleaks) and the issuers' own documentation describe:
facts about prefixes, letters and lengths. A text is searched for the prefixes first, which costs microseconds; only
where one stands is a pattern tried, at that place.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.model.language import Words
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class SecretFormat:
    """The secrets of one issuer."""

    name: Words
    prefixes: tuple[str, ...]
    rest: re.Pattern[str]
    """What follows the prefix."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret found in a text."""

    name: Words
    span: Span
    shown: str
    """Its prefix, which every secret of the format shares: enough to find it, of no use to anybody."""


def _format(ja: str, en: str, prefixes: str, rest: str) -> SecretFormat:
    return SecretFormat(Words(ja, en), tuple(prefixes.split()), lazy_pattern(rest))


_KEY = r"[A-Za-z0-9_-]"
_FORMATS = (
    _format("AWS のアクセスキー", "an AWS access key", "AKIA ASIA ABIA ACCA", r"[A-Z0-9]{16}(?![A-Za-z0-9])"),
    _format("GitHub のトークン", "a GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"[A-Za-z0-9]{36,255}"),
    _format("GitHub のトークン", "a GitHub token", "github_pat_", r"[A-Za-z0-9_]{22,255}"),
    _format("GitLab のトークン", "a GitLab token", "glpat- gldt- glrt-", rf"{_KEY}{{20,64}}"),
    _format(
        "Slack のトークン",
        "a Slack token",
        "xoxb- xoxp- xoxa- xoxo- xoxr- xoxs- xoxe-",
        r"[A-Za-z0-9-]{20,255}",
    ),
    _format("Slack のトークン", "a Slack token", "xapp-", r"\d-[A-Za-z0-9-]{20,255}"),
    _format(
        "Slack の Webhook",
        "a Slack webhook",
        "hooks.slack.com/services/",
        r"T[A-Z0-9]{6,14}/B[A-Z0-9]{6,14}/[A-Za-z0-9]{20,30}",
    ),
    _format(
        "Discord の Webhook",
        "a Discord webhook",
        "discord.com/api/webhooks/ discordapp.com/api/webhooks/",
        rf"\d{{15,21}}/{_KEY}{{50,100}}",
    ),
    _format("Stripe の秘密鍵", "a Stripe secret key", "sk_live_ rk_live_ whsec_", r"[A-Za-z0-9]{20,247}"),
    _format("Google の API キー", "a Google API key", "AIza", rf"{_KEY}{{35}}(?!{_KEY})"),
    _format("Google の OAuth シークレット", "a Google OAuth secret", "GOCSPX-", rf"{_KEY}{{28}}"),
    _format("OpenAI の API キー", "an OpenAI API key", "sk-proj- sk-svcacct-", rf"{_KEY}{{40,200}}"),
    _format("Anthropic の API キー", "an Anthropic API key", "sk-ant-", rf"{_KEY}{{60,200}}"),
    _format("Hugging Face のトークン", "a Hugging Face token", "hf_", r"[A-Za-z]{34}(?![A-Za-z0-9_])"),
    _format("npm のトークン", "an npm token", "npm_", r"[A-Za-z0-9]{36}(?![A-Za-z0-9_])"),
    _format("PyPI のトークン", "a PyPI token", "pypi-AgE", rf"{_KEY}{{50,255}}"),
    _format("SendGrid の API キー", "a SendGrid API key", "SG.", rf"{_KEY}{{22}}\.{_KEY}{{43}}(?!{_KEY})"),
    _format("DigitalOcean のトークン", "a DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", r"[a-f0-9]{64}"),
    _format("Shopify のトークン", "a Shopify token", "shpat_ shpca_ shppa_ shpss_", r"[A-Fa-f0-9]{32}"),
    _format("Azure のストレージキー", "an Azure storage key", "AccountKey=", r"[A-Za-z0-9+/]{86}=="),
    _format(
        "JSON Web Token",
        "a JSON Web Token",
        "eyJ",
        rf"{_KEY}{{10,2000}}\.eyJ{_KEY}{{10,4000}}\.{_KEY}{{20,1000}}",
    ),
    _format(
        "秘密鍵",
        "a private key",
        "-----BEGIN",
        r" (?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\[nr]|[\s>])*(?:[A-Za-z-]{4,20}: [^\n]{0,80}\n[\s>]*){0,4}(?P<key>[A-Za-z0-9+/]{40})",
    ),
)
_BEFORE = lazy_pattern(r"[A-Za-z0-9]")
_STAND_IN = lazy_pattern(
    r"example|sample|dummy|placeholder|redacted|censored|masked|change.?me|your[_-]|replace|insert|secret.?here|(.)\1{4}"
    r"|abcdefg|0123456|1234567890|eyJzdWIiOiIxMjM0NTY3ODkwIi",
    re.IGNORECASE,
)
_DULL = 2.5
"""Bits a letter: below that nobody made it at random."""


def known_secrets(text: str) -> Iterator[Secret]:
    """The secrets of known formats in a text, in no order."""
    for secret in _FORMATS:
        for prefix in secret.prefixes:
            at = text.find(prefix)
            while at >= 0:
                found = secret.rest.match(text, at + len(prefix))
                if found and not (at and _BEFORE.match(text, at - 1)) and not _is_shown_only(found):
                    yield Secret(secret.name, Span(at, found.end()), f"{prefix}…")
                at = text.find(prefix, (found.end() if found else at + len(prefix)))


def _is_shown_only(found: re.Match[str]) -> bool:
    key = found.groupdict().get("key")  # of a key file: runs of one letter are part of its format
    return is_stand_in(found[0]) if key is None else entropy(key) < _DULL


def is_stand_in(value: str) -> bool:
    """Whether a value only shows where a secret would stand: ``EXAMPLE``, ``xxxxx``, ``your-token``."""
    return _STAND_IN.search(value) is not None or entropy(value) < _DULL


def entropy(value: str) -> float:
    """Shannon's, in bits a letter."""
    counts = Counter(value).values()
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts) if value else 0.0
