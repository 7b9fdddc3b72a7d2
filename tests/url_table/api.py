from tests.url_table.lines import api

API = {
    "api-schema": api("schema/"),
    "forces-list": api("forces/"),
    "forces-detail": api("forces/northern/"),
    "policing-bodies-list": api("policing-bodies/"),
    "functions-list": api("functions/"),
    "collaborations-list": api("collaborations/"),
    "collaborations-detail": api("collaborations/C-0412/"),
    "objectives-list": api("objectives/"),
    "objectives-detail": api("objectives/C-0412-412/"),
    "purposes-list": api("purposes/"),
    "sign-offs-list": api("sign-offs/"),
    "rollups-list": api("rollups/"),
    "findings-list": api("findings/"),
    "overview": api("overview/", queries=45),
}
