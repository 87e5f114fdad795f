"""Open built pages in a browser and note everything that is wrong with them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

    Theme = Literal["light", "dark"]

PHONE = 360
"""The width of a small phone, in pixels."""
DESK = 1280
"""The width of a window on a desk."""
HEIGHT = 800
"""The height of both."""
THEMES: tuple[Theme, ...] = ("light", "dark")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""axe's names of what WCAG 2.2 AA asks for."""

_TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const scrolls = (element) => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== "visible") return true;
        return false;
    };
    const wide = [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > room + 1 && !scrolls(element))
        .map((element) => `<${element.localName} class="${element.className}" id="${element.id}">`);
    return wide.length ? wide.slice(-3) : ["(something)"];
}"""

_THIN_OUT = """([enough, keep]) => {
    const count = () => document.querySelectorAll("main *").length;
    for (const parent of count() > enough ? document.querySelectorAll("main, main *") : []) {
        const seen = {};
        for (const child of [...parent.children]) {
            const kind = `${child.localName} ${child.className}`;
            seen[kind] = (seen[kind] || 0) + 1;
            if (seen[kind] > keep) child.remove();
        }
    }
    return count();
}"""


# The page hears of the other theme when it is painted next; its script changes the colours then.
_SETTLED = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const ending = document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < Infinity);
    await Promise.allSettled(ending.map(each => each.finished));
}"""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page that is open, and what went wrong with it so far."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def open(self, file: Path, *, width: int = DESK, theme: Theme = "light") -> None:
        """Open a page, as a reader does who was never here before: nothing is kept of the page before.

        :param width: of the window, in pixels.
        :param theme: what the reader's system prefers.
        """
        if self.page.url.startswith("file:"):
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.problems.clear()
        self.resize(width)
        self.page.emulate_media(color_scheme=theme)
        self.page.goto(file.as_uri(), wait_until="load")

    def turn(self, theme: Theme) -> None:
        """Let the reader's system prefer another theme while the page is open, and wait until all colours are there."""
        self.page.emulate_media(color_scheme=theme)
        self.page.evaluate(_SETTLED)

    def resize(self, width: int) -> None:
        """Make the window narrower or wider."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def check_width(self) -> None:
        """Note what makes the page scroll sideways."""
        found = self.page.evaluate(_TOO_WIDE)
        self.problems.extend(f"wider than the window: {element}" for element in found)

    def check_visible(self) -> None:
        """Note a page whose main part or heading cannot be seen."""
        for selector in ("main", "h1"):
            if not self.page.locator(selector).first.is_visible():
                self.problems.append(f"no {selector} to be seen")

    def check_accessible(self, *, only: Sequence[str] = ()) -> None:
        """Note what breaks WCAG 2.2 AA, as far as axe can tell.

        On a long page only the first few of each kind of element are looked at, and the others are gone afterwards:
        axe's work grows with the square of the length, and the rest is more of the same.

        :param only: axe's names of the rules to try; all by default.
        """
        self.page.evaluate(_THIN_OUT, [2000, 3])
        wanted = {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": list(WCAG)}
        # Without "preload": axe would fetch every style sheet again, which pages on the disk may not.
        options = {"runOnly": wanted, "resultTypes": ["violations"], "preload": False}
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(Axe().axe_script)
        for violation in self.page.evaluate("async options => (await axe.run(options)).violations", options):
            places = [
                " ".join(node["target"]) if isinstance(node["target"], list) else "" for node in violation["nodes"]
            ]
            self.problems.append(f"{violation['id']}: {violation['help']}: {', '.join(places[:3])}")


@contextmanager
def visit(
    browser: Browser,
    file: Path,
    *,
    width: int = DESK,
    theme: Theme = "light",
    javascript: bool = True,
) -> Iterator[Tab]:
    """Open a built page from the disk, as a reader does who has just built it.

    Notes errors of scripts, files that are missing, and what is asked from another host (which gets no answer).

    :param width: of the window, in pixels.
    :param theme: what the reader's system prefers.
    :param javascript: whether scripts run.
    """
    with new_tab(browser, javascript=javascript) as tab:
        tab.open(file, width=width, theme=theme)
        yield tab


@contextmanager
def new_tab(browser: Browser, *, javascript: bool = True) -> Iterator[Tab]:
    """Give a tab in which one page after the other can be opened, which takes half the time of a tab for each.

    :param javascript: whether scripts run.
    """
    context = browser.new_context(
        viewport={"width": DESK, "height": HEIGHT}, java_script_enabled=javascript, reduced_motion="reduce"
    )
    tab = Tab(context.new_page())

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            tab.problems.append(f"console: {message.text}")

    def on_failure(request: Request) -> None:
        if javascript or request.resource_type != "script":
            tab.problems.append(f"not loaded: {request.url}")

    def elsewhere(route: Route) -> None:
        tab.problems.append(f"from another host: {route.request.url}")
        route.abort("blockedbyclient")

    tab.page.on("console", on_console)
    tab.page.on("pageerror", lambda error: tab.problems.append(f"script: {error.message}"))
    tab.page.on("requestfailed", on_failure)
    context.route(lambda url: url.startswith(("http:", "https:", "ws:", "wss:")), elsewhere)
    try:
        yield tab
    finally:
        context.close()


def pages(site: Path, *, without: Path | None = None) -> list[Path]:
    """List the pages of a built site.

    :param without: a folder to leave out (another site that is published below this one).
    """
    return [
        path
        for path in sorted(site.rglob("*.html"))
        if "_static" not in path.relative_to(site).parts and not (without and path.is_relative_to(without))
    ]
