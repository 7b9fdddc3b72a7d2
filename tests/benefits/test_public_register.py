"""Real collaborations as loaded from the reference files (rules.md 6)."""

import datetime as dt
from collections import Counter

from django.db.models import Count

from benefits.models import (
    BenefitMeasure,
    Deflator,
    LibraryMeasure,
    SpendEntry,
)
from collaborations.management.commands.create_demo_accounts import REGISTER, Place
from collaborations.models import (
    Collaboration,
    Force,
    ForceShape,
    Function,
    Participation,
    PolicingBody,
    Precision,
    RegisterEntry,
)

RowKind = Collaboration.RowKind


def published(reference: str) -> Collaboration:
    return Collaboration.objects.get(reference=reference)


def test_everything_in_the_files_is_loaded(loaded: str) -> None:
    assert "48 forces, 43 policing bodies" in loaded
    assert "91 functions, 94 collaborations" in loaded
    assert Force.objects.count() == 48
    assert PolicingBody.objects.count() == 43
    assert ForceShape.objects.count() == 48
    assert Function.objects.count() == 91
    assert Collaboration.objects.count() == RegisterEntry.objects.count() == 94
    assert LibraryMeasure.objects.count() == 82
    assert Deflator.objects.count() == 10


def test_the_register_has_87_collaborations_and_7_programmes(loaded: str) -> None:
    kinds = Counter(Collaboration.objects.values_list("row_kind", flat=True))

    assert kinds == {RowKind.COLLABORATION: 87, RowKind.PROGRAMME: 7}


def test_59_collaborations_are_live_of_which_21_are_sourced(loaded: str) -> None:
    live = Collaboration.objects.live().of_kind(RowKind.COLLABORATION)
    bases = Counter(live.values_list("register_entry__status_basis", flat=True))

    assert live.count() == 59
    assert bases == {"sourced": 21, "assumed": 38}


def test_6_programmes_are_live(loaded: str) -> None:
    assert Collaboration.objects.live().of_kind(RowKind.PROGRAMME).count() == 6


def test_programmes_hold_the_units_that_the_rules_name(loaded: str) -> None:
    units = {
        programme.reference: sorted(programme.units.values_list("reference", flat=True))
        for programme in Collaboration.objects.of_kind(RowKind.PROGRAMME)
    }

    assert units == {
        "C-0003": [f"C-{number:04d}" for number in range(15, 24)],
        "C-0008": ["C-0024", "C-0025", "C-0026", "C-0028", "C-0029", "C-0030"],
        "C-0037": [f"C-{number:04d}" for number in range(38, 46)],
        "C-0047": ["C-0048"],
        "C-0051": ["C-0052", "C-0053", "C-0054", "C-0055"],
        "C-0086": ["C-0087", "C-0090"],
        "C-0094": [],
    }


def test_a_row_keeps_what_its_source_says(loaded: str) -> None:
    npas = published("C-0001")

    assert npas.name == "National Police Air Service (NPAS)"
    assert npas.origin == Collaboration.Origin.REGISTER
    assert npas.scope == "national"
    assert npas.function.name == "Operational support"
    assert npas.register_entry.published_function == "air support"
    assert npas.register_entry.source_text.startswith("npas.police.uk/about-us")
    assert npas.register_entry.confidence == "high"
    assert npas.register_entry.status_source_year == 2023
    assert "total force contributions" in npas.register_entry.money_note


def test_only_air_support_is_mandatory(loaded: str) -> None:
    mandatory = Collaboration.objects.filter(is_mandatory=True)

    assert [row.reference for row in mandatory] == ["C-0001"]


def test_a_year_alone_stays_a_year(loaded: str) -> None:
    ended = published("C-0087")

    assert (ended.started_on, ended.ended_on) == (
        dt.date(2016, 1, 1),
        dt.date(2020, 12, 31),
    )
    assert ended.started_precision == ended.ended_precision == Precision.YEAR


def test_dates_that_no_source_gives_stay_empty(loaded: str) -> None:
    assert Collaboration.objects.filter(started_on=None).count() == 34
    assert Collaboration.objects.filter(ended_on=None).count() == 86
    assert not Participation.objects.exclude(joined_on=None, left_on=None).exists()


def test_the_files_words_for_status_become_ours(loaded: str) -> None:
    statuses = Counter(Collaboration.objects.values_list("status", flat=True))
    cancelled = Collaboration.objects.exclude(ending_reason="")

    assert statuses == {"live": 65, "not_known": 18, "ended": 11}
    assert [(row.status, row.ending_reason) for row in cancelled] == [
        ("ended", "Cancelled")
    ]


def test_15_rows_say_that_they_are_not_sourced(loaded: str) -> None:
    unsourced = RegisterEntry.objects.filter(is_sourced=False)

    assert unsourced.count() == 15
    assert {entry.source_text for entry in unsourced} == {"Not sourced"}


def test_nothing_published_hangs_on_an_unsourced_row(loaded: str) -> None:
    unsourced = {"collaboration__register_entry__is_sourced": False}

    assert not SpendEntry.objects.filter(**unsourced).exists()
    assert not BenefitMeasure.objects.filter(**unsourced).exists()


def test_membership_says_how_it_is_known(loaded: str) -> None:
    def bases(reference: str) -> set[str]:
        members = published(reference).participations
        return set(members.values_list("basis", flat=True))

    assert bases("C-0016") == {"assumed"}  # general knowledge
    assert bases("C-0001") == {"inferred"}  # national: all 43 forces
    assert bases("C-0066") == {"assumed"}  # low confidence
    assert bases("C-0017") == {"inferred"}  # medium
    assert bases("C-0015") == {"stated"}  # high


def test_one_force_leads_where_the_source_names_it(loaded: str) -> None:
    leads = Participation.objects.filter(role=Participation.Role.LEAD)

    assert published("C-0001").participations.count() == 43
    assert leads.get(collaboration__reference="C-0001").force.slug == "west-yorkshire"
    assert not leads.filter(collaboration__reference="C-0015").exists()


def test_no_collaboration_has_a_force_twice(loaded: str) -> None:
    twice = (
        Participation.objects.values("collaboration", "force")
        .annotate(rows=Count("pk"))
        .filter(rows__gt=1)
    )

    assert not twice.exists()


def test_the_demo_accounts_have_a_partner_and_a_stranger(loaded: str) -> None:
    def joined(force_slug: str) -> set[str]:
        members = Participation.objects.filter(force__slug=force_slug)
        return set(members.values_list("collaboration__reference", flat=True))

    home = joined(REGISTER[Place.HOME])

    assert home & joined(REGISTER[Place.PARTNER])
    assert joined(REGISTER[Place.ELSEWHERE]) == set()
