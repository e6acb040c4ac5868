"""A real browser against the real pages: Chromium, axe-core, both themes, a phone and a wide screen.

The service runs in a thread of the test process, on the module's own database, under the headers that it really sends.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page

from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor
from tests.plugins.cluster import TestDatabase

CHROMIUM: Final = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
WIDTHS: Final = (390, 1440)
THEMES: Final = ("light", "dark")
PICTURES: Final = Path("build/pictures")
AXE: Final = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WITHOUT_TLS: Final[dict[str, Any]] = {
    "SECURE_SSL_REDIRECT": False,
    "SECURE_PROXY_SSL_HEADER": None,
    "SESSION_COOKIE_SECURE": False,
    "SESSION_COOKIE_NAME": "session",
    "CSRF_COOKIE_SECURE": False,
    "CSRF_COOKIE_NAME": "csrf",
    "ALLOWED_HOSTS": ["localhost"],
}
WATCH: Final = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""

Contexts = Callable[[Actor | None], BrowserContext]
Check = Callable[..., Page]


class _Quiet(WSGIRequestHandler):
    """A request handler that writes no lines."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002, ANN401 - the name is the standard library's
        """Say nothing."""


@pytest.fixture(scope="module")
def service(municipality_db: TestDatabase) -> Iterator[str]:
    """The municipality service on a port of its own; returns its address."""
    with override_settings(**WITHOUT_TLS):
        server = ThreadedWSGIServer(("localhost", 0), _Quiet, allow_reuse_address=False)
        server.set_app(WSGIHandler())
        thread = Thread(target=BaseServer.serve_forever, args=(server,), daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def contexts(browser: Browser, service: str) -> Iterator[Contexts]:
    """A browsing context for each actor, signed in; for nobody, signed out."""
    made: dict[object, BrowserContext] = {}

    def context_of(actor: Actor | None) -> BrowserContext:
        key = actor.account_id if actor else None
        if key not in made:
            made[key] = browser.new_context(
                base_url=service, locale="fi-FI", timezone_id="Europe/Helsinki", reduced_motion="reduce"
            )
            made[key].add_init_script(WATCH)
            if actor:
                made[key].add_cookies([session_cookie(actor, service)])
        return made[key]

    yield context_of
    for context in made.values():
        context.close()


def session_cookie(actor: Actor, service: str) -> Any:  # noqa: ANN401 - Playwright's own shape
    """The cookie of a session in which the actor is signed in."""
    account = Account._default_manager.get(id=actor.account_id)
    session = SessionStore()
    session[SESSION_KEY] = str(account.id)
    session[BACKEND_SESSION_KEY] = "kotokirja.platform.accounts.backend.AccountBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": session.session_key,
        "url": service,
        "httpOnly": True,
        "secure": settings.SESSION_COOKIE_SECURE,
        "sameSite": "Lax",
    }


@pytest.fixture(scope="module")
def check_page(contexts: Contexts) -> Check:
    """Visit a page as an actor and look at it in both themes and at both widths.

    No violation of axe-core's, no sideways scrolling, nothing that the content security policy had to stop. With
    KOTOKIRJA_PICTURES=1 each look leaves a picture in build/pictures.
    """

    def check(actor: Actor | None, address: str, *, name: str, status: int = 200, prepare: Any = None) -> Page:  # noqa: ANN401
        page = contexts(actor).new_page()
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status, f"{address} answered {answer.status}"
        if prepare is not None:
            prepare(page)
        look_at(page, name=name)
        return page

    return check


def look_at(page: Page, *, name: str) -> None:
    """Look at the page that stands there, in both themes and at both widths."""
    page.wait_for_load_state()
    page.evaluate("() => document.fonts.ready.then(() => true)")
    for theme in THEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            where = f"{name}, {theme}, {width} px"
            if "KOTOKIRJA_PICTURES" in os.environ:
                PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=PICTURES / f"{name}-{theme}-{width}.png", full_page=True)
            assert sideways(page) <= 0, f"{where}: the page scrolls sideways by {sideways(page)} px"
            found = axe_violations(page)
            assert not found, f"{where}: {found}"
    for width in (320, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, f"{name}, {width} px: the page scrolls sideways by {sideways(page)} px"
    assert page.evaluate("() => window.violations") == [], name


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong, each with the first places."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {one['help']} at {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]
