from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from benefits import models
from benefits.services.spend import record_spend
from collaborations.admin import KeptAdmin, ReadOnlyAdmin, ScopedAdmin


@admin.register(models.SpendEntry)
class SpendEntryAdmin(ScopedAdmin):
    """Entries are added, never edited: a correction is one more, of the difference."""

    list_display = ("collaboration", "financial_year", "kind", "amount", "force")
    list_filter = ("kind", "financial_year")
    search_fields = ("collaboration__name", "collaboration__reference")
    autocomplete_fields = ("collaboration", "force", "adjusts")
    readonly_fields = ("recorded_by", "recorded_at")

    def has_change_permission(
        self, request: HttpRequest, obj: models.SpendEntry | None = None
    ) -> bool:
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: models.SpendEntry,
        form: "ModelForm[models.SpendEntry]",
        change: bool,
    ) -> None:
        record_spend(entry=obj, by=request.user)


@admin.register(models.BenefitMeasure)
class BenefitMeasureAdmin(ScopedAdmin):
    list_display = ("reference", "name", "collaboration", "type", "area")
    list_filter = ("type", "area")
    search_fields = ("reference", "name", "collaboration__name")
    autocomplete_fields = ("collaboration",)


@admin.register(models.YearRollup)
class YearRollupAdmin(ReadOnlyAdmin):
    list_display = ("collaboration", "financial_year", "actual_spend", "refreshed_at")
    list_filter = ("financial_year",)
    search_fields = ("collaboration__name",)


@admin.register(models.YearClose)
class YearCloseAdmin(KeptAdmin):
    list_display = ("financial_year", "closed_on")
