import pytest
from django.http import Http404
from django.test import RequestFactory
from django.views.generic import DetailView

from collaborations.models import Collaboration
from collabtrack.shared.views import ScopedMixin
from tests import factories

pytestmark = pytest.mark.django_db


class _Page(ScopedMixin, DetailView):
    model = Collaboration


def page_for(user, collaboration):
    request = RequestFactory().get("/")
    request.user = user
    view = _Page()
    view.setup(request, pk=collaboration.pk)
    return view.get_object()


def test_a_page_finds_what_its_reader_may_see(stranger):
    collaboration = factories.CollaborationFactory()

    assert page_for(stranger, collaboration) == collaboration


def test_to_everyone_else_the_record_does_not_exist(stranger):
    collaboration = factories.CollaborationFactory(is_restricted=True)

    with pytest.raises(Http404):
        page_for(stranger, collaboration)
