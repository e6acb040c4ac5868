"""`make promises`: one line for each identifier, tab-separated: identifier, proved or open, passed tests, their names."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from kotokirja.policy.promises import promises

RECORDS = Path("reports/promises")

Outcomes = Mapping[str, Mapping[str | None, set[str]]]


def outcomes(*, directory: Path, outcome: Literal["proofs", "failures"]) -> Outcomes:
    """Names of the tests that passed, or failed, in the last whole run, by identifier and part."""
    found: dict[str, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in sorted(directory.glob("*.json")):
        for key, names in json.loads(record.read_text())[outcome].items():
            identifier, _, part = key.partition("/")
            found[identifier][part or None] |= set(names)
    return found


def lines(*, proofs: Outcomes, failures: Outcomes) -> Iterator[str]:
    """The report, in the order of the documents; a promise of which a test failed is open, whatever else passed."""
    for identifier, promise in promises().items():
        parts = {part: names for part, names in proofs.get(identifier, {}).items() if names}
        names = sorted({name for some in parts.values() for name in some})
        is_proved = promise.is_proved_by(frozenset(parts)) and identifier not in failures
        state = "proved" if is_proved else "open"
        yield "\t".join([identifier, state, str(len(names)), " ".join(name.replace(" ", "_") for name in names)])


if __name__ == "__main__":
    if not any(RECORDS.glob("*.json")):
        sys.stderr.write("No whole run has been recorded yet: `make test` makes one. Until then nothing is proved.\n")
    report = lines(
        proofs=outcomes(directory=RECORDS, outcome="proofs"), failures=outcomes(directory=RECORDS, outcome="failures")
    )
    sys.stdout.write("\n".join(report) + "\n")
