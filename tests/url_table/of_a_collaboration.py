from tests.url_table.lines import FORBIDDEN, LEADS, WRITERS, WRONG_METHOD, Line

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
    "collaborations:purpose-sign": Line(
        "/collaborations/C-0412/purpose/sign/",
        signed_in=FORBIDDEN,
        but={"signatory": 200},
    ),
    "collaborations:cost-shares-change": Line(
        "/collaborations/C-0412/forces/shares/", signed_in=FORBIDDEN, but=LEADS
    ),
    "collaborations:force-invite": Line(
        "/collaborations/C-0412/forces/invite/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:force-withdraw": Line(
        "/collaborations/C-0412/forces/northern/withdraw/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:decision-list": Line("/collaborations/C-0412/decisions/"),
    "collaborations:decision-raise": Line(
        "/collaborations/C-0412/decisions/raise/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:decision-outcome": Line(
        "/collaborations/C-0412/decisions/412/outcome/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:body-add": Line(
        "/collaborations/C-0412/governance/bodies/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "benefits:collaboration-detail": Line("/collaborations/C-0412/", queries=46),
}
