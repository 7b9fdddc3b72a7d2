from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.utils import InternalError

from benefits.models import BenefitMeasure, SpendEntry
from collaborations.models import Collaboration
from collabtrack.shared.history import Act, changes_made_by, changes_to
from tests import factories

pytestmark = pytest.mark.django_db


def test_history_says_who_changed_which_field_from_what_to_what():
    author = factories.UserFactory(full_name="Ama Okoro")
    collaboration = factories.CollaborationFactory(name="Old name")

    with changes_made_by(author):
        collaboration.name = "New name"
        collaboration.save()
    created, renamed = changes_to(collaboration)

    assert (created.act, created.who) == (Act.CREATED, None)
    assert (renamed.act, renamed.who) == (Act.CHANGED, "Ama Okoro")
    assert (renamed.field, renamed.before, renamed.after) == (
        "name",
        "Old name",
        "New name",
    )
    assert renamed.when.tzinfo is not None


def test_history_sees_bulk_updates_and_plain_sql():
    entry = factories.SpendEntryFactory(amount=Decimal("1.00"))

    SpendEntry.objects.update(amount=Decimal("2.00"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE benefits_spendentry SET amount = 300")
    changes = [c for c in changes_to(entry) if c.field == "amount"]

    assert [(c.before, c.after) for c in changes] == [
        (Decimal("1.00"), Decimal("2.00")),
        (Decimal("2.00"), Decimal("3.00")),
    ]


def test_history_outlives_the_record():
    collaboration = factories.CollaborationFactory()
    key = collaboration.pk

    collaboration.delete()

    last = changes_to(Collaboration(pk=key))[-1]
    assert (last.act, last.field) == (Act.REMOVED, "")


def test_a_related_record_is_shown_by_name():
    forensics = factories.FunctionFactory(name="Forensics")
    air = factories.FunctionFactory(name="Air support")
    collaboration = factories.CollaborationFactory(function=forensics)

    collaboration.function = air
    collaboration.save()

    [change] = [c for c in changes_to(collaboration) if c.field == "function"]
    assert (change.before, change.after) == (str(forensics), str(air))


def test_a_save_that_changes_nothing_leaves_no_trace():
    collaboration = factories.CollaborationFactory()

    collaboration.save()

    assert len(changes_to(collaboration)) == 1


def test_history_itself_cannot_be_rewritten():
    measure = factories.BenefitMeasureFactory()

    with pytest.raises(InternalError, match="Cannot update or delete"):
        BenefitMeasure.pgh_event_model.objects.filter(pgh_obj=measure).delete()


@pytest.mark.parametrize("reason", ["\u202eevil", "a\x07b", "x" * 4_001])
def test_a_reason_that_cannot_be_read_is_refused(reason):
    author = factories.UserFactory()

    with (
        pytest.raises(ValidationError) as refused,
        changes_made_by(author, reason=reason),
    ):
        raise AssertionError("Nothing is written.")

    assert "reason" in refused.value.message_dict
