"""The editor in a browser: the same findings as the command, and usable by everybody."""

from __future__ import annotations

import json
import random
import re
import shlex
import time
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from browsing import DESK, PHONE, visit
from editor_cases import HOSTILE, Case, Checker, cases, special_cases, yaml_cases
from sphinx_site import Site

from hubdocs.cli import main
from hubdocs.schema.patterns import portable_pattern
from hubdocs.sphinx_ext.config.editor import FILE
from hubdocs.sphinx_ext.config.editor_bundle import SAID, SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browsing import Tab
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.build, pytest.mark.xdist_group("browser")]

CHECK = """([bundles, cases]) => {
    const editor = globalThis.hubdocsEditor;
    const schemas = Object.fromEntries(Object.entries(bundles).map(([name, one]) => [name, editor.makeSchema(one)]));
    return cases.map(([name, text, at, overlay]) => {
        try {
            return editor.check(text, schemas[name], { at, overlay })
                .map(({ code, line, severity, message, hint }) => [code, line, severity, message, hint]);
        } catch (error) {
            if (error.reason) return error.reason;
            throw error;
        }
    });
}"""
TYPE = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }"
PAGE = """\
# Repair it

````{lesson:exercise} How much?
:minutes: 5
:name: repair

```{config} profile-list
:expect: wrong-pattern
:expect-at: 3

- display_name: A
  kubespawner_override:
    mem_limit: 2GB
```
````

````{lesson:solution} repair
One letter less.
````

```{config} cluster
:expect: unknown-key
:at: /hubs/0

name: a
domian: a.example.org
```

```{config} cluster
:editor:
:at: /hubs/0

name: a
domain: a.example.org
helm_chart: basehub
helm_chart_values_files: [a.values.yaml]
```
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a page with editors, and one without."""
    folder: Path = tmp_path_factory.mktemp("editor")
    site = Site(folder, {"html_theme": "pydata_sphinx_theme", "html_context": {"default_mode": "auto"}})
    other = "---\norphan: true\n---\n# Nothing\n\n```{config} cluster\n:at: /hubs/0\n\nname: a\n```\n"
    build = site.write({"hubdocs.toml": "", "index.md": PAGE, "other.md": other}).build("html")
    assert build.warnings == ()
    return build.output


@pytest.fixture
def page(browser: Browser, built: Path) -> Iterator[Page]:
    """Open the page with editors; an error of a script, or a look at another host, fails the test."""
    with visit(browser, built / "index.html") as tab:
        yield tab.page
        assert tab.problems == []


def editor(page: Page, number: int = 0) -> Locator:
    """Open an editor, and give it."""
    found = page.locator(".hubdocs-editor").nth(number)
    found.get_by_role("button", name="Try it here").click()
    return found


def verdict(found: Locator) -> str:
    """Press the button, and say what is said."""
    found.get_by_role("button", name="Check").click()
    said = found.locator(".hubdocs-editor-said[data-verdict]:not([data-verdict=busy])")
    said.wait_for()
    return said.inner_text()


@pytest.fixture
def engine(page: Page) -> Page:
    """Load all that judges."""
    editor(page)
    page.wait_for_function("globalThis.hubdocsEditor?.check && globalThis.hubdocsSchemas")
    return page


def judge(engine: Page, table: list[Case], checker: Checker) -> list[Any]:
    """Have a table of cases judged in the browser."""
    bundles = {name: checker.bundle(name) for name in {case.schema for case in table}}
    asked = [[case.schema, case.text, _steps(case.at), case.overlay] for case in table]
    return list(engine.evaluate(CHECK, [bundles, asked]))


def _steps(at: str) -> list[str | int]:
    return [int(step) if step.isdecimal() else step for step in at.split("/")[1:]]


def compare(table: list[Case], found: list[Any]) -> dict[str, list[Case]]:
    """Sort cases by what differs; what the browser does not judge is ``unsure``."""
    differences: dict[str, list[Case]] = {name: [] for name in ("unsure", "verdict", "place", "words")}
    for case, told in zip(table, found, strict=True):
        if isinstance(told, str):
            differences["unsure"].append(case)
        elif any(item[2] == "error" for item in told) != case.is_wrong:
            differences["verdict"].append(case)
        elif sorted(item[:3] for item in told) != sorted(item[:3] for item in case.found):
            differences["place"].append(case)
        elif sorted(told) != sorted(case.found):
            differences["words"].append(case)
    return differences


def is_no_yaml(case: Case) -> bool:
    """Say whether the text itself is wrong."""
    return any(code in ("yaml-syntax", "tab-indentation") for code, *_rest in case.found)


def test_same_findings_as_in_python(engine: Page) -> None:
    """Texts with slips: the same verdict for all; the same lines and words, but for a few that are no YAML."""
    checker = Checker()
    table = [*special_cases(checker), *cases(2000, checker)]
    differences = compare(table, judge(engine, table, checker))

    assert differences["verdict"] == []
    assert [case for case in differences["place"] + differences["words"] if not is_no_yaml(case)] == []
    assert len(differences["place"]) <= len(table) // 500
    assert len(differences["words"]) <= len(table) // 100
    assert len(differences["unsure"]) <= len(table) // 100


def test_same_findings_for_the_oddities_of_yaml(engine: Page) -> None:
    """The texts that the reader of YAML is tested with: the same verdict, codes and lines, or none."""
    checker = Checker()
    table = yaml_cases(checker)
    differences = compare(table, judge(engine, table, checker))

    assert differences["verdict"] == []
    assert differences["place"] == []
    assert [case for case in differences["words"] if not is_no_yaml(case)] == []
    assert len(differences["words"]) <= len(table) // 20
    assert len(differences["unsure"]) <= len(table) // 8


def test_the_cases_have_every_code() -> None:
    """All that the editor can say is compared."""
    checker = Checker()
    table = [*special_cases(checker), *cases(2000, checker), *yaml_cases(checker)]

    assert {code.value for code in SAID} - {code for case in table for code, *_rest in case.found} == set()


MATCH = """([patterns, texts]) =>
    patterns.map(pattern => { const one = new RegExp(pattern, "u"); return texts.map(text => one.test(text)); })"""


def test_patterns_mean_the_same(engine: Page, repository: Path) -> None:
    """Every pattern of a shipped schema that goes to a browser matches the same texts there."""
    found = {
        match[1].strip("\"'")
        for file in sorted((repository / "schemas").rglob("*.schema.yaml"))
        for match in re.finditer(r"^\s*pattern: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    written = {pattern: portable_pattern(pattern) for pattern in sorted({*found, *PATTERNS})}
    assert [pattern for pattern, same in written.items() if same is None] == []
    source = random.Random(1)  # noqa: S311 (the same texts every time)
    texts = ["".join(source.choices(LETTERS, k=source.randrange(12))) for _ in range(400)] + TEXTS
    judged = engine.evaluate(MATCH, [list(written.values()), texts])

    for pattern, verdicts in zip(written, judged, strict=True):
        compiled = jsonschema_rs.validator_for({"pattern": pattern})
        assert [compiled.is_valid(text) for text in texts] == verdicts, pattern


LETTERS = "aZ09-_.:/# \t\n\r\u00e9\u2028\u0660\U0001f600KMGT2$^\\[]{}()+?*|"
PATTERNS = (
    "^.$",
    "a.b",
    r"\S+\s\w\W",
    r"^\d{2,4}?x",
    "[^a-z]",
    r"^(?:a|b)+?$",
    r"(?=a)[\w.-]",
    "\U0001f600",
    r"[\d\-/]",
)
TEXTS = [
    "2G",
    "2.5 GB",
    "a@b.example.org",
    "https://a.example.org/x?y#z",
    "a/b",
    "2026-02",
    "12:30",
    "a:b",
    "A.b-c_d",
    "x:1/y:z",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(page: Page, name: str) -> None:
    """Nothing hangs, nothing is injected, and nothing gets another verdict than in Python."""
    text = HOSTILE[name]()
    found = editor(page, 1)
    found.locator("textarea").evaluate(TYPE, text)
    start = time.monotonic()
    said = verdict(found)

    assert time.monotonic() - start < 10
    assert found.locator("script:not([type='application/json']), img").count() == 0
    case = Checker().check("cluster", text, "/hubs/0")
    kind = found.locator(".hubdocs-editor-said").get_attribute("data-verdict")
    assert kind in (("wrong", "unsure") if case.is_wrong else ("clean", "unsure")), said


def test_the_message_is_the_one_on_the_page(page: Page) -> None:
    """At first, the editor says what the page says, with the line, and selects it."""
    found = editor(page)
    said = verdict(found)
    shown = page.locator(".hubdocs-finding").first.inner_text()

    assert said.splitlines()[0] == "Not right yet: 1 mistake is left."
    assert said.splitlines()[-1] == shown
    found.get_by_role("button", name="Line 3:").click()
    assert page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart)[0]") == "2"
    assert page.evaluate("getSelection().toString() || document.activeElement.tagName") == "2GB"


def test_correct_and_start_again(page: Page) -> None:
    """What is right is said to be so; what is typed takes the verdict away, and is still there after a reload."""
    found = editor(page)
    field = found.locator("textarea")
    wrong = field.input_value()
    field.fill(wrong.replace("2GB", "2G"))
    said = "The checker finds nothing wrong with this text any more. Whether it does what was asked, only you can say."
    assert verdict(found) == said  # the solution shows no text to compare with

    field.press("End")
    field.type("#")
    assert found.locator(".hubdocs-editor-said").inner_text() == ""
    page.reload()
    found = editor(page)
    assert "2G#" in found.locator("textarea").input_value() or "2G" in found.locator("textarea").input_value()
    found.get_by_role("button", name="Start again").click()
    assert found.locator("textarea").input_value() == wrong
    found.locator("textarea").fill("# all gone")
    assert verdict(found) == "Nothing is wrong with this text, but there is nothing in it."


def test_a_part_at_a_place(page: Page) -> None:
    """An example of a part of a file is judged as a part, wrong or right."""
    assert "Unknown key domain" not in verdict(editor(page, 1))
    assert page.locator(".hubdocs-editor").count() == 2  # the second wrong one is in no exercise


def test_keyboard_alone(page: Page) -> None:
    """The editor is opened, used and left without a mouse: Tab never stays in the text."""
    page.get_by_role("button", name="Try it here").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Check"
    page.keyboard.press("Enter")
    page.locator("[data-verdict=wrong]").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Start again"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Line 3:"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


@pytest.mark.parametrize(("theme", "width"), [("light", DESK), ("dark", DESK), ("light", PHONE)])
def test_everybody_can_use_it(browser: Browser, built: Path, theme: Any, width: int) -> None:
    """Nothing that axe looks for is wrong, before and after a check, and nothing is wider than a small phone."""
    with visit(browser, built / "index.html", width=width, theme=theme) as tab:
        verdict(editor(tab.page))
        verdict(editor(tab.page, 1))
        tab.check_width()
        tab.page.evaluate("scrollTo(0, 0)")
        tab.check_accessible()
        assert tab.problems == []
        said = tab.page.locator(".hubdocs-editor-said").first
        assert said.get_attribute("role") == "status"


def instructions(tab: Tab) -> list[str]:
    """List the commands that can be seen."""
    found = tab.page.locator(".hubdocs-editor-how pre").all()
    return [one.inner_text().strip() for one in found if one.is_visible()]


def test_without_script(browser: Browser, built: Path) -> None:
    """Without a script, the page says how to do it with the command; on paper there is no more than that."""
    commands = [
        f"hubdocs check {FILE} --schema profile-list",
        f"hubdocs check {FILE} --schema cluster --at /hubs/0",
    ]
    with visit(browser, built / "index.html", javascript=False, width=PHONE) as tab:
        assert instructions(tab) == commands
        assert tab.page.locator(".hubdocs-editor button, .hubdocs-editor textarea").count() == 0
        tab.check_width()
        assert tab.problems == []
    with visit(browser, built / "index.html") as tab:
        assert instructions(tab) == []
        tab.page.emulate_media(media="print")
        assert instructions(tab) == commands
        assert not tab.page.get_by_role("button", name="Try it here").first.is_visible()


def test_the_command_does_as_it_says(
    browser: Browser, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command on the page gives the verdict of the editor."""
    monkeypatch.chdir(tmp_path)
    with visit(browser, built / "index.html", javascript=False) as tab:
        commands = instructions(tab)
        models = [json.loads(one.text_content() or "") for one in tab.page.locator(".hubdocs-editor > script").all()]
    for command, model, code in zip(commands, models, (1, 0), strict=True):
        (tmp_path / FILE).write_text(model["text"], encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            main(shlex.split(command)[1:])

        assert ended.value.code == code, capsys.readouterr()


def test_only_where_it_is_needed(browser: Browser, built: Path) -> None:
    """Other pages load nothing of it, and a page with editors loads what judges when one is opened."""
    asked: list[str] = []
    for name, expected in (("other.html", []), ("index.html", ["hubdocs-editor.css", "hubdocs-editor.js"])):
        asked.clear()
        with visit(browser, built / name) as tab:
            tab.page.on("request", lambda request: asked.append(request.url))
            tab.page.reload()
            mine = sorted({url.partition("?")[0].rpartition("/")[2] for url in asked if "hubdocs-editor" in url})
            assert mine == expected
            if expected:
                asked.clear()
                verdict(editor(tab.page))
                loaded = [url.partition("?")[0].partition("hubdocs-editor/")[2] for url in asked]
                assert [name for name in loaded if name.endswith(".js")][: len(SCRIPTS)] == [
                    f"{one}.js" for one in SCRIPTS
                ]


def test_what_cannot_be_judged_gets_no_verdict(page: Page) -> None:
    """Where the browser is not sure, it says so and names the command."""
    found = editor(page)
    found.locator("textarea").fill("%YAML 1.2\n---\n- display_name: A\n")
    said = verdict(found)

    assert said.startswith("This page cannot judge this text; the command can.")
    assert f"hubdocs check {FILE} --schema profile-list" in said


def test_a_script_that_does_not_come(browser: Browser, built: Path) -> None:
    """Without the scripts that judge there is no verdict, but the command."""
    with visit(browser, built / "index.html") as tab:
        tab.page.route("**/vendor/**", lambda route: route.abort())
        assert "the command can" in verdict(editor(tab.page))
