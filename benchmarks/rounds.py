"""Measuring in turn: A B A B, so that what disturbs the machine disturbs all of them alike."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.asking import Asked, Client
from benchmarks.servers import Server, children, cpu_of

WARM_UP: Final = 12
"""Requests before the first that counts: templates compiled, statements planned, pages of the database read."""


@dataclass(slots=True, kw_only=True)
class Measured:
    """What one variant of an operation took."""

    seconds: list[float] = field(default_factory=list)
    cpu: float = 0.0
    database_cpu: float = 0.0
    statements: int = 0
    size: int = 0

    def percentile(self, share: float) -> float:
        """Milliseconds that this share of the requests stayed below."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return self.percentile(0.50)

    @property
    def p95(self) -> float:
        """The 95th percentile, in milliseconds."""
        return self.percentile(0.95)

    @property
    def cpu_each(self) -> float:
        """Milliseconds of processor time a request, the database's included."""
        return (self.cpu + self.database_cpu) / len(self.seconds) * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way of doing an operation: at which server, by whom, asking what."""

    server: Server
    clients: Sequence[Client]
    asked: Callable[[int], Asked]

    def once(self, number: int, *, headers: dict[str, str] | None = None) -> tuple[float, int, int]:
        """Ask once; returns seconds, statements where they were counted, and bytes."""
        client = self.clients[number % len(self.clients)]
        took, answer, content = client.ask(self.asked(number), headers=headers)
        return took, int(answer.headers.get("X-Statements") or 0), len(content)


def in_turn(
    variants: Mapping[str, Variant], *, rounds: int, batch: int, postmaster: int, tell: Callable[[str], None]
) -> Mapping[str, Measured]:
    """Measure the variants in turn, batch after batch; the number of a request is never used twice."""
    measured = {name: Measured() for name in variants}
    number = 0
    for name, variant in variants.items():
        for _ in range(WARM_UP):
            variant.once(number)
            number += 1
        _, measured[name].statements, measured[name].size = variant.once(number, headers={"X-Count": "1"})
        number += 1
    order = list(variants)
    for turn in range(rounds):
        tell(f"round {turn + 1} of {rounds}")
        for name in order if turn % 2 == 0 else reversed(order):
            variant, result = variants[name], measured[name]
            cpu, database = variant.server.cpu(), database_cpu(postmaster)
            for _ in range(batch):
                result.seconds.append(variant.once(number)[0])
                number += 1
            result.cpu += variant.server.cpu() - cpu
            result.database_cpu += database_cpu(postmaster) - database
    return measured


def database_cpu(postmaster: int) -> float:
    """Seconds of processor time of all processes of the cluster."""
    return sum(cpu_of(pid) for pid in children(postmaster))


def at_once(variant: Variant, *, people: int, seconds: float) -> float:
    """Requests a second that a number of people get answered who ask without a pause."""
    done = [0] * people
    ends = time.perf_counter() + seconds
    failures: list[BaseException] = []

    def ask(place: int) -> None:
        client = variant.clients[place % len(variant.clients)]
        own = Client(port=client.port, cookies=dict(client.cookies), token=client.token)
        number = place
        try:
            while time.perf_counter() < ends:
                own.ask(variant.asked(number))
                done[place] += 1
                number += len(variant.clients)
        except BaseException as problem:  # noqa: BLE001 -- told to the main thread
            failures.append(problem)
        finally:
            own.close()

    begun = time.perf_counter()
    threads = [threading.Thread(target=ask, args=(place,)) for place in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(done) / (time.perf_counter() - begun)
