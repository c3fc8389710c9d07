"""How well the rules about language tell blame: ``python -m bench.blameless [--held-out]``.

Measures them on the labelled sentences beside the tests (``tests/rules/blameless/``): precision and recall per language, on all
sentences and on the half that was never used to tune the rules (70 sentences a language written before them, 40 after, in
other words). Wrong answers are listed for the other half only, unless ``--held-out`` asks for both: whoever looks at them,
tunes to them.

With ``KYOKUN_CORPORA`` set it also lists what the rules report on those documents, and counts the false alarms by the
judgements kept in ``blameless_corpora.tsv``.
"""

import argparse
import csv
import importlib
import os
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_document, read_source
from kyokun.rules import language as family
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding
from kyokun.text.decoding import Decoded

HERE = Path(__file__).parent
LABELLED = HERE.parent / "tests" / "rules" / "blameless"
JUDGEMENTS = HERE / "blameless_corpora.tsv"
LANGUAGES = ("ja", "en")
_HEADINGS = {"ja": "学び", "en": "Lessons"}


@dataclass(frozen=True)
class Labelled:
    """One sentence and what people say of it."""

    sentence: str
    kind: str
    is_blame: bool
    is_held_out: bool


@dataclass(frozen=True)
class Measured:
    """The rules' answers to a set of sentences."""

    missed: tuple[Labelled, ...]
    false: tuple[Labelled, ...]
    found: int

    @property
    def precision(self) -> float:
        """Which part of what is reported is blame."""
        return self.found / (self.found + len(self.false) or 1)

    @property
    def recall(self) -> float:
        """Which part of the blame is reported."""
        return self.found / (self.found + len(self.missed) or 1)


def labelled(language: str) -> tuple[Labelled, ...]:
    """The labelled sentences of a language."""
    with (LABELLED / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Labelled(
            row["sentence"].replace("\\n", "\n"),
            row["kind"],
            row["label"] == "blame",
            row["held-out"] == "yes",
        )
        for row in rows
    )


def reported(sentence: str, language: str) -> tuple[Finding, ...]:
    """What the rules about language say of a sentence that stands in a postmortem."""
    cells = sentence.count("|") - 1
    head = f"|{' |' * cells}\n|{'---|' * cells}\n" if sentence.startswith("|") else ""
    text = f"---\nlang: {language}\n---\n\n# PM\n\n## {_HEADINGS[language]}\n\n{head}{sentence}\n"
    location = Location(HERE, "sentence.md", DocumentKind.POSTMORTEM)
    return tuple(
        findings((read_source(location, Decoded(text, False), conventions_of(Options(), frozenset())),))
    )


def measure(sentences: tuple[Labelled, ...], language: str) -> Measured:
    """Ask the rules about every sentence."""
    answers = [(one, bool(reported(one.sentence, language))) for one in sentences]
    return Measured(
        missed=tuple(one for one, is_reported in answers if one.is_blame and not is_reported),
        false=tuple(one for one, is_reported in answers if not one.is_blame and is_reported),
        found=sum(one.is_blame and is_reported for one, is_reported in answers),
    )


def findings(documents: tuple[Document, ...]) -> tuple[Finding, ...]:
    """What the rules about language report."""
    names = [module.name for module in pkgutil.iter_modules(family.__path__)]
    rules = tuple(importlib.import_module(f"{family.__name__}.{name}").RULE for name in names)
    return check(Knowledge(documents, Options(), HERE), None, rules)


def corpora(folder: Path) -> Iterator[Document]:
    """The real documents."""
    for file in sorted(folder.rglob("*.md")):
        location = Location(file, file.relative_to(folder).as_posix(), DocumentKind.POSTMORTEM)
        yield read_document(location, conventions_of(Options(), frozenset()))


def judgements() -> dict[tuple[str, int], str]:
    """``true`` or ``false`` for the alarms that somebody has looked at, by path and line."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["path"], int(row["line"])): row["verdict"] for row in rows}


def _print_labelled(with_held_out: bool) -> None:
    for language in LANGUAGES:
        every = labelled(language)
        held_out = tuple(one for one in every if one.is_held_out)
        for name, sentences in (("all", every), ("held out", held_out)):
            result = measure(sentences, language)
            print(
                f"{language}  {name:9} n = {len(sentences):3}  precision {result.precision:.3f}  recall {result.recall:.3f}"
                f"  ({result.found} found, {len(result.missed)} missed, {len(result.false)} false)"
            )
        result = measure(tuple(one for one in every if with_held_out or not one.is_held_out), language)
        for what, ones in (("missed", result.missed), ("false", result.false)):
            for one in ones:
                print(f"    {what} ({one.kind}): {one.sentence!r}")


def _print_corpora(folder: Path) -> None:
    documents = tuple(corpora(folder))
    verdicts = judgements()
    counted = {"true": 0, "false": 0, "not judged": 0}
    texts = {document.path: document for document in documents}
    found = findings(documents)
    for finding in found:
        verdict = verdicts.get((finding.path, finding.start.line), "not judged")
        counted[verdict] += 1
        line = texts[finding.path].lines.line(finding.start.line).strip()
        print(f"    {verdict:10} {finding.path}:{finding.start.line} {finding.code} {line[:140]}")
    print(
        f"corpora: {len(documents)} documents, {len(found)} alarms: "
        + ", ".join(f"{n} {verdict}" for verdict, n in counted.items())
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--held-out", action="store_true", help="also list wrong answers of the held-out half"
    )
    _print_labelled(parser.parse_args().held_out)
    folder = os.environ.get("KYOKUN_CORPORA", "")
    if folder:
        _print_corpora(Path(folder))


if __name__ == "__main__":
    main()
