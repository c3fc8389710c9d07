"""What counts as a secret, a personal address and an internal host, and what only looks like one.

Tokens are put together here, so that scanners of this repository find none in it.
"""

from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding
from kyokun.rules.secret_formats import entropy, known_secrets
from kyokun.rules.secret_values import given_secrets

_RANDOM = "k3Vt9QzLw8RmXc2YbN5sHd7JfA1pGu4EoT6i" * 8
_UPPER = _RANDOM.upper()
_HEX = "3f1c9a7be0d24586" * 5
TOKENS = (
    *("AKIA" + _UPPER[:16], "ASIA" + _UPPER[:16]),
    *(f"gh{kind}_" + _RANDOM[:36] for kind in "pousr"),
    "github_pat_" + _RANDOM[:30] + "_" + _RANDOM[:50],
    "glpat-" + _RANDOM[:20],
    *(f"xox{kind}-" + "2912837465-" + _RANDOM[:24] for kind in "bpaors"),
    "xapp-" + "1-A04" + _RANDOM[:40],
    "https://hooks.slack.com/services/" + "T04QZ7LW8/B05RMXC2Y/" + _RANDOM[:24],
    "https://discord.com/api/webhooks/" + "112233987654321098/" + _RANDOM[:68],
    *(f"{kind}_live_" + _RANDOM[:24] for kind in ("sk", "rk")),
    "AIza" + _RANDOM[:35],
    "GOCSPX-" + _RANDOM[:28],
    "sk-proj-" + _RANDOM[:48],
    "sk-ant-" + "api03-" + _RANDOM[:90],
    "hf_" + "kVtQzLwRmXcYbNsHdJfApGuEoTiKvTqZlW",
    "npm_" + _RANDOM[:36],
    "pypi-AgE" + _RANDOM[:60],
    "SG." + _RANDOM[:22] + "." + _RANDOM[:43],
    "dop_v1_" + _HEX[:64],
    "shpat_" + _HEX[:32],
    "AccountKey=" + (_RANDOM * 2)[:86] + "==",
    "eyJ" + _RANDOM[:30] + ".eyJ" + _RANDOM[:40] + "." + _RANDOM[:43],
    "-----BEGIN " + "RSA PRIVATE KEY-----\n" + _RANDOM[:64],
    "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,3F1C\n\n" + _RANDOM[:64],
    "-----BEGIN " + "PRIVATE KEY-----\\n" + _RANDOM[:64],
    "> -----BEGIN " + "PRIVATE KEY-----\n> " + _RANDOM[:64],
)


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: token[:24])
def test_a_known_token_is_found_whole(token: str) -> None:
    for text in (token, f"x={token};", f"トークンは{token}です"):
        found = list(known_secrets(text))
        assert len(found) == 1
        assert found[0].span.of(text) in token
        assert len(found[0].span.of(text)) >= min(20, len(token))


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: token[:24])
def test_no_message_repeats_a_secret(token: str, tmp_path: Path) -> None:
    body = f"```\n{token}\npassword={_RANDOM[:20]}\nhttps://deploy:{_RANDOM[:20]}@git.shop-prod.net/\n```"
    for finding in findings(body, tmp_path):
        said = " ".join((finding.message.ja, finding.message.en, finding.help.ja, finding.help.en))
        for at in range(len(_RANDOM[:36]) - 4):
            assert _RANDOM[at : at + 5] not in said
            assert _UPPER[at : at + 5] not in said
        assert _HEX[:6] not in said


@pytest.mark.parametrize(
    "text",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "AKIA" + "X" * 16,
        "AKIA1234567890123456",
        "XAKIA" + _UPPER[:16],
        "AKIA" + _UPPER[:17],
        "ghp_" + "x" * 36,
        "ghp_" + _RANDOM[:20],
        "ghp_***",
        "github_pat_<token>",
        "xoxb-your-token-goes-here-please",
        "sk_test_" + _RANDOM[:24],
        "SG.1 and SG.2",
        "hf_hub_download",
        "npm_config_registry",
        "-----BEGIN CERTIFICATE-----\n" + _RANDOM[:64],
        "-----BEGIN PUBLIC KEY-----\n" + _RANDOM[:64],
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n" + "A" * 64,
        "eyJhbGciOiJIUzI1NiJ9",
    ],
)
def test_what_only_shows_where_a_secret_stands_is_none(text: str) -> None:
    assert list(known_secrets(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("DB_PASSWORD=vR7!kq2Zp9tW", "DB_PASSWORD", "vR7!kq2Zp9tW"),
        ('"password": "hunter2x9K"', "password", "hunter2x9K"),
        ("passwd := 'q8Lw2Nn5Zt'", "passwd", "q8Lw2Nn5Zt"),
        ("パスワード：Sakura!2024x。", "パスワード", "Sakura!2024x"),
        ("apiKey: Zk8fj3LqPw0sXv6TyB1m", "apiKey", "Zk8fj3LqPw0sXv6TyB1m"),
        ("X-Api-Key = 3f1c9a7be0d24586a1f7c3d9e8b05264", "X-Api-Key", "3f1c9a7be0d24586a1f7c3d9e8b05264"),
        (
            "aws_secret_access_key = wJq7rXUtnF/K7MDENG/bPxRfiCYzQ3vLm9Tk2",
            "aws_secret_access_key",
            "wJq7rXUtnF/K7MDENG/bPxRfiCYzQ3vLm9Tk2",
        ),
        ("Authorization: Bearer mF_9.B5f-4.1JqMkz8QwTx2", "Bearer", "mF_9.B5f-4.1JqMkz8QwTx2"),
        ("authorization: Basic ZGVwbG95OnZSN2txMlpwOXRX", "Basic", "ZGVwbG95OnZSN2txMlpwOXRX"),
    ],
)
def test_a_value_that_looks_real_is_found(text: str, name: str, value: str) -> None:
    (found,) = {secret.span: secret for secret in given_secrets(text)}.values()
    assert (found.name, found.span.of(text)) == (name, value)


@pytest.mark.parametrize(
    "text",
    [
        "password=***",
        "password: ${DB_PASSWORD}",
        "password=%(db_password)s",
        "password: <your-password1>",
        "password: [REDACTED1]",
        "password = os.environ['P1']",
        "password: /run/secrets/db1",
        "password: changeme1",
        "password: correct-horse-battery",
        "password: 20250602",
        "Password policy: min8chars",
        "secretName: shop-tls-2024",
        "max_tokens: 4096",
        "token: expired_after_30min",
        "token: refresh-token-rotation-2",
        "secret: vault:secret/data/shop1",
        "Bearer tokens are rotated every 30 days",
        "Basic authentication1234567890 is off",
        "トークン: 有効期限は30分",
    ],
)
def test_other_values_are_not(text: str) -> None:
    assert list(given_secrets(text)) == []


def test_entropy_is_that_of_shannon() -> None:
    assert [entropy(text) for text in ("", "aaaa", "aabb", "abcd")] == [0, 0, 1, 2]


def findings(body: str, folder: Path, keys: str = "", options: Options | None = None) -> tuple[Finding, ...]:
    file = folder / "postmortems" / "PM-001.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"---\nid: PM-001\nlang: en\nstatus: review\n{keys}---\n\n# T\n\n{body}\n", encoding="utf-8"
    )
    knowledge = load_base(Base(folder, options or Options(lang=Language.EN)))
    return tuple(finding for finding in check(knowledge) if finding.code.startswith("KY8"))


def test_a_whole_document_for_the_public_names_no_internal_host(tmp_path: Path) -> None:
    body = "## Impact\n\nhttps://wiki.shop.internal/x"
    assert [one.code for one in findings(body, tmp_path, "audience: public\n")] == ["KY807"]
    assert [one.code for one in findings(body, tmp_path, "audience: company\n")] == []


def test_a_base_has_internal_hosts_of_its_own(tmp_path: Path) -> None:
    body = (
        "## Customer report\n\nSee https://wiki.shop-inc.net/x, Build.Shop-Inc.net and https://shop-inc.net."
    )
    assert findings(body, tmp_path) == ()
    found = findings(body, tmp_path, options=Options(internal_hosts=("*.shop-inc.net",)))
    assert [one.message.en.rpartition("host ")[2] for one in found] == [
        "`wiki.shop-inc.net`",
        "`Build.Shop-Inc.net`",
    ]


def test_secrets_in_front_matter_and_lessons_are_found_too(tmp_path: Path) -> None:
    assert [one.code for one in findings("x", tmp_path, f"title: {TOKENS[0]}\n")] == ["KY801"]
    lesson = tmp_path / "lessons" / "practice" / "x.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text(f"---\ntitle: x\nsummary: y\n---\n\n{TOKENS[0]}\n", encoding="utf-8")
    assert "lessons/practice/x.md" in {one.path for one in findings("x", tmp_path)}
