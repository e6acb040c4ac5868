"""The floors: what each ratio may be at most, and whether a run kept to it.

Each floor is one line of the report. What a run measured is handed in as plain numbers, so that the judgement can be
tested without measuring.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Numbers = Mapping[str, Any]
"""One operation at one size: for each variant `p50`, `p95`, `cpu`, `statements`."""

SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000
SIZES: Final = (SMALL, MIDDLE, LARGE)

FILE, SAVE, CREATE, LIST, ASSESS, IMPORT = (
    "open a client file",
    "change one datum",
    "create a client with contacts",
    "list of 50",
    "record an assessment",
    "import 10 000 rows",
)
SEARCHES: Final = (
    "search a name",
    "search a misspelt name",
    "search a name, whole municipality",
    "search a misspelt name, whole municipality",
)
GROWING: Final = (FILE, SAVE, CREATE, LIST, ASSESS, IMPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One line of the report."""

    operation: str
    clients: int
    measured: str
    compared_with: str
    ratio: float
    limit: float
    is_at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the floor holds."""
        return self.ratio >= self.limit if self.is_at_least else self.ratio <= self.limit

    def line(self) -> str:
        """The line, tab-separated: operation, clients, measured, compared with, ratio, limit, met or missed."""
        bound = f"{'≥' if self.is_at_least else '≤'} {self.limit:g}"
        state = "met" if self.is_met else "missed"
        return "\t".join(
            [self.operation, str(self.clients), self.measured, self.compared_with, f"{self.ratio:.2f}", bound, state]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run measured: operations by size, and what is asked once a size."""

    operations: Mapping[int, Mapping[str, Mapping[str, Numbers]]]
    at_once: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    worker: Mapping[str, float] = field(default_factory=dict)

    def get(self, clients: int, operation: str, variant: str) -> Numbers | None:
        """The numbers of one variant, where they were measured."""
        return self.operations.get(clients, {}).get(operation, {}).get(variant)


def verdicts(run: Run) -> Iterator[Verdict]:
    """Every floor that this run has numbers for, in the order of the table of floors."""
    for clients in sorted(run.operations):
        yield from _of_size(run, clients)
    yield from _growth(run)
    yield from _people_at_once(run)
    yield from _fresh_worker(run)


def missed(found: Sequence[Verdict]) -> list[Verdict]:
    """The floors that do not hold."""
    return [verdict for verdict in found if not verdict.is_met]


def _of_size(run: Run, clients: int) -> Iterator[Verdict]:
    def ratio(operation: str, part: str, variant: str, other: str) -> float | None:
        ours, theirs = run.get(clients, operation, variant), run.get(clients, operation, other)
        return ours[part] / theirs[part] if ours and theirs and theirs[part] else None

    against: list[tuple[str, str, str, float]] = [
        (FILE, "p50", "floor", 1.5),
        (FILE, "p95", "floor", 2.0),
        (FILE, "p50", "cobbled", 1.0),
        (CREATE, "p50", "cobbled", 1.3),
        (SAVE, "p50", "cobbled", 2.0),
        *((search, "p50", "floor", 2.0) for search in SEARCHES if clients >= MIDDLE),
    ]
    for operation, part, other, limit in against:
        if (found := ratio(operation, part, "kotokirja", other)) is not None:
            yield Verdict(
                operation=operation, clients=clients, measured=part, compared_with=other, ratio=found, limit=limit
            )
    for operation, variant, limit in ((FILE, "kotokirja", 12), (LIST, "kotokirja", 6), (LIST, "one row", 6)):
        if (numbers := run.get(clients, operation, variant)) is not None:
            yield Verdict(
                operation=operation,
                clients=clients,
                measured="statements" if variant == "kotokirja" else "statements, one row",
                compared_with="count",
                ratio=numbers["statements"],
                limit=limit,
            )
    for operation in (FILE, LIST):
        if (bare := ratio(operation, "cpu", "unguarded", "kotokirja")) is not None:
            yield Verdict(
                operation=operation,
                clients=clients,
                measured="CPU of log, provenance and row security",
                compared_with="the page's CPU",
                ratio=1 - bare,
                limit=0.30,
            )


def _growth(run: Run) -> Iterator[Verdict]:
    pairs = [
        *(
            (operation, part, SMALL, LARGE, limit)
            for operation in GROWING
            for part, limit in (("p50", 1.2), ("p95", 1.5))
        ),
        *((search, "p50", MIDDLE, LARGE, 2.0) for search in SEARCHES),
    ]
    for operation, part, few, many, limit in pairs:
        before, after = run.get(few, operation, "kotokirja"), run.get(many, operation, "kotokirja")
        if before and after and part in before and part in after:
            yield Verdict(
                operation=operation,
                clients=many,
                measured=f"growth of {part}",
                compared_with=f"{few} clients",
                ratio=after[part] / before[part],
                limit=limit,
            )


def _people_at_once(run: Run) -> Iterator[Verdict]:
    for clients, rates in sorted(run.at_once.items()):
        for measured, compared, limit in (
            ("eight, one worker", "one, one worker", 1.0),
            ("eight, two workers", "eight, one worker", 1.6),
        ):
            if measured in rates and compared in rates:
                yield Verdict(
                    operation=FILE,
                    clients=clients,
                    measured=f"requests a second, {measured}",
                    compared_with=compared,
                    ratio=rates[measured] / rates[compared],
                    limit=limit,
                    is_at_least=True,
                )


def _fresh_worker(run: Run) -> Iterator[Verdict]:
    if "memory" in run.worker and "bare memory" in run.worker:
        yield Verdict(
            operation="a fresh worker",
            clients=0,
            measured="memory above bare Django, MB",
            compared_with="60 MB",
            ratio=(run.worker["memory"] - run.worker["bare memory"]) / 1e6,
            limit=60,
        )
    if "ready" in run.worker:
        yield Verdict(
            operation="a fresh worker",
            clients=0,
            measured="seconds until it answers",
            compared_with="2 s",
            ratio=run.worker["ready"],
            limit=2,
        )
