from tests.url_table.lines import FORBIDDEN, WRITERS, Line

PEOPLE = "/collaborations/C-0412/people/"
PEOPLE_OF_ONE = {
    "collaborations:people": Line(PEOPLE),
    "collaborations:role-add": Line(
        f"{PEOPLE}roles/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:role-change": Line(
        f"{PEOPLE}roles/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:skill-add": Line(
        f"{PEOPLE}skills/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:skills-review-add": Line(
        f"{PEOPLE}reviews/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:skills-review-change": Line(
        f"{PEOPLE}reviews/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:appointment-add": Line(
        f"{PEOPLE}appointments/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:appointment": Line(f"{PEOPLE}appointments/412/"),
    "collaborations:appointment-change": Line(
        f"{PEOPLE}appointments/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:appointment-stand-down": Line(
        f"{PEOPLE}appointments/412/stand-down/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:appointment-name": Line(
        f"{PEOPLE}appointments/412/name/",
        signed_in=FORBIDDEN,
        but=dict.fromkeys(("analyst", "lead"), 200),
    ),
    "collaborations:held-skill-add": Line(
        f"{PEOPLE}appointments/412/skills/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:held-skill-change": Line(
        f"{PEOPLE}held-skills/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:contribution-add": Line(
        f"{PEOPLE}contributions/add/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:contribution-change": Line(
        f"{PEOPLE}contributions/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:system-add": Line(
        f"{PEOPLE}systems/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:system-change": Line(
        f"{PEOPLE}systems/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
    "collaborations:workforce-figure-add": Line(
        f"{PEOPLE}figures/add/", signed_in=FORBIDDEN, but=WRITERS
    ),
    "collaborations:workforce-figure-change": Line(
        f"{PEOPLE}figures/412/change/",
        signed_in=FORBIDDEN,
        but=WRITERS,
    ),
}
