from tests.url_table.lines import FORBIDDEN, WRONG_METHOD, Line

MONTH = "/entry/2026-03/"
# Analysts and leads of any force: who enters nothing is refused.
ENTERING = ("analyst", "lead", "partner", "stranger")


def _grid(path: str, answer: int = 200) -> Line:
    return Line(path, signed_in=FORBIDDEN, but=dict.fromkeys(ENTERING, answer))


ENTRY = {
    "benefits:entry-home": _grid("/entry/", 302),
    "benefits:spend-entry-home": _grid("/entry/spend/", 302),
    "benefits:entry": _grid(MONTH),
    "benefits:entry-undo": Line(f"{MONTH}undo/", signed_in=WRONG_METHOD),
    "benefits:spend-entry": _grid(f"{MONTH}spend/"),
    "benefits:spend-entry-undo": Line(f"{MONTH}spend/undo/", signed_in=WRONG_METHOD),
    "benefits:funding-entry": _grid(f"{MONTH}funding/"),
}
