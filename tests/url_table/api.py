from tests.url_table.lines import WRONG_METHOD, api

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
    "measure-library-list": api("measure-library/"),
    "benefit-shares-list": api("benefit-shares/"),
    "benefit-measures-list": api("benefit-measures/"),
    "benefit-measures-detail": api("benefit-measures/B-00412/"),
    "benefit-measures-withdraw": api(
        "benefit-measures/B-00412/withdraw/", signed_in=WRONG_METHOD
    ),
    "targets-list": api("targets/"),
    "targets-detail": api("targets/B-00412.2025-04-01.all/"),
    "readings-list": api("readings/"),
    "readings-detail": api("readings/B-00412.2025-04-01.all.1/"),
    "readings-confirm": api(
        "readings/B-00412.2025-04-01.all.1/confirm/", signed_in=WRONG_METHOD
    ),
    "overview": api("overview/", queries=45),
    **{
        f"{name}-{route}": api(f"{name}/{path}")
        for name in (
            "vote-reasons",
            "spend",
            "funding",
            "overlap-groups",
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
