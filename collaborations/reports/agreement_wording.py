"""Where an agreement stands, in words: label, value and note of each line."""

import datetime as dt
from collections.abc import Iterable

from collaborations.reports.agreements import AgreementStanding, State
from collaborations.reports.exits import ExitCost, in_months
from collabtrack.shared.money import display_pounds
from collabtrack.shared.templatetags.figures import uk_date

Line = dict[str, str]
NOT_SIGNED = "not signed"


def lines(row: AgreementStanding) -> list[Line]:
    """Give the facts of a version, the most asked first."""
    agreement = row.agreement
    return [
        {"label": "Status", "value": state_words(row), "note": _status_note(row)},
        {"label": "Signed", "value": signed_words(row), "note": ""},
        {
            "label": "Provisions",
            "value": "; ".join(row.provisions),
            "note": agreement.get_label_display(),
        },
        {"label": "Drafted", "value": _day(agreement.drafted_on), "note": ""},
        {"label": "Commences", "value": _day(agreement.commences_on), "note": ""},
        {"label": "Review due", "value": _day(agreement.review_due_on), "note": ""},
        {"label": "Expires", "value": _day(agreement.expires_on), "note": ""},
        _notice_line(row),
        *_today_line(row),
        {
            "label": "Regard to guidance, s.23F",
            "value": _day(agreement.guidance_regarded_on),
            "note": "",
        },
        {"label": "Amendment", "value": agreement.amendment, "note": ""},
        {
            "label": "Publication, s.23E",
            "value": agreement.get_publication_display(),
            "note": _on(agreement.published_on),
            "url": agreement.publication_url,
        },
    ]


def state_words(row: AgreementStanding) -> str:
    """Write the state as pages, sections and the API all tell it."""
    if row.told_state != State.COMMENCED:
        return row.told_state.label
    count = len(row.missing)
    noun = "signature" if count == 1 else "signatures"
    return f"{State.COMMENCED.label}; {count} {noun} missing"


def signed_words(row: AgreementStanding) -> str:
    """Write by everybody required, or how many are missing."""
    required = [each for each in row.signatories if each.is_required]
    if not required:
        return "No signatory is required: no force under the Act takes part"
    if row.complete_since:
        day = uk_date(row.complete_since)
        return f"By all {len(required)} who must sign, since {day}"
    return f"{len(row.missing)} of {len(required)} who must sign are missing"


def today_words(row: AgreementStanding) -> str:
    """Write when its parties are out if notice is given now; empty: not known."""
    return f"Out on {uk_date(row.out_on)}" if row.out_on else ""


def exit_lines(row: AgreementStanding) -> list[Line]:
    """Give the five parts of the exit terms, and when they were tested."""
    parts = [
        {
            "label": part.name,
            "value": part.written,
            "note": f"Not precise: add {part.lacks}." if part.lacks else "Precise.",
        }
        for part in row.exit.parts
    ]
    tested = row.exit.tested_on
    is_old = tested is not None and not row.exit.is_tested
    note = "More than 36 months ago: test them again." if is_old else ""
    return [*parts, {"label": "Tested", "value": _day(tested), "note": note}]


def overrun_words(cost: ExitCost) -> str:
    if cost.overrun is None:
        return "not settled"
    if cost.overrun == 0:
        return "as planned"
    side = "over" if cost.overrun > 0 else "under"
    return f"{display_pounds(abs(cost.overrun))} {side} plan"


def missing_words(rows: Iterable[AgreementStanding]) -> str:
    """Name who is missing from what is in force: the first three, then how many."""
    names = [each.title for row in rows if row.is_in_force for each in row.missing]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _status_note(row: AgreementStanding) -> str:
    agreement = row.agreement
    if row.state == State.IN_FORCE:
        return f"Until {uk_date(row.last_day)}." if row.last_day else "Without an end."
    if row.state == State.NOT_COMMENCED and agreement.commences_on is None:
        return "No day of commencement is recorded."
    return ""


def _notice_line(row: AgreementStanding) -> Line:
    months = row.agreement.notice_months
    last = row.last_notice_on
    note = (
        f"Last day to give notice before it expires: {uk_date(last)}." if last else ""
    )
    value = "" if months is None else in_months(months)
    return {"label": "Notice", "value": value, "note": note}


def _today_line(row: AgreementStanding) -> list[Line]:
    if not row.is_in_force:
        return []
    cost = "No cap or estimate of the cost is recorded."
    if row.exit_amount is not None:
        cost = f"{row.exit_amount_basis}: {display_pounds(row.exit_amount)}."
    return [
        {
            "label": "If notice were given today",
            "value": today_words(row),
            "note": cost,
        }
    ]


def _day(day: dt.date | None) -> str:
    return uk_date(day) if day else ""


def _on(day: dt.date | None) -> str:
    return f"On {uk_date(day)}." if day else ""
