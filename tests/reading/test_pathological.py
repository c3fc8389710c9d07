"""Input made to be slow is read like any other: a suite that ends is the proof."""

import pytest

from tests.reading.given import given
from tests.reading.spans import misplaced

SIZE = 50_000
UNITS = [
    "|a",
    "|a|\n",
    "- ",
    "- - ",
    "> ",
    "* a\n  ",
    "1. ",
    "# a\n",
    "## a\n\nb\n\n",
    "### a\n",
    "[",
    "](",
    "[a](",
    "![",
    "**",
    "**a",
    "_",
    "~~",
    "`",
    "``a",
    "<",
    "<a ",
    "<!--",
    "<br>",
    "&",
    "\\",
    "\u3000",
    " ",
    "\u3000a",
    "a\n",
    "a\r",
    "\n",
    "→ a\n",
    "なぜ1",
    "why 1 ",
    "9",
    "1時",
    "12:",
    "14:20 ",
    "2025-",
    "**a**: ",
    "a: ",
    "a：",
    "@a",
    "{{",
    "{%",
    "()",
    "（",
    "、",
    " — ",
    "――",
    "まで",
    "due ",
    "done when ",
    "TODO: ",
    "!a",
]
PLACES = {
    "body": "{}",
    "yaml": "---\na: {}\n---\n",
    "heading": "## a{}b\n\nc\n",
    "summary": "## Summary\n\n{}x\n",
    "timeline cell": "## Timeline\n\n| Time | Event |\n|---|---|\n| 14:20 {}x | y |\n",
    "timeline item": "## Timeline\n\n- 14:20 {}x\n",
    "why": "## Root cause\n\n### 5 Whys\n\n**Why 1**: x\n→ {}x\n",
    "factor": "## Root cause\n\n### Cause{}x\n\n**Primary**: {}x\n",
    "action": "## Actions\n\n### 1. a{}b\n- **Owner**: {}x\n- **Due**: {}x\n- **State**: {}x\n",
    "box": "## Actions\n\n- [ ] 1. x{}x — {}x, due {}x\n",
    "participant": "## Participants\n\n- a{}b\n\nx{}y: z\n",
    "follow-up": "## Follow-up\n\n### a{}b\n\n- [ ] {}\n",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_a_long_run_of_anything_anywhere(place: str) -> None:
    for unit in UNITS:
        run = unit * (SIZE // len(unit) // place.count("{}") // 10)
        assert misplaced(given(place.replace("{}", run))) == []


def _aliases(innermost: str, width: int, depth: int) -> str:
    """Lists of lists of lists, each of which is written once."""
    lines = (f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth))
    return "\n".join([f"a0: &a0 {innermost}", *lines, f"services: *a{depth - 1}"])


@pytest.mark.parametrize(
    "yaml",
    [
        "a: " + "[" * SIZE,
        "a: " + "{b: " * (SIZE // 4),
        "- " * (SIZE // 2),
        "\n".join(f"{' ' * n}a:" for n in range(300)),
        _aliases("[x]", 9, 1500),
        _aliases("[~, ~]", 2, 30),
        "a: &a [*a, *a]",
        "? " * (SIZE // 2),
        "a: '" + "''" * (SIZE // 2),
        "&a " * (SIZE // 3),
        "\n".join(f"k{n}: v" for n in range(SIZE // 8)),
    ],
    ids=[
        "brackets",
        "braces",
        "dashes",
        "blocks",
        "aliases",
        "aliases of nothing",
        "circle",
        "questions",
        "quotes",
        "anchors",
        "keys",
    ],
)
def test_a_front_matter_made_to_be_slow(yaml: str) -> None:
    document = given(f"---\n{yaml}\n---\n# T\n\n## Summary\n\nRead all the same.\n")
    assert document.postmortem is not None
    assert document.postmortem.summary == "Read all the same."
    assert misplaced(document) == []
