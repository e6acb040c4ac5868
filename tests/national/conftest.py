"""The register as tests meet it: a municipality with its key, and messages as it signs them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform import signing
from kotokirja.platform.outbox.messages import canonical_json, idempotency_key
from tests.plugins.cluster import TestDatabase

RECORDS = "/api/v1/records"
SEED = b"a municipality's secret, 32 byte"
MALLILA = signing.signing_key(seed=SEED, municipality=MunicipalityCode(998))
OTHERVILLE = signing.signing_key(seed=SEED, municipality=MunicipalityCode(997))

collect_ignore = (
    [] if settings.KOTOKIRJA_SERVICE == "national" else ["test_browser.py", "test_fuzzing.py", "test_pages.py"]
)
"""What can't even be read under another service's settings."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what needs the register's own settings to the register's run."""
    if settings.KOTOKIRJA_SERVICE != "national":
        for item in items:
            if "national_db" in getattr(item, "fixturenames", ()) and "tests/national/" in str(item.path):
                item.add_marker(pytest.mark.skip(reason="runs under the register's settings"))


def post(path: str, *, body: bytes, headers: Mapping[str, str]) -> HttpResponse:
    """Post a body through the whole service, over what looks like TLS."""
    answer = Client().post(path, data=body, content_type="application/json", headers=dict(headers), secure=True)
    return _plain(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A municipality that posts to the register in this process."""

    key: signing.SigningKey = MALLILA
    at: datetime | None = None
    changes: Mapping[str, str | None] | None = None

    def headers(self, *, method: str, path: str, body: bytes) -> dict[str, str]:
        """The headers of a signed message, changed as the test wants it."""
        signed = signing.sign(
            key=self.key, method=method, url=f"https://register.example{path}", body=body, at=self.at or now()
        )
        merged = {**signed, **(self.changes or {})}
        return {name: value for name, value in merged.items() if value is not None}

    def post(self, record: dict[str, Any], *, body: bytes | None = None, path: str = RECORDS) -> HttpResponse:
        """Post a record under the key that follows from it."""
        content = canonical_json(record) if body is None else body
        own_key = idempotency_key(
            municipality=self.key.municipality,
            client=record["client"],
            event=record["event"]["id"],
            event_version=record["event"]["version"],
        )
        headers = {"Idempotency-Key": own_key, **self.headers(method="POST", path=path, body=content)}
        return post(path, body=content, headers=headers)

    def get(self, path: str) -> HttpResponse:
        """Ask for something."""
        return _plain(Client().get(path, secure=True, headers=self.headers(method="GET", path=path, body=b"")))


def _plain(answer: object) -> HttpResponse:
    assert isinstance(answer, HttpResponse)
    return answer


def behind(statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """What stands in the database, seen from behind the policies, as the deploy account sees it."""
    place = connections["owner"].settings_dict
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], dbname=place["NAME"], user=place["USER"], autocommit=True
    ) as connection:
        cursor = connection.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []


def count(table: str, where: str = "true", values: Sequence[object] = ()) -> int:
    """How many rows of a table are so."""
    number: int = behind(f"SELECT count(*) FROM {table} WHERE {where}", values)[0][0]
    return number


def now() -> datetime:
    """The instant by the wall's clock, which the register's middleware reads too."""
    return datetime.now(UTC)  # noqa: TID251 - the test stands where the sender's clock stands


@pytest.fixture(scope="module")
def register(national_db: TestDatabase) -> TestDatabase:
    """The register with two municipalities that may record."""
    from kotokirja.national.setup import register_municipality

    if not Path(str(settings.STATIC_ROOT), "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)
    for key, name in ((MALLILA, "Mallila"), (OTHERVILLE, "Muukkola")):
        register_municipality(
            code=key.municipality,
            public_key=key.public,
            name_fi=name,
            name_sv=name,
            at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    return national_db


def problem(response: HttpResponse) -> tuple[int, str, list[tuple[str, str]]]:
    """An error answer: status, kind, faults."""
    assert response["Content-Type"] == "application/problem+json"
    content = json.loads(response.content)
    assert set(content) == {"type", "title", "status", "faults"}
    return (
        content["status"],
        content["type"].rsplit(":", 1)[1],
        [(fault["at"], fault["rule"]) for fault in content["faults"]],
    )
