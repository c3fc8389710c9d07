"""The plugin ``kyokun``: thin glue between the engine's events and the rooms that do the work."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as BuiltPage

from kyokun.knowledge.base import LESSONS, POSTMORTEMS, Base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.packaged import packaged
from kyokun.mkdocs.cleaning import clean
from kyokun.mkdocs.generated import add_generated
from kyokun.mkdocs.indentation import without_indentation
from kyokun.mkdocs.languages import known_language, language_of, with_language, wrapped
from kyokun.mkdocs.loading import with_patient_scripts, with_styles
from kyokun.mkdocs.lost import TEMPLATE, with_way_on
from kyokun.mkdocs.meta import describe, with_meta
from kyokun.mkdocs.naming import with_named_boxes, with_named_navigation, with_printed_addresses
from kyokun.mkdocs.palette import palette_script, with_quiet_palette
from kyokun.mkdocs.previews import with_previews_of_other_pages
from kyokun.mkdocs.reporting import log, log_findings, summary, suspend_strictness
from kyokun.mkdocs.searching import add_script, with_search_link
from kyokun.mkdocs.surroundings import docs_folder, root_of, surroundings
from kyokun.model.options import BadOption, Options, read_options
from kyokun.pages.addresses import ACTION_LIST, HOME, LESSON_LIST, POSTMORTEM_LIST, TREND_LIST
from kyokun.pages.page import Page
from kyokun.pages.site import make_site
from kyokun.pages.stylesheets import STYLESHEET, style_parts
from kyokun.pages.templating import BadTemplate
from kyokun.pages.trends.availability import can_draw_charts
from kyokun.pages.wording import wording
from kyokun.reporters.finding_words import IN_BASELINE
from kyokun.rules.baseline import BadBaseline
from kyokun.rules.checking import check
from kyokun.rules.judging import judge
from kyokun.rules.rule import Finding, Level
from kyokun.rules.selecting import selection_of
from kyokun.search.related.matrix import is_available

_WATCHED = (POSTMORTEMS, LESSONS, "templates")
_GUIDE = "guide/index.md"


class KyokunPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Checks the base, fails the build over errors, and adds its pages to the site."""

    def __init__(self) -> None:
        self.options = Options()
        self._serving = False
        self._added: dict[str, Page] = {}
        self._files = Files([])

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options as the command reads them.

        Raises:
            ValidationError: an unknown option or a value it cannot have; one line.
        """
        try:
            self.options = read_options(options)
            selection_of(self.options)
        except BadOption as error:
            raise ValidationError(f"Plugin 'kyokun': {error}") from error
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a server, which goes on over errors where a build fails."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the stylesheet, the search, and a small navigation where the author set none."""
        if STYLESHEET not in config.extra_css:
            config.extra_css.append(STYLESHEET)
        add_script(config, self.options.lang)
        if config.nav is None:
            guide = [_GUIDE] if (Path(config.docs_dir) / _GUIDE).is_file() else []
            config.nav = [HOME, POSTMORTEM_LIST, LESSON_LIST, ACTION_LIST, TREND_LIST, *guide]
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Read the base anew, check it, and add its pages.

        Raises:
            PluginError: the base has errors, or its templates cannot be used, and this is not a server; or its baseline
                cannot be read.
        """
        base = Base(root_of(config), self.options)
        knowledge = load_base(base)
        now = self._now()
        findings = self._told(base, knowledge, check(knowledge, now))
        if not is_available():
            log.info("kyokun: without SciPy (kyokun[site]) pages do not show similar incidents")
        if not can_draw_charts():
            log.info(
                "kyokun: without Altair and vl-convert (kyokun[site]) the pages of trends have no charts"
            )
        errors = sum(finding.level is Level.ERROR for finding in findings)
        if errors and self._serving:
            suspend_strictness()
        log_findings(findings, self.options.lang)
        if errors and not self._serving:
            raise PluginError(summary(errors, self.options.lang))
        around = surroundings(config, files, base)
        assets = (*style_parts(), palette_script())
        try:
            site = make_site(knowledge, findings, now.date(), around, assets)
        except BadTemplate as error:
            if not self._serving:
                raise PluginError(f"kyokun: {error}") from error
            suspend_strictness()
            log.error("%s", error)
            shipped = replace(around, templates=(packaged("templates"),))
            site = make_site(knowledge, findings, now.date(), shipped, assets)
        self._files = files
        self._added = add_generated(files, config, site, docs_folder(config, base.root))
        return files

    def on_page_content(self, html: str, /, *, page: BuiltPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean what comes from authors' documents, and say which language the content is in."""
        added = self._added.get(page.file.src_uri)
        if added is not None:
            html = added.drawn(html if added.source is None else clean(html))
        describe(page, html)
        language, spoken = language_of(page), known_language(page, self.options.lang)
        html = with_printed_addresses(with_named_boxes(with_previews_of_other_pages(html), spoken))
        document = wording(spoken)("document") if added and added.is_postmortem else ""
        return wrapped(html, language, document) if language else html

    def on_post_page(self, output: str, /, *, page: BuiltPage, config: MkDocsConfig) -> str:
        """Give the page the language of its content, the way to the search, and words for those who link to it."""
        language = language_of(page)
        output = without_indentation(output)
        output = with_named_navigation(with_search_link(output, page, self._files, self.options.lang))
        output = with_quiet_palette(with_styles(with_patient_scripts(output), page), page)
        added = self._added.get(page.file.src_uri)
        output = with_meta(
            output,
            page,
            config,
            known_language(page, self.options.lang),
            is_article=added is not None and added.source is not None,
        )
        return with_language(output, language) if language else output

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the page for addresses that lead nowhere the site's language and the way to the search."""
        if template_name != TEMPLATE:
            return output_content
        output = with_way_on(without_indentation(output_content), config, self._files, self.options.lang)
        return with_named_navigation(with_patient_scripts(output))

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch the base's own folders."""
        for name in _WATCHED:
            folder = root_of(config) / name
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _told(self, base: Base, knowledge: Knowledge, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings that the baseline does not leave out."""
        try:
            told = judge(base, findings, knowledge.sources)
        except BadBaseline as error:
            raise PluginError(f"kyokun: {error.words.in_(self.options.lang)}") from error
        if told.hidden:
            log.info("kyokun: %s", IN_BASELINE.format(count=told.hidden).in_(self.options.lang))
        return told.reported

    def _now(self) -> datetime:
        """The time in the base's zone: of the option ``now``, else of SOURCE_DATE_EPOCH, else of the clock."""
        now = self.options.now
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        try:
            if now is None:
                now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
            return now.astimezone(self.options.zone)
        except (OverflowError, OSError, ValueError) as error:
            raise PluginError(
                f"kyokun: no such time (SOURCE_DATE_EPOCH or the option `now`): {error}"
            ) from error
