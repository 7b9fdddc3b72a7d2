from collections.abc import Iterator

from tests.url_table.lines import FORBIDDEN, WRITERS, Line, api

ONE = "/collaborations/C-0412/"
# What stands on the page of governance, and the word for it in its addresses.
RECORDS = {
    "lead": "leads",
    "direction": "direction",
    "limit": "limits",
    "body": "bodies",
    "meeting": "meetings",
    "arrangement": "arrangements",
}
RESOURCES = (
    "governance-bodies",
    "decisions",
    "meetings",
    "accountable-leads",
    "direction-and-control",
    "delegation-limits",
    "accountability-arrangements",
)


def _pages() -> Iterator[tuple[str, str]]:
    yield "decision-raise", "decisions/raise/"
    for act in ("change", "outcome", "approvals"):
        yield f"decision-{act}", f"decisions/412/{act}/"
    for record, place in RECORDS.items():
        yield f"{record}-add", f"governance/{place}/add/"
        yield f"{record}-change", f"governance/{place}/412/change/"


GOVERNANCE = {
    "collaborations:governance": Line(f"{ONE}governance/"),
    "collaborations:decision-list": Line(f"{ONE}decisions/"),
    "collaborations:decision-detail": Line(f"{ONE}decisions/412/"),
    **{
        f"collaborations:{name}": Line(ONE + path, signed_in=FORBIDDEN, but=WRITERS)
        for name, path in _pages()
    },
    **{f"{each}-list": api(f"{each}/") for each in RESOURCES},
    **{f"{each}-detail": api(f"{each}/C-0412-412/") for each in RESOURCES},
}
