import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from collabtrack.shared.request_ids import RequestIdMiddleware, request_id_of


def answer(**headers):
    seen = []

    def view(request):
        seen.append(request_id_of(request))
        return HttpResponse()

    request = RequestFactory().get("/", **headers)
    return RequestIdMiddleware(view)(request).headers["X-Request-ID"], seen[0]


def test_the_answer_carries_the_id_that_the_view_saw():
    sent, seen = answer()

    assert sent == seen
    assert len(sent) == 36


def test_two_requests_have_two_ids():
    assert answer() != answer()


def test_an_id_given_by_the_proxy_is_kept():
    assert answer(HTTP_X_REQUEST_ID="abc-12345")[0] == "abc-12345"


@pytest.mark.parametrize(
    "odd", ["short", "a" * 65, "abc 12345", "<script>abc", "é" * 9]
)
def test_an_odd_id_is_not_repeated_back(odd):
    assert answer(HTTP_X_REQUEST_ID=odd)[0] != odd
