"""``kyokun lsp`` as an editor meets it, in both languages."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.lsp.editing import PATIENCE, Buffer, begin, codes, edits_of
from tests.making import LESSON, complete, write_base

FIRST = "postmortems/2025/PM-001.md"
PATH = "postmortems/2025/PM-002.md"
ELSEWHERE = complete("PM-001").replace("services: [api]", "services: [search]")
"""Nothing that PM-002 would be a recurrence of."""


def base_in(folder: Path, options: str = "lang: en") -> Path:
    """A base of two postmortems and a lesson."""
    return write_base(
        folder.resolve() / "base",
        {
            FIRST: ELSEWHERE,
            PATH: complete("PM-002"),
            "lessons/practice/timeouts.md": LESSON,
        },
        options,
    )


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("locale", "message", "item", "hovered", "ignore"),
    [
        ("ja-JP", "アクション PM-002-1 に担当がありません", "高 / High", "- 重大度: 中", "ここでは抑制する"),
        ("en-GB", "action PM-002-1 has no owner", "高 / High", "- Severity: Medium", "Suppress KY501 here"),
    ],
)
async def test_open_change_mend_complete_and_hover(
    client: LanguageClient, tmp_path: Path, locale: str, message: str, item: str, hovered: str, ignore: str
) -> None:
    folder = base_in(tmp_path)
    await begin(client, folder, locale=locale)
    buffer = Buffer(client, (folder / PATH).as_uri(), complete("PM-002"))
    await buffer.until(lambda told: not told)

    buffer.write(buffer.text.replace("- **Owner**: @rin\n", "- **Owner**:\n", 1))
    told = await buffer.until(bool)
    [found] = told
    assert (found.code, found.severity, found.source) == ("KY501", types.DiagnosticSeverity.Error, "kyokun")
    assert found.message.startswith(f"{message}\n→ ")
    assert found.code_description is None
    assert found.range.start == buffer.place("- **Owner**:‸\n")

    [suppress] = [one for one in await buffer.actions("- **Owner**:‸\n") if ignore in one.title]
    buffer.apply(edits_of(suppress, buffer))
    await buffer.until(lambda told: codes(told) == {"KY501", "KY990"})
    buffer.write(buffer.text.replace("KY501:  -->", "KY501: we meet on Monday -->"))
    await buffer.until(lambda told: not told)

    offered = await buffer.complete("severity: ‸medium")
    assert offered["high"].detail == item
    assert isinstance(offered["high"].text_edit, types.TextEdit)
    buffer.apply([offered["high"].text_edit])
    assert "\nseverity: high\n" in buffer.text

    buffer.write(
        buffer.text.replace("severity: high", "severity: medium").replace(
            "## Summary", "## Summary\n\nSee PM-0\n"
        )
    )
    ids = await buffer.complete("See PM-0‸\n")
    assert ids["PM-001"].detail == "Checkout answered 5xx while the stock service was slow"
    assert isinstance(ids["PM-001"].text_edit, types.TextEdit)
    buffer.apply([ids["PM-001"].text_edit])
    assert "See PM-001\n" in buffer.text
    said = await buffer.hover("See PM-0‸01\n")
    assert said is not None
    assert hovered in said


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("lang", "safe", "unsafe", "every"),
    [
        (
            "ja",
            "`medium` と書く",
            "キー `status` を書き足す（値は空）",
            "安全に直せる指摘をすべて直す（3 件）",
        ),
        (
            "en",
            "Write `medium`",
            "Add the key `status`, without a value",
            "Mend all that can be mended safely (3)",
        ),
    ],
)
async def test_mends_of_rules_one_by_one_and_all_safe_ones(
    client: LanguageClient, tmp_path: Path, lang: str, safe: str, unsafe: str, every: str
) -> None:
    folder = base_in(tmp_path)
    begun = await begin(client, folder, options={"lang": lang})
    provider = begun.capabilities.code_action_provider
    assert isinstance(provider, types.CodeActionOptions)
    assert list(provider.code_action_kinds or ()) == ["quickfix", "source.fixAll.kyokun"]
    written = (
        complete("PM-002")
        .replace("severity: medium", "severity: Medium")
        .replace("status: review", "statsu: review")
        .replace("services: [api]", "services: api, web")
    )
    buffer = Buffer(client, (folder / PATH).as_uri(), written)
    await buffer.until(lambda told: {"KY101", "KY103", "KY116"} <= codes(told))
    offered = {
        one.title: one for one in await buffer.actions("severity: Med‸ium", types.CodeActionKind.QuickFix)
    }
    assert offered[safe].is_preferred
    assert [one.code for one in offered[safe].diagnostics or ()] == ["KY116"]
    at_start = {one.title: one for one in await buffer.actions("‸---\nid: PM-002")}
    assert not at_start[unsafe].is_preferred
    buffer.apply(edits_of(offered[safe], buffer))
    await buffer.until(lambda told: not any("Medium" in one.message for one in told))
    buffer.write(written)
    [all_] = await buffer.actions("‸---\nid: PM-002", types.CodeActionKind.SourceFixAll)
    assert (all_.kind, all_.title) == ("source.fixAll.kyokun", every)
    buffer.apply(edits_of(all_, buffer))
    assert buffer.text == complete("PM-002").replace("services: [api]", "services: [api, web]")
    await buffer.until(lambda told: not told)


@pytest.mark.asyncio
async def test_findings_about_the_base_reach_every_open_document(
    client: LanguageClient, tmp_path: Path
) -> None:
    folder = base_in(tmp_path)
    await begin(client, folder)
    one = Buffer(client, (folder / FIRST).as_uri(), ELSEWHERE)
    other = Buffer(client, (folder / PATH).as_uri(), complete("PM-002"))
    await one.until(lambda told: not told)
    other.write(ELSEWHERE)
    await one.until(lambda told: codes(told) == {"KY104"})
    await other.until(lambda told: "KY104" in codes(told))
    other.close()  # what is saved counts again
    await other.until(lambda told: not told)
    await one.until(lambda told: not told)


@pytest.mark.asyncio
async def test_what_others_do_to_files_is_seen(client: LanguageClient, tmp_path: Path) -> None:
    folder = base_in(tmp_path)
    await begin(client, folder)
    buffer = Buffer(client, (folder / PATH).as_uri(), complete("PM-002"))
    await buffer.until(lambda told: not told)
    lesson = folder / "lessons/practice/timeouts.md"
    lesson.unlink()
    change = types.FileEvent(lesson.as_uri(), types.FileChangeType.Deleted)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await buffer.until(lambda told: "KY601" in codes(told))
    lesson.write_text(LESSON, encoding="utf-8")
    buffer.save()  # an editor that does not watch files
    await buffer.until(lambda told: not told)
    write_base(folder, {}, "lang: en\nextra_keys: [ticket]")
    buffer.write(buffer.text.replace("status: review", "status: review\nticket: T-1"))
    await buffer.until(lambda told: codes(told) == {"KY105"} or bool(told))
    configuration = types.FileEvent((folder / "mkdocs.yml").as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([configuration]))
    await buffer.until(lambda told: not told)


@pytest.mark.asyncio
async def test_a_broken_configuration_is_told_once_and_the_last_good_one_kept(
    client: LanguageClient, tmp_path: Path
) -> None:
    folder = base_in(tmp_path)
    await begin(client, folder)
    buffer = Buffer(client, (folder / PATH).as_uri(), complete("PM-002"))
    await buffer.until(lambda told: not told)
    good = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(good + "      made_up: 1\n", encoding="utf-8")
    buffer.save()
    buffer.write(buffer.text.replace("- **Owner**: @rin\n", "- **Owner**:\n", 1))
    await buffer.until(lambda told: codes(told) == {"KY501"})
    buffer.save()
    assert await buffer.hover("id: PM-0‸02") is not None
    if not client.log_messages:  # the configuration is read beside what is asked in between
        await asyncio.wait_for(client.wait_for_notification("window/logMessage"), PATIENCE)
    [line] = {one.message for one in client.log_messages}
    assert "unknown option `made_up`" in line
    assert "\n" not in line


@pytest.mark.asyncio
async def test_definitions_mentions_and_outline(client: LanguageClient, tmp_path: Path) -> None:
    folder = base_in(tmp_path)
    await begin(client, folder)
    buffer = Buffer(
        client,
        (folder / PATH).as_uri(),
        complete("PM-002").replace("## Summary", "## Summary\n\n🍀 PM-001-1 x"),
    )
    at = buffer.place("🍀 PM-0‸01-1")
    where = await client.text_document_definition_async(types.DefinitionParams(buffer.named, at))
    assert isinstance(where, types.Location)
    assert where.uri == (folder / FIRST).as_uri()
    line = ELSEWHERE.split("\n")[where.range.start.line]
    assert line.startswith("#### 1. ")
    context = types.ReferenceContext(include_declaration=True)
    found = await client.text_document_references_async(types.ReferenceParams(context, buffer.named, at))
    assert found is not None
    [mention] = found
    assert buffer.in_range(mention.range) == "PM-001-1"
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(buffer.named))
    assert symbols is not None
    actions = next(one for one in symbols if one.name == "Action items")
    assert isinstance(actions, types.DocumentSymbol)
    assert [one.name for one in actions.children or ()][:1] == ["PM-002-1"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("options", "base_option", "locale", "expected"),
    [
        ({"lang": "ja"}, "lang: en", "en", "担当がありません"),
        ({"lang": "en", "siteUrl": "https://kb.example.com"}, "lang: ja", None, "has no owner"),
        (None, "lang: ja", "fr-FR", "担当がありません"),
        ({"lang": "xx"}, "lang: en", None, "has no owner"),
    ],
)
async def test_the_language_and_the_site_are_the_editors_choice(
    client: LanguageClient,
    tmp_path: Path,
    options: dict[str, str] | None,
    base_option: str,
    locale: str | None,
    expected: str,
) -> None:
    folder = base_in(tmp_path, base_option)
    await begin(client, folder, locale=locale, options=options)
    text = complete("PM-002").replace("- **Owner**: @rin\n", "- **Owner**:\n", 1)
    buffer = Buffer(client, (folder / PATH).as_uri(), text)
    told = await buffer.until(bool)
    [found] = [one for one in told if one.code == "KY501"]
    assert expected in found.message
    if options and "siteUrl" in options:
        assert found.code_description == types.CodeDescription("https://kb.example.com/rules/KY501/")
    if options and options.get("lang") == "xx":
        assert "'xx' is not one of ja, en" in client.log_messages[0].message


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", types.PositionEncodingKind)
async def test_columns_are_counted_as_agreed(
    client: LanguageClient, tmp_path: Path, encoding: types.PositionEncodingKind
) -> None:
    folder = base_in(tmp_path)
    agreed = await begin(client, folder, encodings=[encoding])
    assert agreed.capabilities.position_encoding == encoding
    line = "期限🍀𠮷 see PM-001 x"
    buffer = Buffer(
        client, (folder / PATH).as_uri(), complete("PM-002").replace("## Summary", f"## Summary\n\n{line}")
    )
    number = buffer.text.split("\n").index(line)
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[
        encoding.value
    ]
    columns = [len(line[: line.index(part)].encode(codec)) // size for part in ("PM-", " x")]
    params = types.HoverParams(buffer.named, types.Position(number, columns[0] + 3))
    found = await client.text_document_hover_async(params)
    assert found is not None
    assert found.range == types.Range(types.Position(number, columns[0]), types.Position(number, columns[1]))


@pytest.mark.asyncio
async def test_several_folders_files_outside_and_files_to_come(
    client: LanguageClient, tmp_path: Path
) -> None:
    one, other = base_in(tmp_path), base_in(tmp_path / "other", "lang: ja")
    await begin(client, one, other)
    broken = complete("PM-003").replace("- **Owner**: @rin\n", "- **Owner**:\n", 1)
    english = Buffer(client, (one / "postmortems/2026/PM-003.md").as_uri(), broken)
    japanese = Buffer(client, (other / "postmortems/2026/PM-003.md").as_uri(), broken)
    told = await english.until(lambda told: "KY501" in codes(told))
    assert any("has no owner" in one.message for one in told)
    told = await japanese.until(lambda told: "KY501" in codes(told))
    assert any("担当がありません" in one.message for one in told)
    outside = Buffer(client, (tmp_path.resolve() / "incident.md").as_uri(), broken)
    await outside.until(lambda told: {"KY501", "KY601"} <= codes(told))
    untitled = Buffer(client, "untitled:Untitled-1", broken)
    await untitled.until(lambda told: "KY501" in codes(told))
    readme = Buffer(client, (one / "README.md").as_uri(), "# Hello\n\nSee PM-00\n")
    await readme.until(lambda told: not told)
    assert "PM-003" in await readme.complete("See PM-00‸")


@pytest.mark.asyncio
async def test_a_folder_becomes_a_base(client: LanguageClient, tmp_path: Path) -> None:
    folder = tmp_path.resolve() / "base"
    folder.mkdir()
    await begin(client, folder)
    buffer = Buffer(client, (folder / PATH).as_uri(), complete("PM-002"))
    await buffer.until(lambda told: "KY601" in codes(told))
    base_in(tmp_path, "lang: ja")
    configuration = types.FileEvent((folder / "mkdocs.yml").as_uri(), types.FileChangeType.Created)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([configuration]))
    await buffer.until(lambda told: not told)
