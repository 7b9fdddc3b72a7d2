"""What axe-core finds on a page as it stands, and what scrolls sideways on it.

On the narrowest screen (1280 pixels at 400 % zoom) a table may scroll, within a region
that has a name and that the keyboard reaches; nothing else may.
"""

from pathlib import Path

from playwright.sync_api import Page

from tests import proofs

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, PHONE, NARROWEST = 1440, 390, 320
# Other states than the one in which a page opens (rules.md 7).
OTHERWISE = (WIDE, PHONE, NARROWEST) if proofs.IS_LONG else (PHONE, NARROWEST)
# A chart follows the width of the window some frames later.
SIDEWAYS = """async () => {
  const named = ':is([aria-label], [aria-labelledby])[role=region][tabindex]';
  const found = () => {
    const all = [...document.body.querySelectorAll('*')];
    const scrolled = all.filter((element) =>
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowX));
    const wide = scrolled.filter((element) => !element.matches(`${named}:has(table)`)
      && element.scrollWidth > element.clientWidth);
    if (document.documentElement.scrollWidth <= innerWidth) return wide;
    const outside = all.filter((element) =>
      element.getBoundingClientRect().left + element.scrollWidth > innerWidth
      && !element.matches('.govuk-visually-hidden, input')
      && !scrolled.some((parent) => parent.contains(element)));
    const innermost = outside.filter((element) =>
      !outside.some((other) => other !== element && element.contains(other)));
    return [...wide, ...(innermost.length ? innermost : [document.documentElement])];
  };
  for (let frame = 0; frame < 60 && found().length; frame += 1) {
    await new Promise(requestAnimationFrame);
  }
  return found().map((element) => element.outerHTML.slice(0, 200));
}"""


def violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        """async (rules) => (await axe.run({
          runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'],
        })).violations""",
        RULES,
    )
    return [
        f"{fault['id']}: {node['target']}: {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def scrolled_sideways(page: Page) -> list[str]:
    """Give what makes the page, or a part of it that is no table, scroll sideways."""
    return page.evaluate(SIDEWAYS)


def faults(page: Page, state: str, *widths: int) -> list[str]:
    """Look at the page as it stands on screens of these widths."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        look = scrolled_sideways if width == NARROWEST else violations
        found += [f"{state} at {width}: {fault}" for fault in look(page)]
    return found
