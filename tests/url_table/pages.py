from tests.url_table.lines import FORBIDDEN, WRONG_METHOD, Line

PAGES = {
    "home": Line("/", signed_in=302),
    "account_login": Line("/accounts/login/", signed_out=200, signed_in=302),
    "account_logout": Line(
        "/accounts/logout/", signed_out=WRONG_METHOD, signed_in=WRONG_METHOD
    ),
    "accounts:token-list": Line("/account/tokens/"),
    "accounts:token-issue": Line("/account/tokens/issue/", signed_in=WRONG_METHOD),
    "accounts:token-revoke": Line(
        "/account/tokens/abcd1234/revoke/", signed_in=WRONG_METHOD
    ),
    "accessibility": Line("/accessibility/", signed_out=200),
    "collaborations:force-list": Line("/forces/"),
    "collaborations:definitions": Line("/definitions/"),
    "collaborations:collaboration-start": Line(
        "/collaborations/new/",
        signed_in=FORBIDDEN,
        but=dict.fromkeys(("analyst", "lead", "partner", "stranger"), 200),
    ),
    "collaborations:draft-save": Line("/drafts/", signed_in=WRONG_METHOD),
    "collaborations:draft-discard": Line("/drafts/discard/", signed_in=WRONG_METHOD),
    "benefits:overview": Line("/overview/", queries=45),
    "benefits:collaboration-list": Line("/collaborations/"),
    "benefits:force-detail": Line("/forces/northern/", queries=40),
    "api-docs": Line("/api/docs/"),
    "healthz": Line("/healthz", signed_out=200),
    "readyz": Line("/readyz", signed_out=200),
}
