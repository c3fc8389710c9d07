"""Findings as the results of tests, for CI systems that show those: ``kyokun check --format junit``."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable

from kyokun.model.language import Language
from kyokun.reporters.finding_words import LEVEL_WORDS
from kyokun.rules.rule import Finding, Level

_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow, and the control characters that it discourages."""


def findings_junit(findings: Iterable[Finding], paths: Iterable[str], language: Language) -> str:
    """A test case for every document in ``paths``: errors are its failure, everything else is its output."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.path].append(finding)
    suite = ET.Element("testsuite", name="kyokun")
    for path in sorted({*paths, *found}):
        _add_case(suite, path, found[path], language)
    suites = ET.Element("testsuites", name="kyokun")
    suites.append(suite)
    for element in (suites, suite):
        element.set("tests", str(len(suite)))
        element.set("failures", str(len(suite.findall("testcase/failure"))))
        element.set("errors", "0")
    ET.indent(suites)
    written = ET.tostring(suites, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _add_case(suite: ET.Element, path: str, findings: list[Finding], language: Language) -> None:
    case = ET.SubElement(suite, "testcase", name=_clean(path), classname="kyokun")
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    rest = [finding for finding in findings if finding.level is not Level.ERROR]
    if errors:
        more = f" (+{len(errors) - 1})" if len(errors) > 1 else ""
        headline = _clean(f"{errors[0].code} {errors[0].message.in_(language)}{more}")
        failure = ET.SubElement(case, "failure", type="error", message=headline)
        failure.text = _listed(errors, language)
    if rest:
        ET.SubElement(case, "system-out").text = _listed(rest, language)


def _listed(findings: Iterable[Finding], language: Language) -> str:
    return "".join(f"\n{_clean(_entry(finding, language))}" for finding in findings) + "\n"


def _entry(finding: Finding, language: Language) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    level = LEVEL_WORDS[finding.level].in_(language)
    message, help_ = finding.message.in_(language), finding.help.in_(language)
    return f"{place}: {level} {finding.code} {message}\n  → {help_}"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
