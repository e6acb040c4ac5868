"""No page is forgotten: each address that shows something is looked at by a test with a real browser."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from django.http import HttpResponseNotAllowed
from django.test import RequestFactory
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.interfaces.browser import test_casework, test_pages

LITERAL = re.compile(r"[\"'](/[^\"'\s]*)[\"']")
PLACE = re.compile(r"\{[^{}]*\}")
SOME = "00000000-0000-4000-8000-000000000000"
NO_PAGE = {"home", "notice_in", "health", "import-progress", "import-report", "declared-record-csv"}
"""Redirects, an answer for machines, a part of a page, a file."""
BY_ITS_LINK = {"registry-manual", "notice-settle"}
"""What a test reaches by following the link to it."""


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every address with a name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        elif pattern.name:
            yield pattern


def shows_something(pattern: URLPattern) -> bool:
    """Whether the address answers to GET: what only changes state refuses it before it looks at anything."""
    request = RequestFactory().get("/")
    try:
        answer = pattern.callback(request)
    except Exception:  # noqa: BLE001 - it went on to work, without what it needs
        return True
    return not isinstance(answer, HttpResponseNotAllowed)


def looked_at() -> set[str]:
    """The names of the addresses that stand in the tests of this directory."""
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    addresses = [
        *(address for text in texts for address in LITERAL.findall(text)),
        *test_casework.PAGES.values(),
        *(address for _name, _role, address in test_pages.PAGES),
    ]
    found = set()
    for address in addresses:
        for place in (SOME, "person", "999"):
            with contextlib.suppress(Resolver404):
                found.add(resolve(PLACE.sub(place, address).partition("?")[0]).url_name or "")
    return found


def test_every_page_is_looked_at() -> None:
    pages = {pattern.name or "" for pattern in named(get_resolver().url_patterns) if shows_something(pattern)}
    assert {"desk", "client", "plan", "sign_in"} <= pages
    assert not {"sign_out", "client-remove"} & pages
    assert not sorted(pages - looked_at() - NO_PAGE - BY_ITS_LINK)
