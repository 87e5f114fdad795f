"""The form for hub requests in a browser: the same verdicts as in Python, and usable by everybody."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from browsing import DESK, Tab
from request_cases import cases, files_cases
from sphinx_site import Site

from hubdocs.project import check, load_project
from hubdocs.project.check_file import check_file
from hubdocs.schema import SchemaStore, shipped_schemas
from hubdocs.service.community.options import setup_properties
from hubdocs.sphinx_ext.request import SCRIPTS
from hubdocs.sphinx_ext.request.fields import control_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.build, pytest.mark.xdist_group("browser")]

NARROW = 320
# Thousands of cases go to the page and back as one text: value by value, the way there takes longer than the work.
JUDGE = """cases => JSON.stringify(JSON.parse(cases).map(([model, tier, selections, setup]) => {
    const form = customElements.get("hubdocs-request");
    const found = new form.Judge(model, tier, selections, setup).problems();
    return found.map(({ code, at, message }) => [code, at, message]);
}))"""
WIDE = """() => [...document.querySelectorAll("hubdocs-request *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.className)"""
WIDE_PREVIEW = """() => [...document.querySelectorAll("hubdocs-request pre")]
    .filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.className)"""
PAGE = "# Ask\n\n```{hub:request-form}\n:action: https://example.org/new?template=hub.yml\n```\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a page with the form."""
    folder: Path = tmp_path_factory.mktemp("request")
    site = Site(folder, {"html_theme": "pydata_sphinx_theme"}).write({"hubdocs.toml": "", "index.md": PAGE})
    build = site.build("html")
    assert not build.failed, build.warnings
    return (build.output / "index.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page; an error of its script fails the test."""
    page = browser.new_page(viewport={"width": DESK, "height": 900}, accept_downloads=True)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto(address)
    yield page
    page.close()
    assert errors == []


def open_tier(page: Page, tier: str) -> Any:
    """Open a tier, and give its form."""
    form = page.locator(f"form[data-tier={tier}]")
    if not form.is_visible():
        page.locator("summary", has_text=tier).click()
    form.wait_for(state="visible")
    page.wait_for_timeout(50)
    return form


def complete(form: Any) -> None:
    """Answer what no request can do without."""
    form.locator("[name=community]").fill("red-andina")
    form.locator("[name=start_on]").fill("2027-02-15")
    form.locator("[name=region]").fill("sa-east-1")


def test_same_verdicts_as_in_python(page: Page) -> None:
    """Two thousand random catalogues and requests get the same verdicts, places and messages in both languages."""
    table = cases(2000)
    asked = [[case.model, case.tier, case.selections, case.setup] for case in table]
    found = json.loads(page.evaluate(JUDGE, json.dumps(asked)))

    assert len({problem[0] for case in table for problem in case.verdict}) == 5
    for case, verdict in zip(table, found, strict=True):
        assert verdict == case.verdict, (case.tier, case.selections, case.setup)


FILES = """text => {
    const [model, requests] = JSON.parse(text);
    return JSON.stringify(requests.map(request => globalThis.hubdocsRequest.files(model, request)));
}"""


def test_same_files_as_in_python(page: Page) -> None:
    """The preview shows the files that ``hubdocs scaffold`` writes, to the letter; unusual texts mean the same."""
    model, table = files_cases(1000)
    found = json.loads(page.evaluate(FILES, json.dumps([model, [case.request for case in table]])))

    assert {isinstance(case.files, str) for case in table} == {True, False}
    for case, files in zip(table, found, strict=True):
        if case.plain or isinstance(case.files, str):
            assert files == case.files, case.request
        else:
            assert [name for name, _text in files] == [name for name, _text in case.files]
            for (_name, shown), (_same, written) in zip(files, case.files, strict=True):
                assert yaml.safe_load(shown) == yaml.safe_load(written)


def test_preview(page: Page) -> None:
    """The files appear with the answers, as text, and not while something is wrong."""
    form = open_tier(page, "Advanced")
    form.locator(".hubdocs-request-files summary").click()
    shown = form.locator(".hubdocs-request-files")
    shown.get_by_text("as soon as it says which community asks").wait_for()

    complete(form)
    form.locator("[name=funded_by]").fill("<img src=x onerror=alert(1)>")
    form.locator("[name=funder_url]").fill("https://fund.example.org")
    form.locator("[name=hub_names]").fill("staging")

    assert shown.locator("figcaption").all_inner_texts() == [
        "cluster.yaml",
        "common.values.yaml",
        "staging.values.yaml",
    ]
    assert "name: <img src=x onerror=alert(1)>" in shown.inner_text()
    assert page.locator("hubdocs-request img").count() == 0
    form.locator("[name=hub_names]").fill("Staging")
    assert "as soon as" in shown.inner_text()


SETUP = setup_properties(SchemaStore((shipped_schemas(),)).find("request").contents)
FIELDS = {
    "deal_url": (["https://deals.example.org/4711"], ["deals.example.org", "https://a b", "x https://a", "https://["]),
    "funder_url": (["http://a.example.org"], ["ftp://a.example.org", "http://a|b", "http://%zz"]),
    "region": (["sa-east-1", "southamerica"], ["Sao Paulo", "-a", "a-", "a--b"]),
    "account": (["123", "a_b.c-d"], ["a b", "-a"]),
    "cluster": (["sa", "a-b", "1"], ["A", "a-", "-", "a_b"]),
    "cilogon_idp": (["https://idp.example.org/x", "urn:mace:x"], ["mace:x", "https://", "urn:ü"]),
    "custom_image": (["r.example.org:5000/a/b:2026-01-01", f"a@sha256:{'0' * 64}"], ["r.example.org/a", "A:b", "a: b"]),
}
LISTS = {
    "hub_names": (["prod", "staging, prod"], ["Prod", "a,", "a b"]),
    "admins": (["a@example.org, b"], ["a b"]),
    "github_teams": (["org, org:team.x"], ["org:", "all members"]),
    "restricted_profiles": (["gpu = org:a org:b; big=org"], ["gpu", "gpu = ", "GPU = org"]),
}


@pytest.mark.parametrize(("field", "good", "bad"), [(name, *values) for name, values in (FIELDS | LISTS).items()])
def test_patterns(page: Page, field: str, good: list[str], bad: list[str]) -> None:
    """The patterns of the schema hold in the browser, where they are read by other rules."""
    locator = page.locator(f"form[data-tier=Essential] [data-field={field}]")
    for value, expected in [*((value, True) for value in good), *((value, False) for value in bad)]:
        verdict = locator.evaluate("(field, value) => { field.value = value; return field.validity.valid; }", value)

        assert verdict is expected, value


def test_every_pattern_is_tried() -> None:
    """No pattern of the schema is left out above."""
    root = SchemaStore((shipped_schemas(),)).find("request").contents
    with_pattern = {name for name, schema in SETUP.items() if "pattern" in control_of(schema, root).attributes}

    assert with_pattern == set(FIELDS) | set(LISTS)


def test_download_is_accepted_by_check(page: Page, tmp_path: Path) -> None:
    """What is downloaded has no finding, and says what was filled in."""
    form = open_tier(page, "Premier")
    complete(form)
    form.locator("[data-option='environment:dynimg'][value=enabled]").check()
    form.locator("[data-option='hub:binderhubui'][value=enabled]").check()
    form.locator("[data-option='hub:count'][value='3']").check()
    form.locator("[name=hub_names]").fill("staging, prod, test")
    form.locator("[name=restricted_profiles]").fill("gpu = org:a org:b")
    form.locator("[name=named_servers]").select_option("true")
    form.locator("[name=notes]").fill('"yes": no\n- <b>\u2028 # \\ \u00e9 \U0001f600 %')
    with page.expect_download() as download:
        form.get_by_role("button", name="Download as YAML").click()
    (tmp_path / "hubdocs.toml").write_text("", encoding="utf-8")
    file = tmp_path / "communities" / "red-andina" / "request.yaml"
    download.value.save_as(file)
    download.value.save_as(tmp_path / "elsewhere.yaml")

    request = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert check_file(tmp_path / "elsewhere.yaml", load_project(tmp_path)).schema is not None
    assert [item.message for item in check(load_project(tmp_path, base=tmp_path)).diagnostics] == []
    assert request["selections"] == {"environment:dynimg": "enabled", "hub:binderhubui": "enabled", "hub:count": 3}
    assert request["setup"] == {
        "start_on": "2027-02-15",
        "region": "sa-east-1",
        "restricted_profiles": {"gpu": ["org:a", "org:b"]},
        "hub_names": ["staging", "prod", "test"],
        "named_servers": True,
        "notes": '"yes": no\n- <b>\u2028 # \\ \u00e9 \U0001f600 %',
    }


def test_what_does_not_go_together(page: Page) -> None:
    """What cannot be chosen is switched off and says why; what was chosen before stays as a mistake, and blocks."""
    form = open_tier(page, "Advanced")
    complete(form)
    wanted = form.locator("[data-option='hub:binderhubui'][value=enabled]")
    assert wanted.is_disabled()
    described = wanted.get_attribute("aria-describedby")
    assert "Only where “Images built by the hub” is “Yes”" in page.locator(f"[id='{described}']").inner_text()

    form.locator("[data-option='environment:dynimg'][value=enabled]").check()
    wanted.check()
    form.locator("[data-option='environment:dynimg'][value=disabled]").check()
    downloads: list[object] = []
    page.on("download", lambda download: downloads.extend([download]))
    form.get_by_role("button", name="Download as YAML").click()
    page.wait_for_timeout(100)

    assert downloads == []
    message = "“Pages that build and start”: “Yes” can only be chosen where “Images built by the hub” is “Yes”"
    assert form.locator(".hubdocs-request-said").inner_text() == f"This cannot be had: {message}"
    assert page.evaluate("document.activeElement.textContent") == message
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.option") == "hub:binderhubui"


def test_link_holds_the_state(page: Page, browser: Browser) -> None:
    """The address holds all answers; an old one says so, and names what is gone."""
    form = open_tier(page, "Advanced")
    complete(form)
    form.locator("[data-option='cluster:provider'][value=gcp]").check()
    link = page.url
    assert "version=2026.11" in link

    other = browser.new_page()
    other.goto(link.replace("2026.11", "2025.08") + "&x%3Ay=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&hub:count=99")
    shown = other.locator("form[data-tier=Advanced]")
    assert shown.locator("[name=region]").input_value() == "sa-east-1"
    assert shown.locator("[data-option='cluster:provider'][value=gcp]").is_checked()
    said = other.locator(".hubdocs-request-old").inner_text()
    assert "version 2025.08 of the catalogue; today it is 2026.11" in said
    assert "x:y, hub:count" in said
    assert other.locator("hubdocs-request img").count() == 0
    other.close()


def test_answers_go_along_to_another_tier(page: Page) -> None:
    """Whoever opens another tier finds the answers there."""
    form = open_tier(page, "Advanced")
    complete(form)
    form.locator("[data-option='cluster:provider'][value=gcp]").check()

    other = open_tier(page, "Premier")

    assert not form.is_visible()
    assert other.locator("[name=community]").input_value() == "red-andina"
    assert other.locator("[data-option='cluster:provider'][value=gcp]").is_checked()


def test_without_script(browser: Browser, address: str) -> None:
    """Without a script the form opens a prefilled issue, and shows one tier at a time."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.url)
        route.fulfill(body="ok")

    context.route(lambda url: url.startswith("https:"), answer)
    page.goto(address)
    form = open_tier(page, "Advanced")
    complete(form)
    form.locator("[data-option='cluster:provider'][value=gcp]").check()
    assert not page.locator("form[data-tier=Essential]").is_visible()
    form.locator("button[type=submit]").click()
    page.wait_for_url(lambda url: url.startswith("https:"))

    query = parse_qs(urlsplit(sent[0]).query)
    assert {
        name: query[name] for name in ("template", "tier", "version", "community", "cluster-provider", "region")
    } == {
        "template": ["hub.yml"],
        "tier": ["Advanced"],
        "version": ["2026.11"],
        "community": ["red-andina"],
        "cluster-provider": ["gcp"],
        "region": ["sa-east-1"],
    }
    context.close()


NAMELESS = """() => [...document.querySelectorAll("hubdocs-request :is(input:not([type=hidden]), select, textarea)")]
    .filter(one => ![...one.labels].some(label => label.textContent.trim())).map(one => one.id)
    .concat([...document.querySelectorAll("hubdocs-request fieldset")]
        .filter(one => !one.querySelector(":scope > legend")?.textContent.trim()).map(() => "fieldset"))"""


def test_names_for_screen_readers(page: Page) -> None:
    """Every field has a label, every group a legend, and what describes a field is there."""
    assert page.evaluate(NAMELESS) == []
    described = page.evaluate(
        "[...document.querySelectorAll('[aria-describedby]')].flatMap(one => one.getAttribute('aria-describedby')"
        ".split(' ')).filter(id => !document.getElementById(id))"
    )
    assert described == []


def test_keyboard_alone(page: Page) -> None:
    """A tier is opened, a choice made, a mistake found and the preview reached without a mouse."""
    page.locator("summary", has_text="Advanced").focus()
    page.keyboard.press("Enter")
    form = page.locator("form[data-tier=Advanced]")
    form.wait_for(state="visible")
    page.keyboard.press("Tab")
    page.keyboard.type("red-andina")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert form.locator("[data-option='cluster:provider'][value=gcp]").is_checked()
    form.locator(".hubdocs-request-files summary").focus()
    page.keyboard.press("Enter")
    form.locator("pre").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "cluster.yaml"


def test_link_in_the_same_tab(page: Page) -> None:
    """A link that somebody sent also counts where the page is open already."""
    page.evaluate("location.hash = '#request=hub-options&version=2026.11&tier=Premier&community=red-andina'")
    form = page.locator("form[data-tier=Premier]")
    form.wait_for(state="visible")

    assert form.locator("[name=community]").input_value() == "red-andina"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESK, NARROW])
def test_everybody_can_use_it(browser: Browser, address: str, width: int, scheme: str) -> None:
    """Nothing that axe looks for is wrong, with mistakes shown, and nothing is wider than a small phone."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    form = open_tier(page, "Advanced")
    form.locator("[name=hub_names]").fill("Prod")
    wide = page.evaluate(WIDE)
    invalid = form.locator("[name=hub_names]").get_attribute("aria-invalid")
    tab = Tab(page)
    tab.check_accessible()
    page.goto("about:blank")
    page.goto(address)
    form = open_tier(page, "Advanced")
    complete(form)
    form.locator(".hubdocs-request-files summary").click()
    form.locator("pre").first.wait_for()
    wide += page.evaluate(WIDE_PREVIEW)
    page.evaluate("scrollTo(0, 0)")  # where the theme's header covers a field, axe would take it for too small
    tab.check_accessible()

    assert tab.problems == []
    assert (wide, invalid) == ([], "true")
    page.close()


def test_weight(repository: Path) -> None:
    """The scripts together are small enough for a slow network."""
    folder = repository / "ext" / "hubdocs" / "sphinx_ext" / "static"

    assert sum(len(gzip.compress((folder / script).read_bytes(), 9)) for script in SCRIPTS) < 10_000
