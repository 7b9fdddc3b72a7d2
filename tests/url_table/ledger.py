from tests.url_table.lines import FORBIDDEN, WRITERS, WRONG_METHOD, Line

ONE = "/collaborations/C-0412/benefits/"
MEASURE = "/benefits/B-00412/"
READING = f"{MEASURE}readings/2025-04-01/all/1/"


def _form(path: str) -> Line:
    return Line(path, signed_in=FORBIDDEN, but=WRITERS)


LEDGER = {
    "benefits:measure-list": Line("/benefits/"),
    "benefits:collaboration-benefits": Line(ONE),
    "benefits:collaboration-spend": Line("/collaborations/C-0412/spend/", queries=45),
    "benefits:measure-choose": _form(f"{ONE}choose/"),
    "benefits:measure-add": _form(f"{ONE}add/"),
    "benefits:overlap-add": _form(f"{ONE}overlaps/add/"),
    "benefits:overlap-edit": _form(f"{ONE}overlaps/412/"),
    "benefits:overlap-dissolve": Line(
        f"{ONE}overlaps/412/dissolve/", signed_in=WRONG_METHOD
    ),
    "benefits:measure-detail": Line(MEASURE),
    "benefits:measure-edit": _form(f"{MEASURE}edit/"),
    "benefits:measure-targets": _form(f"{MEASURE}targets/"),
    "benefits:measure-shares": _form(f"{MEASURE}shares/"),
    "benefits:measure-withdraw": _form(f"{MEASURE}withdraw/"),
    "benefits:reading-add": _form(f"{MEASURE}readings/add/"),
    "benefits:readings-confirm": Line(
        f"{MEASURE}readings/confirm/", signed_in=WRONG_METHOD
    ),
    "benefits:reading-correct": _form(f"{READING}correct/"),
    "benefits:reading-undo": Line(f"{READING}undo/", signed_in=WRONG_METHOD),
    "benefits:reading-evidence": Line(f"{READING}evidence/", is_file=True),
}
