"""Decisions: raised by POST; facts, outcome and approvals are changed by PATCH."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from collaborations.api.accountability import OWN
from collaborations.api.constraints import named_here
from collaborations.api.governance import MOST_PARTIES
from collaborations.api.parameters import Choice, Parameters
from collaborations.api.records import (
    IF_MATCH,
    OfCollaboration,
    RecordSerializer,
    RecordViewSet,
    version_read,
)
from collaborations.api.references import (
    APPROVALS,
    ApprovalSerializer,
    RecordReference,
    party_of,
)
from collaborations.forms.decisions import DecisionForm
from collaborations.models import Decision, GovernanceBody
from collaborations.reports.governance import with_whom
from collaborations.services.governance import (
    DECISION,
    record_approvals,
    record_outcome,
)
from collaborations.services.records import change_record
from collabtrack.shared.decimals import PoundsDecimalField

OUTCOME = frozenset({"outcome", "outcome_on", "approvals_given"})
APPROVING = frozenset({"approvals"})
_ONE_AT_A_TIME = (
    "Send facts, outcome and approvals each in a call of their own. With an outcome go"
    " outcome_on, approvals_given and waits_for."
)


class DecisionSerializer(RecordSerializer):
    body = RecordReference(
        queryset=GovernanceBody.objects.select_related("collaboration"),
        required=False,
        allow_null=True,
        help_text="The id of the body that is to decide.",
    )
    amount = PoundsDecimalField(
        required=False,
        allow_null=True,
        help_text="What it is worth, in pounds.",
    )
    waits_for = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=200,
        help_text="With whom it waits, as written.",
    )
    waits_with = serializers.SerializerMethodField(
        help_text="With whom it waits: as written, or those whose approval is missing,"
        " or the body. Null when closed."
    )
    outcome = serializers.ChoiceField(
        choices=Decision.Outcome.choices,
        required=False,
        help_text="Empty while there is none. Only a change takes it, with outcome_on.",
    )
    outcome_on = serializers.DateField(
        write_only=True, required=False, help_text="The day of the outcome."
    )
    days_to_decide = serializers.SerializerMethodField(
        help_text="From raised to decided; null while open, and when withdrawn."
    )
    at_least_days = serializers.SerializerMethodField(
        help_text="The days so far; null when closed."
    )
    approvals = ApprovalSerializer(  # type: ignore[call-arg]  # of the list
        many=True,
        required=False,
        max_length=MOST_PARTIES,
        help_text="Whose approval it needs, and the day it was given. Only a change"
        " takes it, and the list replaces the one before.",
    )

    class Meta:
        model = Decision
        fields = (
            *OWN,
            *DECISION.fields,
            "outcome",
            "outcome_on",
            "considered_on",
            "decided_on",
            "times_deferred",
            "times_returned",
            "approvals_given",
            "approvals",
            "waits_with",
            "days_to_decide",
            "at_least_days",
        )
        read_only_fields = (
            "considered_on",
            "decided_on",
            "times_deferred",
            "times_returned",
        )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Keep the verbs apart: one call raises, changes, closes or approves."""
        later = (OUTCOME | APPROVING) & set(attrs)
        if self.instance is None and later:
            problem = "Raise the matter first, then send this with PATCH."
            raise serializers.ValidationError(dict.fromkeys(sorted(later), problem))
        if OUTCOME & set(attrs):
            for name in ("outcome", "outcome_on"):
                if name not in attrs:
                    raise serializers.ValidationError({name: "This is needed, too."})
        alone: tuple[frozenset[str], ...] = (OUTCOME | {"waits_for"}, APPROVING)
        if later and not any(set(attrs) <= fields for fields in alone):
            raise serializers.ValidationError(_ONE_AT_A_TIME)
        return attrs

    def get_waits_with(self, row: Any) -> str | None:
        return None if row.is_closed else with_whom(row)

    def get_days_to_decide(self, row: Any) -> int | None:
        is_decided = row.outcome in Decision.DECIDING
        return (row.decided_on - row.raised_on).days if is_decided else None

    def get_at_least_days(self, row: Any) -> int | None:
        if row.is_closed:
            return None
        days: int = (timezone.localdate() - row.raised_on).days
        return days


class OfDecisions(OfCollaboration):
    state = Choice(
        {"open": "still waiting", "closed": "decided or withdrawn"},
        required=False,
        help_text="What still waits, or what is closed.",
    )


@extend_schema_view(
    list=extend_schema(summary="List decisions"),
    retrieve=extend_schema(summary="Read a decision"),
    create=extend_schema(summary="Raise a matter"),
)
class DecisionViewSet(RecordViewSet):
    """Matters put to those who decide, with the days from raised to decided.

    A change is of one sort: the facts of an open matter; its outcome (`outcome` and
    `outcome_on`); or `approvals`.
    """

    queryset = Decision.objects.select_related(
        "collaboration", "body__collaboration"
    ).prefetch_related(Prefetch("approvals", APPROVALS))
    serializer_class = DecisionSerializer
    field_of_code: Mapping[str, str] = DecisionForm.field_of_code
    parameters: ClassVar[type[Parameters]] = OfDecisions
    kind = DECISION

    def get_queryset(self) -> QuerySet[Any]:
        asked = dict(self.asked)
        state = asked.pop("state", None)
        self.asked = asked
        rows = super().get_queryset()
        if state is None:
            return rows
        return rows.filter(decided_on__isnull=state == "open")

    @extend_schema(
        summary="Change a matter, record its outcome or its approvals",
        parameters=[IF_MATCH],
    )
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        decision = self.get_object()
        version = version_read(request)
        values = self._given(request, decision)
        if "outcome" in values:
            self.field_of_code = dict.fromkeys(self.field_of_code, "outcome_on")
        with self.changing(request), named_here(on="outcome_on"):
            changed = _changed(decision, values, request.user, version)
        return self._answer(changed)


def _changed(
    decision: Decision, values: Mapping[str, Any], by: Any, version: int
) -> Decision:
    if "outcome" in values:
        return record_outcome(
            decision=decision,
            outcome=Decision.Outcome(values["outcome"]),
            on=values["outcome_on"],
            waits_for=values.get("waits_for", ""),
            approvals_given=values.get("approvals_given"),
            by=by,
            version=version,
        )
    if "approvals" in values:
        days = _days_by_party(values["approvals"])
        return record_approvals(
            decision=decision, approvals=days, by=by, version=version
        )
    return change_record(
        record=decision, kind=DECISION, values=values, by=by, version=version
    )


def _days_by_party(given: list[dict[str, Any]]) -> dict[Any, Any]:
    days: dict[Any, Any] = {}
    for each in given:
        party = party_of(each)
        if party in days:
            raise serializers.ValidationError({"approvals": f"Name {party} once."})
        days[party] = each.get("given_on")
    return days
