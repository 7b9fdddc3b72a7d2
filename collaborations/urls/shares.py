"""Who takes part in a collaboration, and how cost and votes are shared."""

from django.urls import path

from collaborations.urls.paths import ONE
from collaborations.views import participation, votes
from collaborations.views.cost_shares import cost_shares_change
from collaborations.views.formula import formula
from collaborations.views.share_sets import COST, VOTES, correct_page, undo_page
from collaborations.views.taking_away import invitation_take_back

FORCES = f"{ONE}forces/"

patterns = [
    path(f"{FORCES}shares/", cost_shares_change, name="cost-shares-change"),
    path(f"{FORCES}shares/correct/", correct_page(COST), name="cost-shares-correct"),
    path(f"{FORCES}shares/undo/", undo_page(COST), name="cost-shares-undo"),
    path(f"{FORCES}votes/", votes.votes_change, name="votes-change"),
    path(f"{FORCES}votes/correct/", correct_page(VOTES), name="votes-correct"),
    path(f"{FORCES}votes/undo/", undo_page(VOTES), name="votes-undo"),
    path(f"{FORCES}votes/reasons/add/", votes.reason_add, name="vote-reason-add"),
    path(
        f"{FORCES}votes/reasons/<int:number>/change/",
        votes.reason_change,
        name="vote-reason-change",
    ),
    path(f"{FORCES}formula/", formula, name="cost-formula"),
    path(f"{FORCES}invite/", participation.force_invite, name="force-invite"),
    path(
        f"{FORCES}<int:number>/change/",
        participation.participation_change,
        name="participation-change",
    ),
    path(
        f"{FORCES}<int:number>/take-back/",
        invitation_take_back,
        name="invitation-take-back",
    ),
    path(
        f"{FORCES}<slug:slug>/withdraw/",
        participation.force_withdraw,
        name="force-withdraw",
    ),
]
