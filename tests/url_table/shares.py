from tests.url_table.lines import FORBIDDEN, WRITERS, WRONG_METHOD, Line

FORCES = "/collaborations/C-0412/forces/"
_FORMS = {
    "cost-shares-change": "shares",
    "cost-shares-correct": "shares/correct",
    "cost-formula": "formula",
    "votes-change": "votes",
    "votes-correct": "votes/correct",
    "vote-reason-add": "votes/reasons/add",
    "vote-reason-change": "votes/reasons/412/change",
    "force-invite": "invite",
    "force-withdraw": "northern/withdraw",
    "participation-change": "1/change",
    "invitation-take-back": "1/take-back",
}
SHARES = {
    "benefits:collaboration-forces": Line(FORCES),
    **{
        f"collaborations:{name}": Line(
            f"{FORCES}{path}/", signed_in=FORBIDDEN, but=WRITERS
        )
        for name, path in _FORMS.items()
    },
    **{
        f"collaborations:{name}-undo": Line(
            f"{FORCES}{path}/undo/", signed_in=WRONG_METHOD
        )
        for name, path in (("cost-shares", "shares"), ("votes", "votes"))
    },
}
