from tests.url_table.lines import FORBIDDEN, WRITERS, Line

_FORMS = {
    "agreement-add": "add",
    "agreement-change": "412/change",
    "agreement-next": "412/next",
    "agreement-publication": "412/publication",
    "agreement-sign": "412/sign",
    "agreement-party-add": "412/parties/add",
    "agreement-party-change": "parties/412/change",
    "exit-terms-add": "413/exit-terms",
    "exit-terms-change": "exit-terms/412/change",
    "exit-plan-add": "412/exits/add",
    "exit-plan-change": "exits/412/change",
}
AGREEMENTS = {
    "collaborations:coming-dates": Line("/agreements/due/"),
    "collaborations:agreements": Line("/collaborations/C-0412/agreements/"),
    **{
        f"collaborations:{name}": Line(
            f"/collaborations/C-0412/agreements/{path}/",
            signed_in=FORBIDDEN,
            but=WRITERS,
        )
        for name, path in _FORMS.items()
    },
}
