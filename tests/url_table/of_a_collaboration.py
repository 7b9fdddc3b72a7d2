from tests.url_table.lines import FORBIDDEN, WRITERS, WRONG_METHOD, Line

OF_A_COLLABORATION = {
    "collaborations:collaboration-publish": Line(
        "/collaborations/C-0412/publish/", signed_in=WRONG_METHOD
    ),
    "collaborations:objective-add": Line(
        "/collaborations/C-0412/objectives/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:objective-change": Line(
        "/collaborations/C-0412/objectives/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:change-list": Line("/collaborations/C-0412/history/", queries=90),
    "collaborations:purpose-versions": Line("/collaborations/C-0412/purpose/"),
    "collaborations:purpose-revise": Line(
        "/collaborations/C-0412/purpose/edit/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:purpose-undo": Line(
        "/collaborations/C-0412/purpose/undo/", signed_in=WRONG_METHOD
    ),
    "collaborations:purpose-sign": Line(
        "/collaborations/C-0412/purpose/sign/",
        signed_in=FORBIDDEN,
        but={"signatory": 200},
    ),
    "benefits:collaboration-detail": Line("/collaborations/C-0412/", queries=56),
}
