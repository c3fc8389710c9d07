"""The wheel, installed elsewhere: light for the command, with ``[site]`` for the site."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.repository.fresh_clone import ROOT, run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_with_its_templates_and_schemas_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "kyokun/py.typed" in names
    assert "kyokun/packaged/templates/postmortem.ja.md" in names
    assert "kyokun/packaged/schemas/postmortem.schema.json" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"kyokun"}


def test_an_empty_environment_elsewhere_writes_checks_and_builds_a_base(wheel: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    (base / "mkdocs.yml").write_text(
        "site_name: 障害の記録\ntheme: material\ndocs_dir: docs\nplugins:\n  - kyokun:\n      lang: ja\n",
        encoding="utf-8",
    )
    (base / "docs").mkdir()
    light = f"""
        python3 -m venv ../env
        ../env/bin/python -m pip install --quiet --require-hashes -r {ROOT}/requirements/check.txt
        ../env/bin/python -m pip install --quiet --no-deps {wheel}
        ../env/bin/kyokun new '注文 API が 5xx を返し続けた' --severity high
        ../env/bin/kyokun new --doc-lang en 'Checkout kept answering 5xx'
        ../env/bin/kyokun check
        ! ../env/bin/python -c 'import mkdocs' 2>/dev/null
    """
    checked = run(light, base)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    written = sorted(path.relative_to(base).as_posix() for path in (base / "postmortems").rglob("*.md"))
    assert [line for line in checked.stdout.splitlines() if line in written] == [
        *(name for name in written if "PM-001" in name),
        *(name for name in written if "PM-002" in name),
    ]
    assert len(written) == 2

    site = f"""
        ../env/bin/python -m pip install --quiet --require-hashes -r {ROOT}/requirements/site.txt
        ../env/bin/mkdocs build --strict
    """
    built = run(site, base)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (base / "site" / "postmortems" / "PM-001" / "index.html").is_file()
    assert (base / "site" / "postmortems" / "PM-002" / "index.html").is_file()
