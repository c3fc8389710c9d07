"""Clones shared by the tests of one run, since installing into one takes a while."""

from pathlib import Path

import pytest

from tests.repository.fresh_clone import fresh_clone


@pytest.fixture(scope="session")
def checked_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which the steps of the checking workflow run."""
    return fresh_clone(tmp_path_factory.mktemp("checked"))


@pytest.fixture(scope="session")
def published_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which the steps of the publishing workflow run."""
    return fresh_clone(tmp_path_factory.mktemp("published"))
