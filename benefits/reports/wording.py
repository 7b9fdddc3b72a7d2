"""Findings in words: the sentences that the figures bear out.

A sentence is a tuple of parts, so that a page can make each number a link to the list
that it counts. `leads_to` names that list; the view knows its address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from benefits.reports.force import ForceReport
from benefits.reports.overview import (
    Overview,
    RegisterCounts,
)
from benefits.reports.portfolio import PortfolioTotals
from benefits.reports.selection import PortfolioFilter
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.money import display_pounds


@dataclass(frozen=True)
class Part:
    """A piece of a sentence: plain text, or a number that leads to its list."""

    text: str
    leads_to: str = ""
    is_strong: bool = False


def plain(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)


def counted(number: int, singular: str, plural: str = "") -> str:
    """Write 1 collaboration, 59 collaborations."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(names: Sequence[str]) -> str:
    """Write A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def percentage(part: Decimal, whole: Decimal) -> str:
    """Write a whole per cent; never 0% or 100% for what is not none or all."""
    if not whole:
        return "not computable"
    share = part / whole * 100
    rounded = int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if rounded == 0 and part:
        return "under 1%"
    if rounded == 100 and part != whole:
        return "over 99%"
    return f"{rounded}%"


# --- the overview's sentence ---------------------------------------------------------


def overview_sentence(overview: Overview) -> tuple[Part, ...]:
    if overview.register is not None:
        return register_sentence(overview.register)
    return entered_sentence(overview)


def register_sentence(counts: RegisterCounts) -> tuple[Part, ...]:
    """Say what the public record holds (rules.md 6.4)."""
    noun = " live collaboration" if counts.live == 1 else " live collaborations"
    costed, tracked = counts.costed, counts.tracked
    shows = " shows" if tracked <= 1 else " show"
    return (
        Part(str(counts.live), "live", is_strong=True),
        Part(f"{noun} ("),
        Part(str(counts.sourced), "sourced"),
        Part(" by a source of 2020 or later, "),
        Part(str(counts.assumed), "assumed"),
        Part(f" assumed{_otherwise_known(counts)}) and "),
        Part(str(counts.programmes), "programmes"),
        Part(f" programme{'' if counts.programmes == 1 else 's'}; "),
        Part("a cost is published for "),
        Part(str(costed) if costed else "none", "costed", is_strong=True),
        Part("; "),
        Part(str(tracked) if tracked else "none", "tracked", is_strong=True),
        Part(f"{shows} tracked benefits."),
    )


def _otherwise_known(counts: RegisterCounts) -> str:
    rest = counts.live - counts.sourced - counts.assumed
    return f", {rest} on another basis" if rest else ""


def entered_sentence(overview: Overview) -> tuple[Part, ...]:
    """Say how many lack a clear purpose or tracked benefits, and what they cost."""
    total = overview.live
    if not total:
        return (Part("No collaborations match these filters."),)
    lacking = sum(segment.count for segment in overview.lacking)
    if not lacking:
        return _nothing_lacking(overview)
    verb = "lacks" if lacking == 1 else "lack"
    start = (
        Part(f"{lacking} of {total}", "gaps", is_strong=True),
        Part(f" collaborations {verb} a clear purpose or tracked benefits."),
    )
    return (*start, *_cost_of_lacking(overview, lacking))


def _nothing_lacking(overview: Overview) -> tuple[Part, ...]:
    unknown = sum(s.count for s in overview.segments if s.key == "unassessed")
    if not unknown:
        return (
            Part(f"All {overview.live}", "live", is_strong=True),
            Part(" collaborations have a clear purpose and tracked benefits."),
        )
    return (
        Part(f"{unknown} of {overview.live}", "unassessed", is_strong=True),
        Part(" collaborations are not assessed; none of the others lacks a clear"),
        Part(" purpose or tracked benefits."),
    )


def _cost_of_lacking(overview: Overview, lacking: int) -> tuple[Part, ...]:
    known = sum(segment.spend_known for segment in overview.lacking)
    whom = "it" if lacking == 1 else "them"
    if not known or overview.spend is None:
        return (Part(f" No spend is recorded for {whom} in {overview.wanted.year}."),)
    spends = (segment.spend for segment in overview.lacking)
    cost = sum((spend for spend in spends if spend is not None), Decimal(0))
    who = "It costs" if lacking == 1 else "They cost"
    return (
        Part(f" {who} "),
        Part(display_pounds(cost), is_strong=True),
        Part(f" of {display_pounds(overview.spend)}, "),
        Part(percentage(cost, overview.spend), is_strong=True),
        Part(" of spend."),
    )


def coverage(known: int, count: int) -> str:
    """Write "spend known for 1 of 59": no total stands without it."""
    return f"spend known for {known} of {count}"


def missing_words(*, is_register: bool) -> str:
    """Name what is not there: it is never written as 0."""
    return "none published" if is_register else "not recorded"


def noun_of(wanted: PortfolioFilter) -> str:
    return "live collaboration" if wanted.status == "live" else "collaboration"


def capital(text: str) -> str:
    """Begin a label with a capital; abbreviations stay as they are."""
    return text[:1].upper() + text[1:]


def selection_sentence(
    totals: PortfolioTotals, year: FinancialYear, noun: str = "collaboration"
) -> str:
    """Say how many a list holds and what they cost in the year."""
    start = f"{counted(totals.count, noun)}."
    if not totals.spend_known or totals.spend is None:
        return f"{start} No spend is known for {year}."
    return (
        f"{start} {display_pounds(totals.spend)} in {year},"
        f" {coverage(totals.spend_known, totals.count)}."
    )


def in_full(amount: Decimal) -> str:
    """Write £166,400,000, with pence only where there are any."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"£{amount:,.{places}f}"


def challenge_reason(overview: Overview) -> str:
    """Say why these rows stand first."""
    if any(segment.count for segment in overview.lacking):
        return "Largest spend without a clear purpose or tracked benefits"
    if overview.is_register:
        return (
            "Collaborations with a published cost."
            " Purpose and benefits cannot be assessed from public facts"
        )
    return "Largest spend where purpose or benefits are not assessed"


def nothing_to_challenge(overview: Overview) -> str:
    if not overview.live:
        return "No collaborations match."
    if overview.is_register:
        return "No cost is published for these collaborations."
    if any(s.count for s in overview.segments if s.key == "unassessed"):
        return "No spend is recorded for what is not assessed."
    return f"All {overview.live} collaborations have both in place."


# --- a force -------------------------------------------------------------------------


def force_sentence(report: ForceReport, *, is_register: bool) -> tuple[Part, ...]:
    """Say what the force is part of and what it pays."""
    if not report.live:
        return (
            Part(report.force.name, is_strong=True),
            Part(" takes part in no collaboration that these filters select."),
        )
    noun = noun_of(report.wanted)
    if report.cost is None:
        verb = "publish" if is_register else "record"
        none = f"None {verb}es" if is_register else f"None {verb}s"
        unknown = f"It does not {verb}" if report.live == 1 else none
        return (
            Part(f"{report.force.name} takes part in "),
            Part(str(report.live), "rows", is_strong=True),
            Part(f" {noun if report.live == 1 else noun + 's'}. {unknown} what"),
            Part(f" {'the force' if report.live == 1 else 'it'} pays."),
        )
    return (
        Part(f"{report.force.name} pays "),
        Part(display_pounds(report.cost), is_strong=True),
        Part(f" into {_how_many(report)}"),
        Part(str(report.live), "rows", is_strong=True),
        Part(f" {noun}{'' if report.live == 1 else 's'} in which it takes part,"),
        Part(f" in {report.wanted.year}."),
    )


def _how_many(report: ForceReport) -> str:
    if report.cost_known < report.live:
        return f"{report.cost_known} of the "
    return "the " if report.live == 1 else "all "
