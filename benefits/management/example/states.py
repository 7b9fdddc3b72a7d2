"""What each topic of the record can look like, and how often: the later chapters.

Every topic is dealt with dice of its own, so that a new one leaves the others alone.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from benefits.management.example.chance import deal, dice


class StartState(StrEnum):
    STEP_BY_STEP = "proposed, then set up, then live"
    AT_ONCE = "proposed, then live"
    ENTERED_LIVE = "live when it was entered"


class NamesState(StrEnum):
    RENAMED = "had another name at first"
    ABBREVIATED = "known by its initials"
    KEPT = "one name"


class CasesState(StrEnum):
    ALL = "a case for the start and each change"
    START = "a case for the start alone"
    NONE = "no case on file"


class FormulaState(StrEnum):
    POPULATION = "population"
    EQUAL = "equal"
    OFFICERS = "officers"
    GRANT = "grant"
    NET_REVENUE = "net_revenue"
    SIZE = "size"
    FIXED = "fixed"
    CRIME = "crime"
    USAGE = "usage"
    POSTS = "posts"
    HYBRID = "hybrid"
    LACKING = "usage, and one force has not counted it"
    NONE = "no formula"


class VotesState(StrEnum):
    AS_COST = "as many votes as cost"
    ONE_EACH = "a vote for each force, whatever it pays"
    EXPLAINED = "a vote for each force, and the reason"
    NONE = "no votes recorded"


class AgreementState(StrEnum):
    IN_FORCE = "signed and in force"
    RENEWED = "a second version in force"
    EXPIRED = "expired"
    UNSIGNED = "a signature missing"
    DRAFT = "a draft that nobody has signed"
    NONE = "no agreement"


class PublicationState(StrEnum):
    FULL = "full"
    SUMMARY = "summary"
    FACT_ONLY = "fact_only"
    NOT_PUBLISHED = "not_published"
    UNSAID = ""


class ExitState(StrEnum):
    TESTED = "all five parts, tried out"
    PRECISE = "a method and a figure"
    VAGUE = "costs to be agreed when it comes to it"
    NONE = "nothing about leaving"


class PeopleState(StrEnum):
    FILLED = "all roles filled, skills in date"
    VACANT = "a role stands empty"
    LAPSED = "skills have run out"
    BOUGHT_IN = "some roles done by a supplier"
    UNREVIEWED = "nobody has gone through the list for years"
    NONE = "no roles recorded"


class SupplyState(StrEnum):
    FULL = "every force supplies what it agreed"
    SHORT = "a force supplies too few"
    NONE = "nothing agreed"


class SystemsState(StrEnum):
    SAME = "all work with the same"
    DIFFERENT = "they differ, and how is known"
    PARTLY = "known of some forces"
    OLD = "known as of years ago"
    NONE = "not known"


class LessonsState(StrEnum):
    RECENT = "a lesson of this year"
    OLD = "none of late"
    NONE = "none"


class AnswersState(StrEnum):
    DONE = "took up a lesson and did it"
    DUE = "took one up, not yet due"
    OVERDUE = "took one up and let it slip"
    DECLINED = "declined one"
    NONE = "answered none"


class ReviewState(StrEnum):
    CONTINUE = "continue"
    CHANGE = "change"
    STOP = "stop"
    LONG_AGO = "last looked at years ago"
    NONE = "never reviewed"


class SurveyState(StrEnum):
    GOOD = "most know the purpose"
    POOR = "few know it"
    SILENT = "a force gave no answer"
    OLD = "asked years ago"
    NONE = "never asked"


class OwnersState(StrEnum):
    STEADY = "one owner for long"
    HANDED_OVER = "a new owner after a handover"
    CHANGING = "owner after owner, and no handover"
    NONE = "nobody named"


class ControlState(StrEnum):
    LEAD_FORCE = "one chief officer has direction and control"
    MOVED = "it went from one chief officer to another"
    UNSAID = "nobody says who has it"


class LimitsState(StrEnum):
    POUNDS = "who decides what, up to how much"
    WORDS = "who decides what, without a limit"
    NONE = "not written down"


class MeetingsState(StrEnum):
    ALL_THERE = "everybody comes"
    ABSENT = "somebody is often missing"
    UNMARKED = "nobody noted who came"
    NONE = "no meetings recorded"


class ArrangementsState(StrEnum):
    ALL = "every policing body has one"
    SOME = "some of them have one"
    OLD = "considered years ago"
    NONE = "none has one"


class FundingState(StrEnum):
    CONTRIBUTIONS = "the forces pay all of it"
    GRANT = "a grant, and the forces the rest"
    ALL = "a grant, income, a recharge, and the forces the rest"
    SHORT = "contributions that do not cover it"
    NONE = "nothing said about who pays"


class BenefitsState(StrEnum):
    TRACKED = "measured, aimed, read, and split by force"
    BY_FORCE = "each force reads its own"
    LOSS_FOR_ONE = "it gains, and one force loses"
    OVERLAP = "two measures claim one outcome"
    MONEY_ONLY = "savings and nothing else"
    STOPPED = "readings stopped years ago"
    AIMED = "targets, and no reading"
    DESCRIBED = "named, and nothing measured"
    NONE = "no benefit recorded"


Weights = Mapping[StrEnum, int]
TABLES: Final[tuple[Weights, ...]] = (
    dict(zip(StartState, (40, 20, 24), strict=True)),
    dict(zip(NamesState, (16, 30, 38), strict=True)),
    dict(zip(CasesState, (40, 26, 18), strict=True)),
    dict(zip(FormulaState, (16, 8, 6, 6, 9, 4, 5, 4, 9, 4, 7, 3, 3), strict=True)),
    dict(zip(VotesState, (26, 26, 14, 18), strict=True)),
    dict(zip(AgreementState, (34, 14, 9, 10, 6, 11), strict=True)),
    dict(zip(PublicationState, (24, 20, 12, 12, 16), strict=True)),
    dict(zip(ExitState, (14, 22, 28, 20), strict=True)),
    dict(zip(PeopleState, (26, 16, 14, 12, 8, 8), strict=True)),
    dict(zip(SupplyState, (38, 24, 22), strict=True)),
    dict(zip(SystemsState, (20, 26, 12, 8, 18), strict=True)),
    dict(zip(LessonsState, (48, 22, 14), strict=True)),
    dict(zip(AnswersState, (18, 16, 14, 14, 22), strict=True)),
    dict(zip(ReviewState, (30, 14, 6, 14, 20), strict=True)),
    dict(zip(SurveyState, (24, 14, 14, 8, 24), strict=True)),
    dict(zip(OwnersState, (38, 20, 14, 12), strict=True)),
    dict(zip(ControlState, (44, 12, 28), strict=True)),
    dict(zip(LimitsState, (40, 22, 22), strict=True)),
    dict(zip(MeetingsState, (36, 24, 10, 14), strict=True)),
    dict(zip(ArrangementsState, (30, 20, 12, 22), strict=True)),
    dict(zip(FundingState, (26, 18, 12, 8, 20), strict=True)),
    dict(zip(BenefitsState, (26, 12, 5, 6, 10, 9, 7, 5, 4), strict=True)),
)
States = Mapping[type[StrEnum], StrEnum]


def deal_states(*, seed: int, count: int) -> list[States]:
    """Deal a state of every topic to every collaboration."""
    dealt = [
        deal(dice(seed, "plan", type(next(iter(weights))).__name__), weights, count)
        for weights in TABLES
    ]
    return [
        {type(state): state for state in states} for states in zip(*dealt, strict=True)
    ]
