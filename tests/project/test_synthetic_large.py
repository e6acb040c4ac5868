"""A load that is larger than what is there: without keys and indexes, and afterwards as if they had always stood."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from unittest.mock import patch
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import IntegrityError, connections
from psycopg import sql

from kotokirja.domains.clients import models as clients_models
from kotokirja.domains.controllers.queries import published_notices, published_texts
from kotokirja.interfaces.overlays import overlay_files
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.door import Actor
from kotokirja.platform.keys import make_key_file
from kotokirja.platform.register.live import findings
from kotokirja.platform.setup import prepare
from kotokirja.policy.notice.stored import digest_of, notice_of
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic import copying, load
from kotokirja.project.synthetic.blocks import Block, Told
from kotokirja.project.synthetic.census import Quarter
from kotokirja.project.synthetic.checks import LoadBroken
from kotokirja.project.synthetic.copying import Load, Loaded, loading
from kotokirja.project.synthetic.lines import NULL, Write
from kotokirja.project.synthetic.load import load_town
from kotokirja.project.synthetic.log import open_months
from kotokirja.project.synthetic.schema import PROTECTION, take_away
from kotokirja.project.synthetic.town import Town, town
from kotokirja.usecases.notices import Running, overview
from tests.plugins.cluster import TestDatabase

AS_OF = date(2026, 11, 24)
AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MALLILA = MunicipalityCode(999)


@pytest.fixture(scope="module")
def superuser(municipality_db: TestDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(municipality_db.address(), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def mallila() -> Town:
    return town(municipality=999, clients=1500, seed=2, as_of=AS_OF)


def officer_of(place: Town) -> Actor:
    member = place.staff.of(Role.DATA_PROTECTION_OFFICER)[0]
    return Actor(
        account_id=member.id,
        municipality=place.place.municipality,
        role=Role.DATA_PROTECTION_OFFICER,
        roles=frozenset(member.roles),
        teams=frozenset(),
        display_name=member.display_name,
        unit=member.unit,
        request_id=uuid4(),
    )


def schema(superuser: psycopg.Connection) -> set[tuple[object, ...]]:
    return set(superuser.execute(PROTECTION.encode()).fetchall())


def rows_in_all(superuser: psycopg.Connection) -> int:
    tables = [sheet.table for sheet in load._sheets().values()] + ["clients_client_history", "audit.pseudonym"]
    counts = (superuser.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() for table in tables)
    return sum(count[0] for count in counts if count)


@pytest.fixture(scope="module")
def empty_schema(superuser: psycopg.Connection, mallila: Town) -> set[tuple[object, ...]]:
    """How everything stands before the first load, but for the months of the log, which outlast a failed one."""
    open_months(until=mallila.as_of)
    return schema(superuser)


def test_a_load_that_breaks_in_the_middle_leaves_nothing_and_everything_stands_as_before(
    superuser: psycopg.Connection, mallila: Town, empty_schema: set[tuple[object, ...]]
) -> None:
    told = load.told

    def broken(town: Town, quarter: Quarter) -> Told:
        if quarter.number == 3:
            raise RuntimeError("in the middle")
        return told(town, quarter)

    seen: list[int] = []
    with (
        patch.object(load, "told", broken),
        patch.object(copying, "MOST_BYTES", 100_000),
        pytest.raises(RuntimeError, match="in the middle"),
    ):
        load_town(mallila, count=lambda _, rows: seen.append(rows))
    assert seen[-1] > 10_000, "much was copied before it broke"
    assert rows_in_all(superuser) == 0
    assert schema(superuser) == empty_schema
    assert list(findings()) == []


@pytest.fixture(scope="module")
def loaded(mallila: Town, empty_schema: set[tuple[object, ...]]) -> Loaded:
    """Loaded by two processes."""
    return load_town(mallila, processes=2)


def test_the_town_that_two_processes_load_is_the_one_that_its_seed_says(
    superuser: psycopg.Connection, mallila: Town, loaded: Loaded
) -> None:
    assert (loaded.is_new, loaded.clients) == (True, 1500)
    expected = {
        (client.id, client.person.now.last_name, client.person.now.first_names, client.person.now.birth_date)
        for client in mallila.people()
    }
    assert set(superuser.execute("SELECT id, last_name, first_names, birth_date FROM clients_client")) == expected


def test_after_a_large_load_keys_indexes_policies_and_triggers_stand_as_before(
    superuser: psycopg.Connection, loaded: Loaded, empty_schema: set[tuple[object, ...]]
) -> None:
    assert schema(superuser) == empty_schema
    assert list(findings()) == []


def test_control_keys_and_indexes_are_really_gone_in_between(superuser: psycopg.Connection, loaded: Loaded) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("BEGIN")
        away = take_away(cursor, ["clients_client", "audit.entry"])
        cursor.execute("SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 'clients_client'::regclass")
        left = cursor.fetchall()
        cursor.execute(PROTECTION)
        between = set(cursor.fetchall())
        cursor.execute("ROLLBACK")
    assert left == []
    assert {"clients_client_name_parts", "audit.entry_by_time"} <= {name for name, _ in away.indexes}
    assert {"clients_client_pkey", "clients_contact_client_id_tenant_fk", "entry_pkey"} <= {
        key.name for key in away.keys
    }
    assert schema(superuser) - between


def write(values: Mapping[str, object], at: datetime = AT) -> Write:
    return Write(values=values, at=at, by=uuid4(), source="CLIENT", ground="")


def somebody(superuser: psycopg.Connection) -> UUID:
    found = superuser.execute("SELECT id FROM clients_client ORDER BY id LIMIT 1").fetchone()
    assert found
    return UUID(str(found[0]))


@contextmanager
def one_row(client: UUID, *, is_large: bool, versions: int = 1) -> Iterator[Load]:
    """A load of one citizenship that changed a few times."""
    countries = ["AA", "BB", "CC", "DD", "EE", "FI"]
    with loading([clients_models.Citizenship], is_large=is_large) as opened:
        opened.add_register_row(
            clients_models.Citizenship,
            key=uuid4(),
            place=999,
            writes=[write({"client_id": client, "country": country}) for country in countries[-versions:]],
        )
        yield opened


@pytest.mark.parametrize("is_large", [True, False])
def test_a_row_that_names_nobody_is_refused(superuser: psycopg.Connection, loaded: Loaded, is_large: bool) -> None:
    before, stood = rows_in_all(superuser), schema(superuser)
    refused = pytest.raises((IntegrityError, psycopg.IntegrityError), match="clients_citizenship_client_id_tenant_fk")
    with refused, one_row(uuid4(), is_large=is_large):
        pass
    assert rows_in_all(superuser) == before
    assert schema(superuser) == stood


@pytest.mark.parametrize("is_large", [True, False])
def test_a_row_that_is_there_twice_is_refused(superuser: psycopg.Connection, loaded: Loaded, is_large: bool) -> None:
    before, stood = rows_in_all(superuser), schema(superuser)
    refused = pytest.raises((IntegrityError, psycopg.IntegrityError), match="clients_citizenship")
    with refused, one_row(somebody(superuser), is_large=is_large) as opened:
        for lines in opened.pages.lines.values():
            lines.append(lines[-1])
    assert rows_in_all(superuser) == before
    assert schema(superuser) == stood


@pytest.mark.parametrize("versions", [1, 3, 6])
@pytest.mark.parametrize("is_large", [True, False])
def test_control_a_row_with_its_whole_history_is_taken(
    superuser: psycopg.Connection, loaded: Loaded, versions: int, is_large: bool
) -> None:
    before = rows_in_all(superuser)
    with one_row(somebody(superuser), is_large=is_large, versions=versions):
        pass
    assert rows_in_all(superuser) == before + 1


@pytest.mark.parametrize("versions", [1, 3, 6])
@pytest.mark.parametrize("planted", ["another value", "no mirror", "a column that is not told"])
def test_a_datum_that_its_mirror_does_not_tell_is_refused(
    superuser: psycopg.Connection, loaded: Loaded, versions: int, planted: str
) -> None:
    before = rows_in_all(superuser)
    refused = pytest.raises(LoadBroken, match="without provenance")
    with refused, one_row(somebody(superuser), is_large=False, versions=versions) as opened:
        sheet = opened.sheets[clients_models.Citizenship]
        assert sheet.mirror
        row, mirror = opened.pages.lines[sheet.target], opened.pages.lines[sheet.mirror.target]
        if planted == "another value":
            row[0] = row[0].replace("FI", "SE", 1)
        elif planted == "no mirror":
            mirror.pop(0)
            mirror[:] = [line.replace("FI", "GG") for line in mirror]
        else:
            mirror[-1] = mirror[-1].replace("{country", "{").replace("{,", "{")
    assert rows_in_all(superuser) == before


def test_what_copy_could_take_for_its_own_signs_arrives_as_it_was(
    superuser: psycopg.Connection, loaded: Loaded
) -> None:
    place = 'C:\\new\ttab\nline\r\\N "quoted" {braces}, Ålö'
    key = uuid4()
    values = {"last_name": "Näyte", "birth_place": place, "arrangements": NULL}
    with loading([clients_models.Client]) as opened:
        opened.add_register_row(clients_models.Client, key=key, place=999, writes=[write(values)])
    stored = superuser.execute("SELECT birth_place, arrangements FROM clients_client WHERE id = %s", [key]).fetchone()
    assert stored == (place, NULL)
    told = superuser.execute(
        "SELECT birth_place, arrangements, first_names, columns FROM clients_client_history WHERE row_id = %s", [key]
    ).fetchone()
    assert told == (place, NULL, None, ["arrangements", "birth_place", "last_name"])


MOST = 60_000


@pytest.fixture(scope="module")
def waited(loaded: Loaded) -> list[int]:
    """How many bytes waited after each quarter of the neighbours, who are loaded with little room."""
    seen: list[int] = []
    take = Load.take

    def watched(opened: Load, blocks: dict[str, Block]) -> None:
        take(opened, blocks)
        seen.append(opened.bytes_waiting)

    with patch.object(copying, "MOST_BYTES", MOST), patch.object(Load, "take", watched):
        load_town(town(municipality=998, clients=1200, seed=2, as_of=AS_OF))
    return seen


def test_what_waits_is_copied_before_it_is_much(waited: list[int]) -> None:
    assert len(waited) > 3
    assert max(waited) <= MOST


def test_the_notice_was_published_a_year_ago_as_it_would_be_read(mallila: Town, loaded: Loaded) -> None:
    (notice,) = published_notices(municipality=MALLILA)
    assert (notice.number, notice.languages) == (1, ("fi", "sv", "en"))
    assert 360 <= (AS_OF - notice.published_on).days <= 365
    for language in notice.languages:
        (text,) = published_texts(municipality=MALLILA, numbers=[1], language=language)
        assert digest_of(text.content) == text.hash
        assert notice_of(text.content).dated == notice.published_on
        assert notice_of(text.content).open_points == 0


def test_the_officers_see_their_notice_published_and_nothing_open(mallila: Town, waited: list[int]) -> None:
    for place in (mallila, town(municipality=998, clients=1200, seed=2, as_of=AS_OF)):
        file = overlay_files(settings.KOTOKIRJA_OVERLAYS)[place.place.municipality]
        running = Running(overlay=file.overlay, text=file.text)
        desk = overview(actor=officer_of(place), running=running, at=AT)
        assert desk.open == ()
        assert [version.number for version in desk.published] == [1]
        assert desk.published[0].languages == file.overlay.languages
        assert desk.drift is None or not desk.drift.is_there


def test_most_were_given_the_notice_and_some_still_wait(superuser: psycopg.Connection, loaded: Loaded) -> None:
    found = superuser.execute(
        "SELECT count(*), count(n.id), min(n.given_on), bool_and(n.given_on >= v.published_on) FROM clients_relationship r"
        " LEFT JOIN clients_noticegiven n ON n.client_id = r.client_id"
        " LEFT JOIN controllers_noticeversion v ON v.id = n.notice_id"
        " WHERE r.municipality_id = 999 AND r.ended_on IS NULL"
    ).fetchone()
    assert found
    assert 0.6 < found[1] / found[0] < 0.95
    assert found[3] is True


def test_only_a_database_for_trying_out_has_a_loader(
    superuser: psycopg.Connection, municipality_db: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    keys = make_key_file(tmp_path_factory.mktemp("keys") / "keys.json")
    admin = municipality_db.address()
    made = {}
    for service, try_out in (("produced", False), ("tried", True)):
        database = f"kotokirja_{service}_{uuid4().hex[:8]}"
        try:
            prepare(admin=admin, service=service, database=database, keys=keys, try_out=try_out)  # type: ignore[arg-type]
            names = superuser.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE %s", [f"{service}\\_%"])
            made[service] = {str(name).removeprefix(f"{service}_") for (name,) in names}
        finally:
            superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
            for (name,) in superuser.execute(
                "SELECT rolname FROM pg_roles WHERE rolname LIKE %s", [f"{service}\\_%"]
            ).fetchall():
                superuser.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))
    assert "owner" in made["produced"]
    assert made["tried"] - made["produced"] == {"loader"}
