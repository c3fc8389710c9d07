"""Mutation testing of the rules with cosmic-ray: ``python -m bench.mutation [CODE…]`` (``pip install cosmic-ray``).

Works on a copy of the tree. Each rule's file is mutated on its own, and each mutant meets that rule's cases and examples
only, which is all that the rule promises. Messages, reasons and examples hold no logic that a mutant could change without
the golden files noticing; type annotations are not code, so operators inside them (``A | B``) are left out of the count.
Prints for each rule how many mutants were killed, the share of all, and the survivors.
"""

import argparse
import ast
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = os.cpu_count() or 2
_CODE = re.compile(r'code="(KY\d+)"')


@dataclass(frozen=True)
class Outcome:
    """One rule's mutants."""

    code: str
    killed: int
    survivors: tuple[str, ...]


def copy_of_the_tree(folder: Path) -> Path:
    """What mutants need: the package, the tests and the templates."""
    for name in ("plugins", "tests", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")
    return folder


def annotation_lines(file: Path) -> set[tuple[int, int]]:
    """Where operators stand in annotations: line and column."""
    found: set[tuple[int, int]] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        annotations = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        for annotation in filter(None, annotations):
            for inner in ast.walk(annotation):
                if isinstance(inner, ast.BinOp):
                    found |= {
                        (inner.lineno, column)
                        for column in range(inner.col_offset, (inner.end_col_offset or 0))
                    }
    return found


def mutate(file: Path, code: str) -> Outcome:
    """Run all mutants of one rule in a tree of its own."""
    with tempfile.TemporaryDirectory() as name:
        tree = copy_of_the_tree(Path(name))
        module = file.relative_to(ROOT)
        test = f"{sys.executable} -m pytest -x -q -p no:cacheprovider tests/rules/test_cases.py tests/rules/test_examples.py -k {code}"
        (tree / "cosmic.toml").write_text(
            f'[cosmic-ray]\nmodule-path = "{module}"\ntimeout = 30.0\nexcluded-modules = []\n'
            f'test-command = "{test}"\n[cosmic-ray.distributor]\nname = "local"\n',
            encoding="utf-8",
        )
        environment = {**os.environ, "PYTHONPATH": str(tree / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run(
            test.split(), cwd=tree, env=environment, check=True, capture_output=True
        )  # unharmed, it passes
        for step in (["init", "cosmic.toml", "session.sqlite"], ["exec", "cosmic.toml", "session.sqlite"]):
            subprocess.run(
                [sys.executable, "-m", "cosmic_ray.cli", *step],
                cwd=tree,
                env=environment,
                check=True,
                capture_output=True,
            )
        return outcome(tree / "session.sqlite", file, code)


def outcome(session: Path, file: Path, code: str) -> Outcome:
    """Read a session's results."""
    query = (
        "select m.operator_name, m.start_pos_row, m.start_pos_col, r.test_outcome "
        "from mutation_specs m join work_results r on m.job_id = r.job_id"
    )
    ignored = annotation_lines(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    killed, survivors = 0, []
    with sqlite3.connect(session) as database:
        for operator, row, column, result in database.execute(query):
            if (row, column) in ignored or (row, column + 1) in ignored:
                continue
            if "SURVIVED" in str(result).upper():
                survivors.append(
                    f"{file.name}:{row} {operator.split('/')[-1]}: {lines[row - 1].strip()[:90]}"
                )
            else:
                killed += 1
    return Outcome(code, killed, tuple(survivors))


def main() -> None:
    """Mutate and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("codes", nargs="*")
    wanted = set(parser.parse_args().codes)
    files: dict[str, Path] = {}
    for file in sorted((ROOT / "plugins" / "kyokun" / "rules").glob("*/*.py")):
        found = _CODE.search(file.read_text(encoding="utf-8"))
        if found and (not wanted or found[1] in wanted):
            files[found[1]] = file
    total = dead = 0
    with ThreadPoolExecutor(WORKERS) as pool:
        for result in pool.map(lambda code: mutate(files[code], code), sorted(files)):
            count = result.killed + len(result.survivors)
            total, dead = total + count, dead + result.killed
            print(f"{result.code}: {result.killed} of {count} killed", flush=True)
            for survivor in result.survivors:
                print(f"    survived: {survivor}", flush=True)
    print(f"all rules: {dead} of {total} mutants killed ({dead / max(1, total):.0%})")


if __name__ == "__main__":
    main()
