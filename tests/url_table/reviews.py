from tests.url_table.lines import (
    FORBIDDEN,
    MISSING,
    WRITERS,
    WRONG_METHOD,
    Line,
    api,
)

# A draft closing record is for the forces taking part.
OF_FORCES = {"but": dict.fromkeys(("stranger", "inspector"), MISSING)}
# An opportunity of Northern, told to Southern.
RAISERS = {"analyst": 200, "lead": 200, "stranger": MISSING}
REVIEWS = {
    "collaborations:objective-list": Line("/collaborations/C-0412/objectives/"),
    "collaborations:objective-withdraw": Line(
        "/collaborations/C-0412/objectives/412/withdraw/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:review-list": Line("/collaborations/C-0412/reviews/"),
    "collaborations:review-add": Line(
        "/collaborations/C-0412/reviews/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:review-change": Line(
        "/collaborations/C-0412/reviews/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:survey-list": Line("/collaborations/C-0412/purpose/surveys/"),
    "collaborations:survey-add": Line(
        "/collaborations/C-0412/purpose/surveys/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:survey-change": Line(
        "/collaborations/C-0412/purpose/surveys/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:close": Line("/collaborations/C-0412/close/"),
    "collaborations:close-part": Line(
        "/collaborations/C-0412/close/reasons/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:close-consultation-add": Line(
        "/collaborations/C-0412/close/consultation/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:close-consultation-change": Line(
        "/collaborations/C-0412/close/consultation/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:close-benefit-add": Line(
        "/collaborations/C-0412/close/benefits/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:close-benefit-change": Line(
        "/collaborations/C-0412/close/benefits/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:opportunity-list": Line("/opportunities/"),
    "collaborations:opportunity-raise": Line(
        "/opportunities/raise/",
        signed_in=FORBIDDEN,
        but=dict.fromkeys(("analyst", "lead", "partner", "stranger"), 200),
    ),
    "collaborations:opportunity-detail": Line(
        "/opportunities/O-0412/", but={"stranger": MISSING}
    ),
    "collaborations:opportunity-change": Line(
        "/opportunities/O-0412/change/", signed_in=FORBIDDEN, but=RAISERS
    ),
    "collaborations:opportunity-notify": Line(
        "/opportunities/O-0412/notify/", signed_in=FORBIDDEN, but=RAISERS
    ),
    "collaborations:opportunity-consider": Line(
        "/opportunities/O-0412/consider/southern/",
        signed_in=FORBIDDEN,
        but={"partner": 200, "stranger": MISSING},
    ),
    "collaborations:opportunity-decide": Line(
        "/opportunities/O-0412/decide/", signed_in=FORBIDDEN, but=RAISERS
    ),
    "collaborations:opportunity-undo": Line(
        "/opportunities/O-0412/undo/", signed_in=WRONG_METHOD
    ),
    "objectives-withdraw": api(
        "objectives/C-0412-412/withdraw/", signed_in=WRONG_METHOD
    ),
    "reviews-list": api("reviews/"),
    "reviews-detail": api("reviews/C-0412-412/"),
    "surveys-list": api("surveys/"),
    "surveys-detail": api("surveys/C-0412-412/"),
    "endings-list": api("endings/"),
    "endings-detail": api("endings/C-0412-412/", **OF_FORCES),
    "ending-consultations-list": api("ending-consultations/"),
    "ending-consultations-detail": api("ending-consultations/C-0412-412/", **OF_FORCES),
    "ending-benefits-list": api("ending-benefits/"),
    "ending-benefits-detail": api("ending-benefits/C-0412-412/", **OF_FORCES),
    "endings-consultations": api(
        "endings/C-0412-412/consultations/", signed_in=WRONG_METHOD
    ),
    "endings-benefits": api("endings/C-0412-412/benefits/", signed_in=WRONG_METHOD),
    "endings-close": api("endings/C-0412-412/close/", signed_in=WRONG_METHOD),
    "opportunities-list": api("opportunities/"),
    "opportunities-detail": api("opportunities/O-0412/", but={"stranger": MISSING}),
    "opportunities-notify": api("opportunities/O-0412/notify/", signed_in=WRONG_METHOD),
    "opportunities-consider": api(
        "opportunities/O-0412/consider/", signed_in=WRONG_METHOD
    ),
    "opportunities-decide": api("opportunities/O-0412/decide/", signed_in=WRONG_METHOD),
}
