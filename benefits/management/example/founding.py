"""How a collaboration begins: a draft, its forces, and then everybody may see it."""

import datetime as dt

from benefits.management.example.country import OFFICERS, Country
from benefits.management.example.plan import Plan
from benefits.management.example.states import NamesState, StartState
from benefits.management.example.story import Story
from collaborations.access import Level
from collaborations.models import Collaboration, Force
from collaborations.services.collaborations import (
    CollaborationDraft,
    clear_for,
    publish_collaboration,
    start_collaboration,
)
from collaborations.services.participation import invite_forces

Status = Collaboration.Status


def begin(
    plan: Plan,
    country: Country,
    programme: Collaboration | None,
    *,
    seed: int,
    today: dt.date,
) -> Story:
    """Start the collaboration, invite its forces and publish it unless a draft."""
    choice = plan.choice
    status = _first_status(plan)
    is_live = status == Status.LIVE
    draft = CollaborationDraft(
        name=first_name(plan),
        model=plan.subject.model,
        function=plan.subject.function,
        scope=choice.scope,
        status=status,
        started_on=plan.founded_on if is_live else None,
        force=plan.forces[0],
        programme=programme,
        is_mandatory=choice.is_mandatory,
        is_restricted=choice.is_restricted,
    )
    analyst = country.officer(plan.forces[0], Level.ANALYST)
    made = start_collaboration(draft=draft, by=analyst)
    story = Story(plan, country, made, seed, today)
    story.participations.append(made.participations.select_related("force").get())
    for force in plan.forces:
        clear_officers(story, force)
    story.participations += invite_forces(
        collaboration=made,
        forces=plan.forces[1:],
        joined_on=plan.founded_on,
        by=analyst,
    )
    if not choice.is_draft:
        story.collaboration = publish_collaboration(collaboration=made, by=analyst)
    return story


def _first_status(plan: Plan) -> Status:
    """Say where it stood when it was entered: what became of it is told later."""
    if plan.status == Status.NOT_KNOWN:
        return plan.status
    entered_live = plan.states[StartState] == StartState.ENTERED_LIVE
    return Status.LIVE if plan.has_begun and entered_live else Status.PROPOSED


def first_name(plan: Plan) -> str:
    is_renamed = plan.states[NamesState] == NamesState.RENAMED
    if is_renamed and plan.has_begun and not plan.choice.is_draft:
        return plan.subject.former.format(place=plan.choice.place)
    return plan.choice.name


def clear_officers(story: Story, force: Force) -> None:
    """Clear a force's officers for a restricted collaboration before they act."""
    if story.collaboration.is_restricted:
        for level in OFFICERS:
            clear_for(
                user=story.officer(force, level), collaboration=story.collaboration
            )
