"""A whole run: at each size the servers are started, every operation is measured in turn, and the numbers are kept."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg

from benchmarks import floors, operations, report, theirs
from benchmarks.asking import Asked, Client
from benchmarks.cobbled import operations as cobbled
from benchmarks.cobbled import setup as cobbled_setup
from benchmarks.loading import forget, loaded, working_copy
from benchmarks.people import Worker, workers_of
from benchmarks.places import HOME, Cluster, Place
from benchmarks.rounds import Measured, Variant, at_once, in_turn
from benchmarks.servers import Server, serving
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.project.synthetic.staff import TRY_OUT_PASSWORD

IMPORTED: Final = 10_000
SECONDS_AT_ONCE: Final = 4.0
PEOPLE: Final = 8


def measure(sizes: Sequence[int], *, rounds: int, batch: int, has_import: bool, at: datetime) -> None:
    """Measure everything at each size; what was measured is kept after each size, so that a broken run tells something."""
    cluster = Cluster()
    cluster.start()
    numbers: dict[str, Any] = {"begun_at": at.isoformat(timespec="seconds"), "operations": {}, "at_once": {}}
    try:
        for clients in sizes:
            place = loaded(cluster, clients, say=say)
            run = working_copy(cluster, place, say=say) if clients < floors.LARGE else place
            found = Size(cluster=cluster, place=run, rounds=rounds, batch=batch, at=at)
            numbers["operations"][str(clients)] = {}
            for name, measured in found.operations():
                numbers["operations"][str(clients)][name] = measured
            numbers["at_once"][str(clients)] = found.at_once()
            if has_import:
                numbers["operations"][str(clients)][floors.IMPORT] = found.imports()
            numbers["worker"] = numbers.get("worker") or found.fresh_worker()
            report.keep(numbers)
            if run is not place:
                forget(cluster, place)
    finally:
        cluster.stop()


def say(text: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')}  {text}\n")
    sys.stderr.flush()


class Size:
    """The measuring at one size."""

    def __init__(self, *, cluster: Cluster, place: Place, rounds: int, batch: int, at: datetime) -> None:
        self.place = place
        self.postmaster = cluster.postmaster()
        self.rounds = rounds
        self.batch = batch
        self.at = at
        self.workers = workers_of(place)
        self.environment = {**place.environment, "KOTOKIRJA_PROCESS": "web"}

    def operations(self) -> "Sequence[tuple[str, Mapping[str, Any]]]":
        """Every operation with all its variants, measured in turn."""
        found = []
        with ExitStack() as stack:
            ours = stack.enter_context(
                serving("benchmarks.floor.wsgi:application", environment=self.environment, probe="/sign-in/")
            )
            unguarded = stack.enter_context(
                serving("benchmarks.unguarded.wsgi:application", environment=self.environment, probe="/sign-in/")
            )
            theirs_environment = cobbled_setup.environment(self.place.cobbled)
            other = stack.enter_context(serving("benchmarks.cobbled.wsgi:application", environment=theirs_environment))
            for name, variants in self._variants(ours, unguarded, other).items():
                say(f"{self.place.clients} clients: {name}")
                measured = in_turn(
                    variants, rounds=self.rounds, batch=self.batch, postmaster=self.postmaster, tell=_quiet
                )
                numbers = {variant: _numbers(result) for variant, result in measured.items()}
                if name == floors.LIST:
                    numbers["one row"] = self._one_row(ours)
                found.append((name, numbers))
                say("   " + ", ".join(f"{variant} {result.p50:.1f} ms" for variant, result in measured.items()))
        return found

    def _variants(self, ours: Server, unguarded: Server, other: Server) -> Mapping[str, Mapping[str, Variant]]:
        people = self.workers
        own = [self._signed_in(ours, worker) for worker in people]
        bare = [self._signed_in(unguarded, worker) for worker in people]
        cobble = theirs.signed_in(self.place, people, port=other.port)
        numbers = theirs.numbers_of(self.place)
        today = helsinki_day(self.at)

        def us(asked: operations.Asking) -> Variant:
            return Variant(server=ours, clients=own, asked=asked)

        def them(asked: operations.Asking) -> Variant:
            return Variant(server=other, clients=cobble, asked=asked)

        def without(asked: operations.Asking) -> Variant:
            return Variant(server=unguarded, clients=bare, asked=asked)

        exact, wrong, exact_whole, wrong_whole = floors.SEARCHES
        return {
            floors.FILE: {
                "kotokirja": us(operations.open_file(people)),
                "floor": us(operations.open_file(people, below="/floor")),
                "unguarded": without(operations.open_file(people)),
                "cobbled": them(theirs.about(cobbled.OPEN_FILE, people, numbers)),
            },
            floors.LIST: {
                "kotokirja": us(operations.listed(people)),
                "floor": us(operations.listed(people, below="/floor/list/")),
                "unguarded": without(operations.listed(people)),
                "cobbled": them(theirs.about(cobbled.LIST_OF_50, people, numbers)),
            },
            exact: {
                "kotokirja": us(operations.search(people)),
                "floor": us(operations.search(people, below="/floor/search/")),
                "cobbled": them(theirs.search(people)),
            },
            wrong: {
                "kotokirja": us(operations.search(people, is_misspelt=True)),
                "floor": us(operations.search(people, below="/floor/search/", is_misspelt=True)),
                "cobbled": them(theirs.search(people, is_misspelt=True)),
            },
            exact_whole: {
                "kotokirja": us(operations.search_whole(people)),
                "floor": us(operations.search(people, below="/floor/search/whole/")),
            },
            wrong_whole: {
                "kotokirja": us(operations.search_whole(people, is_misspelt=True)),
                "floor": us(operations.search(people, below="/floor/search/whole/", is_misspelt=True)),
            },
            floors.SAVE: {
                "kotokirja": us(operations.save_fact(people)),
                "cobbled": them(theirs.about(cobbled.SAVE_FACT, people, numbers)),
            },
            floors.CREATE: {
                "kotokirja": us(operations.create_client(people, newcomer=cobbled.newcomer)),
                "cobbled": them(theirs.create_client(theirs.a_team(self.place))),
            },
            floors.ASSESS: {
                "kotokirja": us(operations.record_assessment(people, on=today)),
                "cobbled": them(theirs.record_assessment(people, numbers)),
            },
        }

    def _signed_in(self, server: Server, worker: Worker) -> Client:
        return Client(port=server.port).sign_in(worker.username, TRY_OUT_PASSWORD, at="/sign-in/")

    def _one_row(self, server: Server) -> Mapping[str, Any]:
        """How many statements the list takes when it has one row."""
        with psycopg.connect(self.place.superuser) as connection:
            row = connection.execute(
                "SELECT a.username FROM platform_account a JOIN access_teammembership m ON m.account_id = a.id"
                " JOIN clients_relationship r ON r.worker_id = a.id AND r.ended_on IS NULL"
                " WHERE a.username ~ '[.]case[0-9]+$' GROUP BY a.username ORDER BY count(*) LIMIT 1"
            ).fetchone()
        assert row is not None
        client = Client(port=server.port).sign_in(row[0], TRY_OUT_PASSWORD, at="/sign-in/")
        _, answer, _ = client.ask(Asked(path="/desk/clients/?page=2"), headers={"X-Count": "1"})
        return {"statements": int(answer.headers["X-Statements"])}

    def at_once(self) -> Mapping[str, float]:
        """Files a second: one person, eight at once, eight at once with a second worker, in turn."""
        rates: dict[str, list[float]] = {}
        with ExitStack() as stack:
            servers = [
                stack.enter_context(
                    serving(
                        "benchmarks.floor.wsgi:application",
                        environment=self.environment,
                        workers=number,
                        probe="/sign-in/",
                    )
                )
                for number in (1, 2)
            ]
            asked = operations.open_file(self.workers)
            variants = []
            for server in servers:
                clients = [self._signed_in(server, worker) for worker in self.workers]
                variants.append(Variant(server=server, clients=clients, asked=asked))
                at_once(variants[-1], people=PEOPLE, seconds=SECONDS_AT_ONCE / 2)
            one, two = variants
            for _ in range(3):
                for name, variant, people in (
                    ("one, one worker", one, 1),
                    ("eight, one worker", one, PEOPLE),
                    ("eight, two workers", two, PEOPLE),
                ):
                    rates.setdefault(name, []).append(at_once(variant, people=people, seconds=SECONDS_AT_ONCE))
        found = {name: sorted(measured)[len(measured) // 2] for name, measured in rates.items()}
        say("   at once: " + ", ".join(f"{name} {rate:.0f}/s" for name, rate in found.items()))
        return found

    def imports(self) -> Mapping[str, Any]:
        """Ten thousand rows of a previous register, checked and brought in, by each application's own command."""
        file = HOME / "import.csv"
        file.write_text(cobbled.import_file(rows=IMPORTED), encoding="utf-8")
        lead = self.workers[0].username.replace("case", "lead")
        program = [sys.executable, "-m", "kotokirja.project.command_line", "import", str(file)]
        ours = _timed(
            [*program, "--user", lead, "--approve"], {**self.environment, "KOTOKIRJA_PASSWORD": TRY_OUT_PASSWORD}
        )
        with psycopg.connect(self.place.cobbled) as connection:
            team = connection.execute("SELECT name FROM clients_team ORDER BY id LIMIT 1").fetchone()
        assert team is not None
        command = cobbled.import_command(file=str(file), team=team[0], username=self.workers[0].username)
        other = [sys.executable, "-m", "django", *command, "--settings=benchmarks.cobbled.settings"]
        cobble = _timed(other, cobbled_setup.environment(self.place.cobbled))
        say(f"   import: kotokirja {ours:.0f} s, cobbled {cobble:.0f} s")
        return {"kotokirja": {"p50": ours * 1000}, "cobbled": {"p50": cobble * 1000}}

    def fresh_worker(self) -> Mapping[str, float]:
        """What a worker weighs after its first page, and how soon it answers, beside bare Django."""
        with serving(
            "kotokirja.project.wsgi_municipality:application", environment=self.environment, probe="/sign-in/"
        ) as ours:
            self._signed_in(ours, self.workers[0]).ask(Asked(path="/desk/clients/"))
            memory, ready = ours.memory(), ours.ready_after
        with serving("benchmarks.bare.wsgi:application", environment=self.environment) as bare:
            bare_memory = bare.memory()
        return {"memory": memory, "bare memory": bare_memory, "ready": ready}


def _numbers(measured: Measured) -> dict[str, Any]:
    each = len(measured.seconds)
    return {
        "p50": measured.p50,
        "p95": measured.p95,
        "cpu": measured.cpu_each,
        "database_cpu": measured.database_cpu / each * 1000,
        "statements": measured.statements,
        "size": measured.size,
        "requests": each,
    }


def _timed(command: Sequence[str], environment: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        command, env=dict(environment), cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the import failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - begun


def _quiet(text: str) -> None:
    """Say nothing of a single round."""
