"""How it came to be and what became of it: every move of its status, on its day."""

import datetime as dt
from typing import Final

from benefits.management.example.plan import Status
from benefits.management.example.states import StartState
from benefits.management.example.story import Story
from collaborations.services.lifecycle import move_collaboration

# The statuses that it goes through after it was live, the present one last.
PATHS: Final[dict[str, tuple[Status, ...]]] = {
    Status.UNDER_REVIEW: (Status.UNDER_REVIEW,),
    Status.ENDING: (Status.UNDER_REVIEW, Status.ENDING),
    Status.ENDED: (Status.UNDER_REVIEW, Status.ENDING, Status.ENDED),
    Status.TRANSFERRING: (Status.TRANSFERRING,),
    Status.ABSORBED: (Status.TRANSFERRING, Status.ABSORBED),
}
REASONS: Final[dict[str, tuple[str, ...]]] = {
    Status.SETTING_UP: (
        "The chief officers agreed the outline, and a project officer began.",
        "Premises and posts were found once {force} offered to lead.",
        "The policing bodies agreed to pay for a year of preparation.",
    ),
    Status.PROPOSED: (
        "{force} cannot find the posts this year; the idea stands.",
        "The policing bodies asked for another option to be costed first.",
    ),
    Status.LIVE: (
        "The first joint shift began that morning.",
        "Staff had moved and the first work was taken on: {unit} are counted since.",
        "The board was content with the readiness report and let it begin.",
    ),
    Status.UNDER_REVIEW: (
        "{force} asked whether it is still true that {gain}.",
        "The board wants to see the {unit} of three years before it agrees a budget.",
        "The cost rose faster than the {unit}, and the forces want to know why.",
        "A new chief officer asked for the case to be made afresh.",
    ),
    Status.ENDING: (
        "The review found that not every force could say that {gain}.",
        "{force} gave notice, and the others would not carry on without it.",
        "The forces will do this for themselves again from next year.",
    ),
    Status.TRANSFERRING: (
        "It is to become part of the planned national service.",
        "Staff and contracts are being moved to the national service, site by site.",
    ),
}
GOES_ON: Final = (
    "The review found that {gain}; it goes on as it is.",
    "It goes on, with the {unit} reported to each force every quarter.",
    "The forces agreed a smaller budget, and that it is worth that.",
)
OLD_ENOUGH: Final = 1100


def tell_start(story: Story) -> None:
    """Move what was entered as a proposal to where it was once it was founded."""
    founded_on, plan = story.plan.founded_on, story.plan
    if plan.choice.is_draft:
        return
    if plan.status == Status.SETTING_UP:
        _move(story, Status.SETTING_UP, founded_on)
        return
    if plan.status == Status.PROPOSED:
        _think_again(story)
    state = story.state(StartState)
    if not plan.has_begun or state == StartState.ENTERED_LIVE:
        return
    if state == StartState.STEP_BY_STEP:
        days = story.dice("set up").randint(60, 300)
        _move(story, Status.SETTING_UP, founded_on - dt.timedelta(days=days))
    _move(story, Status.LIVE, founded_on)


def _think_again(story: Story) -> None:
    """Let some that were being set up have become mere proposals again."""
    if story.dice("second thoughts").random() < 0.5:
        _move(story, Status.SETTING_UP, story.plan.founded_on)
        _move(story, Status.PROPOSED, story.at(0.7))


def tell_fate(story: Story) -> None:
    """Move it to where it stands; some were under review before and went on."""
    random = story.dice("fate")
    path = PATHS.get(story.plan.status, ())
    if not path and story.plan.status == Status.LIVE:
        _look_again(story)
    ago = 0 if story.plan.ended_on else random.randint(15, 150)
    days = []
    for _ in path:
        days.append(story.ago(ago))
        ago += random.randint(70, 200)
    for status, day in zip(path, reversed(days), strict=True):
        _move(story, status, day)


def _look_again(story: Story) -> None:
    random = story.dice("looked again")
    if story.age < OLD_ENOUGH or random.random() > 0.2:
        return
    begun_on = story.at(0.5)
    _move(story, Status.UNDER_REVIEW, begun_on)
    _move(story, Status.LIVE, begun_on + dt.timedelta(days=120), GOES_ON)


def _move(
    story: Story, status: Status, on: dt.date, reasons: tuple[str, ...] = ()
) -> None:
    said = reasons or REASONS.get(status, ("",))
    is_over = status in (Status.ENDED, Status.ABSORBED)
    move_collaboration(
        collaboration=story.collaboration,
        status=status,
        on=on,
        reason=story.dice(f"reason {status}").choice(said).format(**story.words),
        ended_because=story.plan.ended_because if is_over else "",
        by=story.analyst,
    )
