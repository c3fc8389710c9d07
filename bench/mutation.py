"""Mutation testing of the rules: ``python -m bench.mutation [CODE…]`` (needs ``pip install cosmic-ray``).

The mutants are cosmic-ray's, one change each; a forked child loads a rule's mutated source in place of the rule and calls
that rule's tests (``tests/rules/test_cases.py``, ``test_examples.py``) as pytest would, without starting pytest for each
mutant. Left out of the count are mutants that no test could tell from the original: operators in type annotations; ``is``
against ``==`` between enum members; and changes outside functions, which are texts and patterns.
Prints for each rule how many mutants were killed, and the survivors; at the end the share of all.
"""

import argparse
import ast
import importlib
import io
import os
import re
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from tests.rules import test_cases, test_examples
from tests.rules.case_base import Case, cases

from kyokun.model.language import Language
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 20
_SAME = {("Is", "Eq"), ("Eq", "Is"), ("IsNot", "NotEq"), ("NotEq", "IsNot")}
"""Between members of one enumeration these cannot be told apart."""


@dataclass(frozen=True)
class Mutant:
    """One change to one rule's source."""

    operator: str
    line: int
    source: str


@dataclass(frozen=True)
class Outcome:
    """One rule's mutants."""

    code: str
    killed: int
    survivors: tuple[Mutant, ...]


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant worth testing."""
    inside = function_lines(source)
    annotated = annotation_places(source)
    tree = get_ast(source)
    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments() or indistinguishable(name):
            continue
        operator = operator_class()
        places = [place for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
        for occurrence, ((line, column), _) in enumerate(places):
            if line not in inside or (line, column) in annotated:
                continue
            changed = mutate_code(source, operator, occurrence)
            if changed is not None and changed != source:
                yield Mutant(name.split("/")[-1], line, changed)


def indistinguishable(operator: str) -> bool:
    """Whether an operator's mutants behave like the original by construction."""
    found = re.fullmatch(r".*ReplaceComparisonOperator_(\w+?)_(\w+)", operator)
    return found is not None and (found[1], found[2]) in _SAME


def function_lines(source: str) -> set[int]:
    """The lines inside functions, without docstrings."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            for statement in body:
                lines.update(range(statement.lineno, (statement.end_lineno or statement.lineno) + 1))
    return lines


def annotation_places(source: str) -> set[tuple[int, int]]:
    """Lines and columns that belong to type annotations."""
    places: set[tuple[int, int]] = set()
    for node in ast.walk(ast.parse(source)):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if annotation is not None:
                end = annotation.end_col_offset or annotation.col_offset
                places.update((annotation.lineno, column) for column in range(annotation.col_offset, end + 1))
    return places


def passes(module: ModuleType, source: str, own: list[Case]) -> bool:
    """Whether the rule's tests pass with this source in place of the rule's own; called in a child process."""
    exec(compile(source, str(module.__file__), "exec"), module.__dict__)  # noqa: S102 - our own source, mutated
    rule: Rule = module.RULE
    all_rules.cache_clear()
    test_cases._RULES[rule.code] = rule
    for test in tests_of(rule, own):
        with tempfile.TemporaryDirectory() as folder:
            test(Path(folder))
    return True


def tests_of(rule: Rule, own: list[Case]) -> Iterator[Callable[[Path], None]]:
    """The rule's tests, each to be called with an empty folder."""
    for case in own:
        if case.is_bad:
            yield partial(test_cases.test_a_bad_example_gets_exactly_the_expected_findings, case)
            yield partial(test_cases.test_every_finding_speaks_both_languages, case)
        else:
            yield partial(test_cases.test_a_good_example_gets_none, case)
    for language in Language:
        yield partial(test_examples.test_the_bad_example_is_reported, rule, language)
        yield partial(test_examples.test_the_good_example_is_not_reported, rule, language)


def survives(module: ModuleType, source: str, own: list[Case]) -> bool:
    """Whether the tests, in a child process with a time limit, see no difference."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                passed = passes(module, source, own)
        except BaseException:  # noqa: BLE001 - whatever a mutant does, the child ends here
            passed = False
        os._exit(0 if passed else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


def mutate(rule: Rule, own: list[Case]) -> Outcome:
    """Test all mutants of one rule.

    Raises:
        RuntimeError: the rule's tests do not even pass with its own source.
    """
    check = rule.of_document or rule.of_base or rule.of_unused
    if check is None:
        raise RuntimeError(f"{rule.code}: it asks nothing")
    module = importlib.import_module(check.__module__)
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    if not survives(module, source, own):
        raise RuntimeError(f"{rule.code}: its tests fail without any mutant")
    found = list(mutants(source))
    alive = tuple(mutant for mutant in found if survives(module, mutant.source, own))
    return Outcome(rule.code, len(found) - len(alive), alive)


def main() -> int:
    """Mutate and print; 1 when fewer than four in five mutants are killed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("codes", nargs="*")
    wanted = set(parser.parse_args().codes)
    by_code: dict[str, list[Case]] = {}
    for case in cases():
        by_code.setdefault(case.code, []).append(case)
    rules = [rule for rule in all_rules() if not wanted or rule.code in wanted]
    total = dead = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for result in pool.map(lambda rule: mutate(rule, by_code.get(rule.code, [])), rules):
            count = result.killed + len(result.survivors)
            total, dead = total + count, dead + result.killed
            print(f"{result.code}: {result.killed} of {count} killed", flush=True)
            for survivor in result.survivors:
                print(f"    survived: line {survivor.line}, {survivor.operator}", flush=True)
    share = dead / max(1, total)
    print(f"all rules: {dead} of {total} mutants killed ({share:.0%})")
    return 0 if share >= 0.8 else 1


if __name__ == "__main__":
    sys.exit(main())
