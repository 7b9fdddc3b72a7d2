"""Read-mostly admin. Rows pass `visible_to` here as everywhere else."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest

from collaborations import models

if TYPE_CHECKING:
    PlainAdmin = admin.ModelAdmin[Any]
else:  # Django's own class takes no parameter at run time
    PlainAdmin = admin.ModelAdmin


class KeptAdmin(PlainAdmin):
    """Nothing is deleted here: Django would list, and name, all that depends on it.

    Choices of a related record are limited to what the administrator may see.
    """

    ordering = ("pk",)

    def has_delete_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        return False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        manager = db_field.related_model._default_manager
        if hasattr(manager, "visible_to"):
            kwargs["queryset"] = manager.visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ScopedAdmin(KeptAdmin):
    """Administrators see what they are cleared for, and no more."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        # `visible_to` is our managers' own; the admin knows only plain querysets.
        seen = self.model._default_manager.visible_to(request.user)
        return rows.filter(pk__in=seen.values("pk"))


class ReadOnlyAdmin(ScopedAdmin):
    """Written by loading or by the assessment, never by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        return False


@admin.register(models.Membership)
class MembershipAdmin(KeptAdmin):
    list_display = ("user", "force", "level", "starts_on", "ends_on")
    list_filter = ("level",)
    search_fields = ("user__email", "force__name")
    autocomplete_fields = ("user", "force")


@admin.register(models.Force)
class ForceAdmin(KeptAdmin):
    list_display = ("name", "kind", "region", "starts_on", "ends_on")
    search_fields = ("name", "abbreviation", "code")


@admin.register(models.Collaboration)
class CollaborationAdmin(ScopedAdmin):
    """Its programme may be hidden from the administrator: it has a page of its own."""

    list_display = ("reference", "name", "row_kind", "status", "origin")
    list_filter = ("row_kind", "status", "origin")
    search_fields = ("reference", "name")
    exclude = ("programme",)
    readonly_fields = ("reference", "origin")


@admin.register(models.Clearance)
class ClearanceAdmin(ScopedAdmin):
    """Whoever is cleared may clear others; `manage.py clear` grants the first."""

    list_display = ("user", "collaboration")
    autocomplete_fields = ("user", "collaboration")


@admin.register(models.Finding)
class FindingAdmin(ReadOnlyAdmin):
    list_display = ("collaboration", "criterion", "result", "since")
    list_filter = ("criterion", "result")


@admin.register(models.OtherName)
class OtherNameAdmin(ScopedAdmin):
    list_display = ("collaboration", "kind", "name")
    list_filter = ("kind",)
    search_fields = ("name",)


@admin.register(models.StatusChange)
class StatusChangeAdmin(ReadOnlyAdmin):
    """A move has consequences, so it is made on the page of its status."""

    list_display = ("collaboration", "from_status", "to_status", "moved_on")
    list_filter = ("to_status",)


@admin.register(models.BusinessCase)
class BusinessCaseAdmin(ScopedAdmin):
    list_display = ("collaboration", "kind", "decided_on", "approved_by")
    list_filter = ("kind",)


@admin.register(models.CostFormula)
class CostFormulaAdmin(ScopedAdmin):
    list_display = ("collaboration", "number", "kind", "first_year")
    list_filter = ("kind",)


@admin.register(models.DriverValue)
class DriverValueAdmin(ScopedAdmin):
    list_display = ("participation", "driver", "financial_year", "value")
    list_filter = ("driver",)


@admin.register(models.VoteReason)
class VoteReasonAdmin(ScopedAdmin):
    list_display = ("collaboration", "number", "stated_on")


@admin.register(models.GovernanceBody)
class GovernanceBodyAdmin(ScopedAdmin):
    list_display = ("collaboration", "name", "tier", "seats")


@admin.register(models.Decision)
class DecisionAdmin(ScopedAdmin):
    list_display = ("collaboration", "matter", "kind", "raised_on", "outcome")
    list_filter = ("kind", "outcome")


@admin.register(models.AccountableLead)
class AccountableLeadAdmin(ScopedAdmin):
    """An administrator belongs to no force, and so reads nobody's name."""

    list_display = ("collaboration", "role_title", "starts_on", "ends_on")
    exclude = ("person_name",)


@admin.register(models.DirectionAndControl)
class DirectionAndControlAdmin(ScopedAdmin):
    list_display = ("collaboration", "function", "force", "starts_on", "ends_on")


@admin.register(models.DelegationLimit)
class DelegationLimitAdmin(ScopedAdmin):
    list_display = ("collaboration", "what", "limit", "starts_on", "ends_on")


@admin.register(models.Meeting)
class MeetingAdmin(ScopedAdmin):
    list_display = ("collaboration", "body", "held_on", "hours")


@admin.register(models.AccountabilityArrangement)
class AccountabilityArrangementAdmin(ScopedAdmin):
    list_display = ("collaboration", "policing_body", "considered_on")


@admin.register(models.Agreement)
class AgreementAdmin(ScopedAdmin):
    list_display = ("title", "collaboration", "edition", "commences_on", "expires_on")
    search_fields = ("title", "collaboration__reference")
    readonly_fields = ("edition", "supersedes")


@admin.register(models.AgreementParty)
class AgreementPartyAdmin(ScopedAdmin):
    list_display = ("agreement", "kind", "signed_on")
    list_filter = ("kind",)


@admin.register(models.ExitTerms)
class ExitTermsAdmin(ScopedAdmin):
    list_display = ("agreement", "method", "amount", "tested_on")


@admin.register(models.ExitPlan)
class ExitPlanAdmin(ScopedAdmin):
    list_display = ("agreement", "force", "planned_cost", "actual_cost")


@admin.register(models.Skill)
class SkillAdmin(KeptAdmin):
    list_display = ("name", "kind", "valid_months")
    list_filter = ("kind",)
    search_fields = ("name",)


@admin.register(
    models.Role,
    models.HeldSkill,
    models.SkillsReview,
    models.PostContribution,
    models.SystemInUse,
    models.WorkforceFigure,
)
class PeopleAdmin(ScopedAdmin):
    list_display = ("collaboration", "number", "__str__")


@admin.register(models.Appointment)
class AppointmentAdmin(ReadOnlyAdmin):
    """Who is appointed is written by its verbs: they keep names with their force."""

    list_display = ("collaboration", "number", "holder_title", "force")


@admin.register(models.Lesson)
class LessonAdmin(ScopedAdmin):
    list_display = ("reference", "title", "collaboration", "kind", "theme", "stage")
    list_filter = ("kind", "theme", "stage")
    search_fields = ("title",)
    autocomplete_fields = ("collaboration",)


@admin.register(models.Adoption)
class AdoptionAdmin(ScopedAdmin):
    list_display = ("lesson", "collaboration", "answer", "due_on", "done_on")
    list_filter = ("answer",)
    autocomplete_fields = ("collaboration", "lesson")


@admin.register(models.Review)
class ReviewAdmin(ScopedAdmin):
    list_display = ("collaboration", "held_on", "outcome", "next_due_on")
    list_filter = ("outcome",)
    autocomplete_fields = ("collaboration",)


@admin.register(models.Ending)
class EndingAdmin(ScopedAdmin):
    """What follows may be hidden from the administrator: it has a page of its own."""

    list_display = ("collaboration", "last_day", "closed_on")
    autocomplete_fields = ("collaboration",)
    exclude = ("successor",)


@admin.register(models.EndingConsultation)
class EndingConsultationAdmin(ScopedAdmin):
    list_display = ("collaboration", "who", "asked_on")
    autocomplete_fields = ("collaboration",)


@admin.register(models.EndingBenefit)
class EndingBenefitAdmin(ScopedAdmin):
    list_display = ("collaboration", "name", "fate")
    autocomplete_fields = ("collaboration",)


@admin.register(models.Opportunity)
class OpportunityAdmin(ReadOnlyAdmin):
    """Its reference is given where it is raised; what it led to may be hidden."""

    list_display = ("reference", "title", "force", "outcome", "decided_on")
    list_filter = ("outcome", "duty")
    search_fields = ("reference", "title")
    exclude = ("collaboration",)


@admin.register(models.NotifiedForce)
class NotifiedForceAdmin(ReadOnlyAdmin):
    list_display = ("opportunity", "force", "notified_on", "is_in_interests")


@admin.register(models.UnderstandingSurvey)
class UnderstandingSurveyAdmin(ScopedAdmin):
    list_display = ("collaboration", "asked_on")
    autocomplete_fields = ("collaboration",)


@admin.register(models.SurveyResponse)
class SurveyResponseAdmin(ScopedAdmin):
    list_display = ("survey", "force", "asked", "answered", "knowing")
    autocomplete_fields = ("collaboration", "force")
