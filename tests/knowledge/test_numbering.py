"""Ids are given once."""

from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.numbering import next_id
from kyokun.model.options import Options
from tests.making import complete, write_base


def test_an_id_that_is_being_given_is_not_given_again(tmp_path: Path) -> None:
    base = Base(write_base(tmp_path), Options())
    knowledge = load_base(base)
    with next_id(base, knowledge) as first, next_id(base, knowledge) as second:
        assert (first, second) == ("PM-002", "PM-003")
    with next_id(base, knowledge) as again:
        assert again == "PM-002"


def test_an_id_taken_after_the_base_was_read_is_not_given(tmp_path: Path) -> None:
    base = Base(write_base(tmp_path), Options())
    knowledge = load_base(base)
    write_base(tmp_path, {"postmortems/2026/PM-002-meanwhile.md": complete("PM-002")})
    with next_id(base, knowledge) as given:
        assert given == "PM-003"


def test_nothing_is_left_behind_by_a_failure(tmp_path: Path) -> None:
    base = Base(write_base(tmp_path), Options())
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OSError, match="disk"), next_id(base, load_base(base)):
        raise OSError("disk")
    assert sorted(tmp_path.rglob("*")) == before


def test_numbers_too_long_to_count_do_not_matter(tmp_path: Path) -> None:
    base = Base(
        write_base(tmp_path, {"postmortems/a.md": complete(f"PM-{'9' * 5000}"), "postmortems/PM-0.md": ""}),
        Options(),
    )
    with next_id(base, load_base(base)) as given:
        assert given == "PM-001"
