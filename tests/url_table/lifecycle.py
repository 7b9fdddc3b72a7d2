from tests.url_table.lines import FORBIDDEN, WRITERS, WRONG_METHOD, Line, api

ONE = "/collaborations/C-0412/"
WRITTEN = {"signed_in": FORBIDDEN, "but": WRITERS}
POSTED = {"signed_in": WRONG_METHOD}

LIFECYCLE = {
    "collaborations:draft-delete": Line(
        f"{ONE}delete/",
        signed_in=FORBIDDEN,
        but=dict.fromkeys(WRITERS, 302),
        in_draft=200,
    ),
    "collaborations:collaboration-starting": Line(
        f"{ONE}start/", signed_in=302, in_draft=200
    ),
    **{
        f"collaborations:collaboration-starting-{key}": Line(
            f"{ONE}start/{key}/",
            signed_in=FORBIDDEN,
            but=dict.fromkeys(WRITERS, 302),
            in_draft=200,
        )
        for key in ("name", "kind", "when")
    },
    "collaborations:collaboration-change": Line(
        f"{ONE}change/", **WRITTEN, in_draft=302
    ),
    "collaborations:status-moves": Line(f"{ONE}status/"),
    "collaborations:move-take-back": Line(f"{ONE}status/take-back/", **POSTED),
    "collaborations:other-name-list": Line(f"{ONE}names/"),
    "collaborations:other-name-add": Line(f"{ONE}names/add/", **WRITTEN),
    "collaborations:other-name-change": Line(f"{ONE}names/412/change/", **WRITTEN),
    "collaborations:other-name-remove": Line(f"{ONE}names/412/remove/", **POSTED),
    "collaborations:business-case-list": Line(f"{ONE}business-cases/"),
    "collaborations:business-case-add": Line(f"{ONE}business-cases/add/", **WRITTEN),
    "collaborations:business-case-change": Line(
        f"{ONE}business-cases/412/change/", **WRITTEN
    ),
    "collaborations-status": api("collaborations/C-0412/status/", **POSTED),
    "collaborations-publish": api("collaborations/C-0412/publish/", **POSTED),
    "business-cases-list": api("business-cases/"),
    "business-cases-detail": api("business-cases/C-0412-412/"),
    "other-names-list": api("other-names/"),
    "other-names-detail": api("other-names/C-0412-412/"),
    "status-changes-list": api("status-changes/"),
}
