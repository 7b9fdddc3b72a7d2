"""One line for every URL: what a GET of it answers to whom, and its budget."""

from dataclasses import dataclass, field

SIGN_IN, REFUSED, FORBIDDEN, MISSING, WRONG_METHOD = 302, 401, 403, 404, 405
NOBODY = "nobody"
# What is asked for by programs, and no page.
DATA = ("/api/v1/", "/healthz", "/readyz")
# Who may do most comes first.
FULLEST_FIRST = (
    "lead",
    "signatory",
    "partner",
    "administrator",
    "inspector",
    "stranger",
    NOBODY,
)


@dataclass(frozen=True)
class Line:
    """What a GET of the path answers: signed out, signed in, and who differs."""

    path: str
    signed_out: int = SIGN_IN
    signed_in: int = 200
    but: dict[str, int] = field(default_factory=dict)
    queries: int = 30
    # What a draft answers instead to those who are not refused.
    in_draft: int | None = None
    # What is given to keep is no page.
    is_file: bool = False

    def expected(self, persona: str, *, of_draft: bool = False) -> int:
        if persona == NOBODY or self.is_closed_to(persona):
            return self.signed_out
        found = self.but.get(persona, self.signed_in)
        is_other = of_draft and self.in_draft and found != FORBIDDEN
        return self.in_draft if is_other else found

    @property
    def is_page(self) -> bool:
        return not (self.is_file or self.path.startswith(DATA))

    @property
    def opens_to(self) -> list[str]:
        """Give those to whom the page opens, who may do most first."""
        of_draft = self.in_draft == 200
        return [
            who for who in FULLEST_FIRST if self.expected(who, of_draft=of_draft) == 200
        ]

    @property
    def fullest(self) -> str | None:
        """Give the one who may do most of those to whom the page opens."""
        return next(iter(self.opens_to), None)

    def is_closed_to(self, persona: str) -> bool:
        """A token opens the API alone."""
        return persona == "machine" and not self.path.startswith("/api/v1/")


def api(path: str, **changes: object) -> Line:
    return Line(f"/api/v1/{path}", signed_out=REFUSED, **changes)


# Who may open the pages that change a collaboration; the others are refused.
WRITERS = dict.fromkeys(("analyst", "lead", "partner", "administrator"), 200)
