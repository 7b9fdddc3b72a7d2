from tests.url_table.lines import FORBIDDEN, WRITERS, Line, api

OF_ONE = "/collaborations/C-0412/lessons/"
# An administrator belongs to no force, and answers in the name of none.
MEMBERS = dict.fromkeys(("analyst", "lead", "partner"), 200)


def writing(path: str, people: dict[str, int] = WRITERS) -> Line:
    return Line(path, signed_in=FORBIDDEN, but=people)


LESSONS = {
    "collaborations:lesson-list": Line("/lessons/"),
    "collaborations:lesson-detail": Line("/lessons/L-0412/"),
    "collaborations:lesson-place": writing("/lessons/L-0413/answer/", MEMBERS),
    "collaborations:lessons-of-collaboration": Line(OF_ONE),
    "collaborations:lesson-record": writing(f"{OF_ONE}record/"),
    "collaborations:lesson-change": writing(f"{OF_ONE}L-0412/change/"),
    "collaborations:lesson-answer": writing(f"{OF_ONE}L-0413/answer/", MEMBERS),
    "collaborations:adoption-done": writing(f"{OF_ONE}answers/412/done/"),
    "lessons-list": api("lessons/"),
    "lessons-detail": api("lessons/L-0413/"),
    "adoptions-list": api("adoptions/"),
    "adoptions-detail": api("adoptions/C-0412-412/"),
}
