"""Pages of the tests' own records in a real browser, without a server.

The browser asks at an address that does not exist; each request is handed to the
desk, a thread of its own, where Django answers it within one transaction. So nothing
is committed, and the browser's event loop and the database never meet.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.contrib.staticfiles import finders
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Request, Route

from collabtrack.accounts.models import User

ADDRESS = "http://localhost"
STATIC = "/static/"


@dataclass
class Desk:
    people: dict[str, User] = field(default_factory=dict)
    problems: list[BaseException] = field(default_factory=list)
    client: Client = field(default_factory=Client)
    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def do(self, act: Callable[..., Any], *words: object) -> Any:
        """Do something with the database, in the thread that has it."""
        return self._thread.submit(act, *words).result()

    @contextmanager
    def opened(self, record: Callable[[], dict[str, User]]) -> Iterator["Desk"]:
        """Record a world, and leave nothing of it behind."""
        opening = transaction.atomic()
        # As in Django's TestCase: a durable block may open within it.
        opening._from_testcase = True
        self.do(opening.__enter__)
        try:
            self.people = self.do(record)
            yield self
        finally:
            self.do(transaction.set_rollback, True)
            self.do(opening.__exit__, None, None, None)
            self.do(lambda: connection.close())  # the proxy is of this thread
            self._thread.shutdown()

    @contextmanager
    def visited(self, persona: str) -> Iterator[None]:
        """Answer one persona, then forget what was changed meanwhile."""
        before = self.do(transaction.savepoint)
        self.client = Client()
        self.problems.clear()
        if persona in self.people:
            self.do(self.client.force_login, self.people[persona])
        try:
            yield
        finally:
            self.do(transaction.set_rollback, False)
            self.do(transaction.savepoint_rollback, before)

    def answer(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        try:
            if asked.path.startswith(STATIC):
                route.fulfill(path=finders.find(asked.path.removeprefix(STATIC)))
                return
            response = self.do(self._response, route.request, asked)
        except Exception as problem:
            self.problems.append(problem)
            route.abort()
        else:
            route.fulfill(
                status=response.status_code,
                headers=dict(response.headers),
                body=response.content,
            )

    def _response(self, request: Request, asked: SplitResult) -> HttpResponse:
        path = f"{asked.path}?{asked.query}"
        if request.method == "GET":
            return self.client.get(path, follow=True)
        return self.client.post(
            path,
            request.post_data_buffer or b"",
            content_type=request.headers["content-type"],
            follow=True,
        )


@contextmanager
def page_at(desk: Desk, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=ADDRESS)
    page = context.new_page()
    page.route("**/*", desk.answer)
    page.on("pageerror", lambda problem: desk.problems.append(problem))
    yield page
    context.close()
