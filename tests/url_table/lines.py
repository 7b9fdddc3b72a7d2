"""One line for every URL: what a GET of it answers to whom, and its budget."""

from dataclasses import dataclass, field

SIGN_IN, REFUSED, FORBIDDEN, MISSING, WRONG_METHOD = 302, 401, 403, 404, 405


@dataclass(frozen=True)
class Line:
    """What a GET of the path answers: signed out, signed in, and who differs."""

    path: str
    signed_out: int = SIGN_IN
    signed_in: int = 200
    but: dict[str, int] = field(default_factory=dict)
    queries: int = 30

    def expected(self, persona: str) -> int:
        if persona == "machine" and not self.path.startswith("/api/v1/"):
            # A token opens the API alone.
            return self.signed_out
        return self.but.get(persona, self.signed_in)


def api(path: str, **changes: object) -> Line:
    return Line(f"/api/v1/{path}", signed_out=REFUSED, **changes)


# Who may open the pages that change a collaboration; the others are refused.
LEADS = {"lead": 200, "administrator": 200}
WRITERS = LEADS | {"analyst": 200, "partner": 200}
