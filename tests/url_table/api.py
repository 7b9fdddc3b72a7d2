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
    "participations-list": api("participations/"),
    "participations-detail": api("participations/C-0412-1/"),
    "roles-list": api("roles/"),
    "roles-detail": api("roles/C-0412-412/"),
    "appointments-list": api("appointments/"),
    "appointments-detail": api("appointments/C-0412-412/"),
    "held-skills-list": api("held-skills/"),
    "held-skills-detail": api("held-skills/C-0412-412/"),
    "contributions-list": api("contributions/"),
    "contributions-detail": api("contributions/C-0412-412/"),
    "systems-list": api("systems/"),
    "systems-detail": api("systems/C-0412-412/"),
    "cost-shares-list": api("cost-shares/"),
    "driver-values-list": api("driver-values/"),
    "vote-shares-list": api("vote-shares/"),
    "skills-list": api("skills/"),
    "purposes-list": api("purposes/"),
    "sign-offs-list": api("sign-offs/"),
    "rollups-list": api("rollups/"),
    "findings-list": api("findings/"),
    "overview": api("overview/", queries=45),
    **{
        f"{name}-{route}": api(f"{name}/{path}")
        for name in (
            "vote-reasons",
            "cost-formulas",
            "skills-reviews",
            "workforce-figures",
            "agreements",
            "agreement-parties",
            "exit-terms",
            "exit-plans",
        )
        for route, path in (("list", ""), ("detail", "C-0412-412/"))
    },
}
