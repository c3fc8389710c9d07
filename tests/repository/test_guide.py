"""The guide's settings are the program's defaults."""

import re

import pytest
import yaml

from kyokun.model.options import Options, read_options
from tests.repository.fresh_clone import ROOT


@pytest.mark.parametrize("page", ["docs/guide/format.md", "docs/guide/en/format.md"])
def test_the_settings_shown_are_the_defaults(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(plugins:\n.*?)^```", text, re.MULTILINE | re.DOTALL)
    (plugin,) = yaml.safe_load(block)["plugins"]
    assert read_options(plugin["kyokun"]) == Options()
    missing = {name for name in Options.__dataclass_fields__ if name not in plugin["kyokun"]}
    assert missing == {"now"}
