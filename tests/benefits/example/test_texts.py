"""What the example says fits the facts beside it, and nothing is said twice."""

from django.db.models import F

from collaborations.models import Appointment, Collaboration, Ending, ExitPlan


def test_no_title_of_a_holder_repeats_the_force_that_stands_beside_it(
    example: str,
) -> None:
    appointments = Appointment.objects.all()

    assert appointments.exists()
    assert not appointments.filter(holder_title__contains=F("force__name")).exists()


def test_an_exit_has_cost_something_only_once_it_has_happened(example: str) -> None:
    settled = ExitPlan.objects.filter(actual_cost__isnull=False)
    of_the_whole = settled.filter(force__isnull=True)
    of_forces = settled.filter(force__isnull=False)

    assert of_the_whole.exists()
    over = Collaboration.OVER
    assert not of_the_whole.exclude(collaboration__status__in=over).exists()
    assert [
        plan
        for plan in of_forces
        if not plan.collaboration.participations.filter(
            force=plan.force, left_on__lt=plan.settled_on
        ).exists()
    ] == []
    closed = Ending.objects.filter(actual_exit_cost__isnull=False)
    assert not closed.exclude(collaboration__status__in=over).exists()
