"""Who is who: shared by the rules about owners, responders and participants."""

from functools import lru_cache

from kyokun.reading.action_values import read_owners
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_IN_BRACKETS = lazy_pattern(r"[（(][^（()）]*[)）]")
_GROUP_JA = lazy_pattern(
    r"(?:チーム|班|部門|部署|グループ|一同|メンバー|委員会|当番|担当者?|事業部|開発部|運用部|推進室)$|^(?:全員|各自|みんな|皆|関係者|全社|全エンジニア|オンコール|運用|開発|インフラ)$"
)
_GROUP_WORDS = frozenset(
    {
        *(
            "team",
            "teams",
            "group",
            "squad",
            "department",
            "staff",
            "management",
            "leadership",
            "maintainers",
        ),
        *(
            "everyone",
            "everybody",
            "all",
            "anyone",
            "somebody",
            "someone",
            "whoever",
            "we",
            "us",
            "here",
            "channel",
        ),
        *(
            "dev",
            "devs",
            "developers",
            "engineers",
            "engineering",
            "ops",
            "operations",
            "devops",
            "sre",
            "sres",
        ),
        *("oncall", "infra", "infrastructure", "backend", "frontend", "platform", "qa", "support", "admins"),
    }
)
_GROUP_ENDINGS = (
    "team",
    "teams",
    "squad",
    "group",
    "department",
    "engineers",
    "developers",
    "leads",
    "owners",
)
_WORD = lazy_pattern(r"[a-z]+")


@lru_cache(maxsize=4096)  # the same few names stand in every row of every timeline
def people_in(written: str) -> frozenset[str]:
    """Everybody a text names, folded and without what stands in brackets; handles win over other words."""
    return frozenset(fold(without_brackets(name)) for name in read_owners(written)) - {""}


def without_brackets(name: str) -> str:
    """``@diana`` of ``@diana（QA）``."""
    return _IN_BRACKETS.sub("", name).strip()


@lru_cache(maxsize=4096)
def is_group(name: str) -> bool:
    """Whether a name means a team, a role that many have, or everybody: nobody in particular."""
    bare = fold(without_brackets(name))
    if _GROUP_JA.search(bare.removeprefix("@")):
        return True
    if bare.startswith("@") and "/" in bare:  # @organisation/team, as git hosts write it
        return True
    words = _WORD.findall(bare.replace("on-call", "oncall").replace("on call", "oncall"))
    if not words or not bare.isascii():
        return False
    return all(word in _GROUP_WORDS for word in words) or words[-1] in _GROUP_ENDINGS
