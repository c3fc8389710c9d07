"""What the editor at the other end has said of itself."""

from dataclasses import dataclass
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability

from kyokun.editor.encoding import Encoding
from kyokun.model.language import Language


@dataclass(frozen=True, slots=True)
class Wishes:
    """The initialization options; what is wrong with them is told in ``complaints``."""

    lang: Language | None
    site: str
    """The address of the published site, to link rules from; empty: no links."""
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Client:
    """What the editor can show, and how it counts columns."""

    encoding: Encoding = Encoding.UTF16
    has_snippets: bool = False
    has_markdown_help: bool = False
    has_markdown_hover: bool = False
    has_nested_symbols: bool = False
    has_versioned_edits: bool = False
    has_literal_actions: bool = False
    has_related_places: bool = False
    has_tags: bool = False
    has_rule_links: bool = False
    can_watch: bool = False


def client_of(capabilities: types.ClientCapabilities, encoding: Encoding) -> Client:
    """What an editor's capabilities come to."""

    def can(path: str) -> Any:
        return get_capability(capabilities, path, None)

    item = "text_document.completion.completion_item"
    return Client(
        encoding=encoding,
        has_snippets=bool(can(f"{item}.snippet_support")),
        has_markdown_help=types.MarkupKind.Markdown in (can(f"{item}.documentation_format") or ()),
        has_markdown_hover=types.MarkupKind.Markdown in (can("text_document.hover.content_format") or ()),
        has_nested_symbols=bool(can("text_document.document_symbol.hierarchical_document_symbol_support")),
        has_versioned_edits=bool(can("workspace.workspace_edit.document_changes")),
        has_literal_actions=can("text_document.code_action.code_action_literal_support") is not None,
        has_related_places=bool(can("text_document.publish_diagnostics.related_information")),
        has_tags=can("text_document.publish_diagnostics.tag_support") is not None,
        has_rule_links=bool(can("text_document.publish_diagnostics.code_description_support")),
        can_watch=bool(can("workspace.did_change_watched_files.dynamic_registration")),
    )


def wishes_of(options: Any) -> Wishes:
    """The initialization options: ``lang`` (ja or en) and ``siteUrl``."""
    if options is None:
        return Wishes(None, "")
    if not isinstance(options, dict):
        return Wishes(None, "", ("initializationOptions: write a mapping such as {lang: ja}",))
    complaints = []
    lang = site = None
    if options.get("lang") is not None:
        lang = next((one for one in Language if one == options["lang"]), None)
        if lang is None:
            complaints.append(f"initializationOptions.lang: {options['lang']!r} is not one of ja, en")
    if options.get("siteUrl") is not None:
        site = str(options["siteUrl"])
        if not site.startswith(("https://", "http://")):
            complaints.append(f"initializationOptions.siteUrl: {site!r} is no https:// address")
            site = None
    return Wishes(lang, site or "", tuple(complaints))


def language_of(locale: str | None) -> Language | None:
    """The language of a locale, ``ja-JP``; None for one that is neither Japanese nor English."""
    return next((one for one in Language if (locale or "").lower().startswith(one.value)), None)
