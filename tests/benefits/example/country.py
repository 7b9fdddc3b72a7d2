"""What the tests of the example share: a load, a digest, the words of real places."""

import csv
from collections import Counter
from io import StringIO

from django.apps import apps
from django.core.management import call_command
from django.db import models

from collabtrack.accounts.models import User
from tests.benefits.register_files import REFERENCE

# Written when the row was, and so different at every load.
MOMENTS = {"recorded_at", "joined_at", "queued_at"}
COUNTIES = (
    "Anglesey Avon Bedfordshire Berkshire Brecknockshire Buckinghamshire "
    "Caernarfonshire Cambridgeshire Cardiganshire Carmarthenshire Cheshire "
    "Cleveland Clwyd Cornwall Cumberland Cumbria Denbighshire Derbyshire Devon "
    "Dorset Durham Dyfed Essex Flintshire Glamorgan Gloucestershire Gwent Gwynedd "
    "Hampshire Herefordshire Hertfordshire Humberside Huntingdonshire Kent "
    "Lancashire Leicestershire Lincolnshire London Merionethshire Merseyside "
    "Middlesex Monmouthshire Montgomeryshire Norfolk Northamptonshire "
    "Northumberland Nottinghamshire Oxfordshire Pembrokeshire Powys Radnorshire "
    "Rutland Shropshire Somerset Staffordshire Suffolk Surrey Sussex Warwickshire "
    "Westmorland Wiltshire Worcestershire Yorkshire Manchester Mercia Northumbria "
    "Wales "
)


def load(**options: object) -> str:
    out = StringIO()
    call_command("load_example", stdout=out, **options)
    return out.getvalue()


def rows() -> Counter[tuple[str, ...]]:
    """Give every row of ours in words: no keys, no moments of loading."""
    ours = [
        model
        for app in ("collaborations", "benefits")
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "pgh_tracked_model") and model.__name__ != "WorkItem"
    ]
    return Counter(_row(each) for model in [*ours, User] for each in _all(model))


def _all(model: type[models.Model]) -> models.QuerySet[models.Model]:
    links = [field.name for field in model._meta.fields if field.is_relation]
    return model._default_manager.select_related(*links)


def _row(row: models.Model) -> tuple[str, ...]:
    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    said = (str(getattr(row, f.name)) for f in fields if f.name not in MOMENTS)
    return (type(row).__name__, *said)


def real_names() -> set[str]:
    """Name every real force, its region, and every county of England and Wales."""
    with (REFERENCE / "forces.csv").open(newline="") as file:
        forces = list(csv.DictReader(file))
    told = {force[key] for force in forces for key in ("name", "short_name", "region")}
    return {name for name in told | set(COUNTIES.split()) if name}


def real_abbreviations() -> set[str]:
    with (REFERENCE / "forces.csv").open(newline="") as file:
        return {force["abbr"] for force in csv.DictReader(file)}
