"""Real builds of the small base, under both engines."""

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mkdocs.engines import ENGINES, Built, build, configured, copied_to
from tests.mkdocs.site_html import broken_links, read_html

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=ENGINES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small base, built once per engine."""
    return build(request.param, copied_to(tmp_path_factory.mktemp("built")), "--strict")


def pages(site: Path) -> list[Path]:
    return sorted(file for file in site.rglob("*.html") if file.name != "404.html")


def test_a_base_without_errors_builds_strictly(built: Built) -> None:
    assert built.exit_code == 0, built.log
    assert not built.lines("ERROR")
    assert not built.lines("WARNING")


def test_who_is_lost_is_spoken_to_in_the_sites_language(built: Built) -> None:
    lost = html.unescape((built.site / "404.html").read_text(encoding="utf-8"))
    assert "ページが見つかりません" in lost
    assert re.search(r'class="kyokun-search-box"><a href="/(?:[^"]*/)?search/"', lost)


def test_findings_that_are_no_errors_are_information(built: Built) -> None:
    said = [line for line in built.lines("INFO") if "PM-004-draft.md" in line]
    assert any(
        re.search(r"postmortems/2026/PM-004-draft\.md:19:\d+ KY\d+ .*担当.* — ", line) for line in said
    )


def test_urls_and_anchors(built: Built) -> None:
    for url in (
        "",
        "postmortems",
        "postmortems/PM-001",
        "lessons",
        "lessons/design/limits",
        "actions",
        "about",
    ):
        assert (built.site / url / "index.html").is_file(), url
    for number in (1, 2):
        assert f"PM-001-{number}" in read_html(built.site / "postmortems/PM-001/index.html").ids
    assert json.loads((built.site / "api/kyokun.json").read_text(encoding="utf-8"))["postmortems"]
    assert (built.site / "postmortems/2026/graph.png").is_file()
    assert not (built.site / "postmortems/2026/evil.svg").exists()


def test_every_page_leads_to_the_search_and_the_engines_own_is_not_built(built: Built) -> None:
    for page in pages(built.site):
        html = page.read_text(encoding="utf-8")
        assert html.count('<a class="kyokun-search-open"') == 1, page
        assert re.search(r'<script [^>]*assets/search/open\.js"[^>]* type="module"', html), page
    assert (built.site / "assets/search/index/start.bin").is_file()
    assert not (built.site / "search/search_index.json").exists()


def test_a_second_search_is_said_to_be_superfluous(tmp_path: Path) -> None:
    base = configured(copied_to(tmp_path), "plugins:\n", "plugins:\n  - search\n")
    built = build("mkdocs", base, "--strict")
    assert built.exit_code == 0, built.log
    assert [line for line in built.lines("INFO") if "`search` は要りません" in line]


def test_every_internal_link_and_anchor_resolves(built: Built) -> None:
    assert broken_links(built.site) == []


def test_incident_leads_to_lesson_and_back(built: Built) -> None:
    incident = read_html(built.site / "postmortems/PM-001/index.html")
    assert "../../lessons/design/limits/" in incident.links
    lesson = read_html(built.site / "lessons/design/limits/index.html")
    assert "../../../postmortems/PM-001/#PM-001-1" in lesson.links
    assert ">PM-001-1</a>" in built.html("lessons/design/limits")


def test_ids_are_unique_and_every_page_has_one_h1(built: Built) -> None:
    for file in pages(built.site):
        page = read_html(file)
        assert len(page.ids) == len(set(page.ids)), file
        assert page.tags.count("h1") == 1, file


def test_every_page_says_its_language(built: Built) -> None:
    for url, lang in (
        ("postmortems/PM-001", "ja"),
        ("postmortems/PM-002", "en"),
        ("lessons/design/limits-en", "en"),
    ):
        page = read_html(built.site / url / "index.html")
        assert (page.lang, page.content_langs) == (lang, (lang,))
    assert read_html(built.site / "index.html").lang == "ja"


def test_edit_links_lead_to_the_source(built: Built) -> None:
    edit = "https://git.example.com/org/kb/edit/main"
    for url, source in (
        ("postmortems/PM-001", "postmortems/2026/PM-001-cart.md"),
        ("lessons/design/limits", "lessons/design/limits.md"),
        ("about", "docs/about.md"),
    ):
        assert f"{edit}/{source}" in read_html(built.site / url / "index.html").links
    assert not any("/edit/" in link for link in read_html(built.site / "actions/index.html").links)


def test_nothing_is_loaded_from_another_host(built: Built) -> None:
    for file in pages(built.site):
        for url in read_html(file).loaded:
            assert not re.match(r"(?:[a-z]+:)?//", url) or url.startswith("https://kb.example.com/"), (
                file,
                url,
            )


def test_nothing_hostile_can_run(built: Built) -> None:
    own_scripts = read_html(built.site / "about/index.html").tags.count("script")
    for file in pages(built.site):
        page = read_html(file)
        assert page.handlers == (), file
        # A chart that can be filtered brings its data and what draws it anew: two, whatever authors wrote into the data.
        charts = file.read_text(encoding="utf-8").count(
            '<script type="application/json" class="kyokun-chart-'
        )
        assert charts <= 1, file
        assert page.tags.count("script") == own_scripts + 2 * charts, file
        assert not set(page.tags) & {"iframe", "object", "embed", "form"} - {"form"}, file
        for link in page.links:
            assert not re.match(r"\s*(?:javascript|data|vbscript):", link, re.IGNORECASE), (file, link)
    hostile = built.html("postmortems/PM-005")
    assert "root:" not in hostile
    assert "49" not in re.sub(r"shows 49", "", hostile.split('class="kyokun"', 1)[1].split("</article>")[0])


def test_a_draft_has_a_banner_or_is_nowhere(built: Built, tmp_path: Path) -> None:
    assert "下書き" in built.html("postmortems/PM-004")
    base = configured(copied_to(tmp_path), "      lang: ja\n", "      lang: ja\n      drafts: omit\n")
    omitted = build("mkdocs", base, "--strict")
    assert omitted.exit_code == 0, omitted.log
    for file in omitted.site.rglob("*"):
        assert "PM-004" not in file.name
        if "rules" in file.relative_to(omitted.site).parts or "search" in file.parts:
            continue  # the rules' examples have numbers of their own
        if file.suffix in (".html", ".json", ".xml"):
            assert "PM-004" not in file.read_text(encoding="utf-8"), file


BROKEN = "---\nid: [\n---\n"


@pytest.mark.parametrize("engine", ENGINES)
def test_errors_are_logged_each_and_fail_the_build_once(engine: str, tmp_path: Path) -> None:
    base = copied_to(tmp_path)
    (base / "postmortems/2026/broken.md").write_text(BROKEN, encoding="utf-8")
    done = build(engine, base)
    assert done.exit_code == 1
    errors = done.lines("ERROR")
    assert re.search(r"ERROR\s+-\s+postmortems/2026/broken\.md:\d+:\d+ KY\d+ .+ — .+", errors[0])
    assert re.fullmatch(r"ERROR\s+-\s+kyokun: 直すところが \d+ 件あります。.*", errors[-1])
    assert sum("kyokun: " in line for line in errors) == 1
    assert "Traceback" not in done.log


def test_quiet_does_not_hide_a_failure(tmp_path: Path) -> None:
    base = copied_to(tmp_path)
    (base / "postmortems/2026/broken.md").write_text(BROKEN, encoding="utf-8")
    assert build("mkdocs", base, "-q").exit_code == 1


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("langs: ja", "unknown option `langs`; did you mean `lang`?"),
        ("drafts: maybe", "option `drafts`: 'maybe' is not one of banner, omit"),
        ("id_prefix: 4", "option `id_prefix`: 4 is not letters and digits"),
    ],
)
def test_a_bad_option_is_one_clear_line(engine: str, option: str, said: str, tmp_path: Path) -> None:
    done = build(engine, configured(copied_to(tmp_path), "      lang: ja\n", f"      {option}\n"))
    assert done.exit_code == 1
    errors = done.lines("ERROR")
    assert len(errors) == 1
    assert said in errors[0]
    assert "Traceback" not in done.log


def test_a_bad_template_is_one_clear_line(tmp_path: Path) -> None:
    base = copied_to(tmp_path)
    (base / "templates/pages").mkdir(parents=True)
    (base / "templates/pages/home.md.jinja").write_text("{{ nothing }}", encoding="utf-8")
    done = build("mkdocs", base)
    assert done.exit_code == 1
    assert len(done.lines("ERROR")) == 1
    assert "templates/pages/home.md.jinja" in done.lines("ERROR")[0]
    assert "Traceback" not in done.log


def test_a_home_written_by_hand_wins_and_a_plain_theme_will_do(tmp_path: Path) -> None:
    base = copied_to(tmp_path)
    (base / "docs/index.md").write_text("# Our own home\n", encoding="utf-8")
    theme = "theme:\n  name: material\n  language: ja\n  font: false\n  features: [content.action.edit]\n"
    configured(base, theme, "theme: {name: mkdocs, highlightjs: false}\n")
    configured(base, "pymdownx.superfences, pymdownx.tasklist", "admonition")
    done = build("mkdocs", base, "--strict")
    assert done.exit_code == 0, done.log
    assert "Our own home" in done.html()
    assert broken_links(done.site) == []
    for file in pages(done.site):
        assert not [url for url in read_html(file).loaded if re.match(r"(?:[a-z]+:)?//", url)], file


def test_without_directory_urls_links_hold_too(tmp_path: Path) -> None:
    base = configured(copied_to(tmp_path), "plugins:\n", "use_directory_urls: false\nplugins:\n")
    done = build("mkdocs", base, "--strict")
    assert done.exit_code == 0, done.log
    assert (done.site / "postmortems/PM-001.html").is_file()
    assert broken_links(done.site) == []


def test_no_page_grows_with_the_number_of_postmortems(tmp_path: Path) -> None:
    sizes = []
    for count in (5, 60):
        base = copied_to(tmp_path / str(count))
        text = (base / "postmortems/2026/PM-002-search.md").read_text(encoding="utf-8")
        for number in range(100, 100 + count):
            more = text.replace("PM-002", f"PM-{number}").replace("recurrence_of: [PM-001]\n", "")
            more = re.sub(r"\(../../lessons/[^)]*\)", "(../../lessons/operations/backup.md)", more)
            (base / f"postmortems/2026/PM-{number}.md").write_text(more, encoding="utf-8")
        done = build("mkdocs", base, "--strict")
        assert done.exit_code == 0, done.log
        sizes.append(
            [len(done.html(url)) for url in ("postmortems/PM-001", "lessons/design/limits", "about")]
        )
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("engine", ENGINES)
def test_this_repository_builds_strictly(engine: str, tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", base)
    for name in ("docs", "postmortems", "lessons"):
        shutil.copytree(ROOT / name, base / name)
    done = build(engine, base, "--strict")
    assert done.exit_code == 0, done.log
    assert not done.lines("WARNING")
    assert broken_links(done.site) == []
    for file in pages(done.site):
        page = read_html(file)
        assert page.tags.count("h1") == 1, file
        assert len(page.ids) == len(set(page.ids)), file


def test_without_scipy_pages_go_without_similar_incidents_and_the_log_says_so(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    hidden = (
        "import sys; sys.modules |= {'scipy': None, 'numpy': None}; from mkdocs.__main__ import cli; cli()"
    )
    done = subprocess.run(
        [sys.executable, "-c", hidden, "build", "--strict"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "without SciPy" in done.stderr
    assert "似たインシデント" not in (root / "site/postmortems/PM-001/index.html").read_text(encoding="utf-8")


def test_without_altair_trends_go_without_charts_and_the_log_says_so_once(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    hidden = "import sys; sys.modules |= {'altair': None, 'vl_convert': None}; from mkdocs.__main__ import cli; cli()"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "build", "--strict"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("without Altair") == 1
    page = (root / "site/trends/incidents/index.html").read_text(encoding="utf-8")
    assert '="kyokun-chart' not in page
    assert "期間ごとの値を表で見る" in page
    assert not (root / "site/assets/trends/vega.js").exists()


def test_pages_show_similar_incidents_and_charts(built: Built) -> None:
    assert "似たインシデント" in built.html("postmortems/PM-001")
    assert '="kyokun-chart' in built.html("trends/incidents")
    assert not any("SciPy" in line or "Altair" in line for line in built.lines("INFO"))
