"""`make bench`: load what is missing, measure in turn at each size, keep the numbers, print the table.

`--report` prints the floors of the last run again without measuring, one tab-separated line for each.
"""

import argparse
import sys
from datetime import UTC, datetime

from benchmarks import report
from benchmarks.floors import SIZES
from benchmarks.session import measure


def main() -> int:
    """Measure, or tell of the last run; an unmet floor is an exit code of 1."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--report", action="store_true", help="print the floors of the last run, measure nothing")
    parser.add_argument("--sizes", type=sizes, default=SIZES, help="numbers of clients, with commas between")
    parser.add_argument("--rounds", type=int, default=10, help="how often each variant has its turn")
    parser.add_argument("--batch", type=int, default=25, help="requests in a turn")
    parser.add_argument("--without-import", action="store_true", help="leave the import out, which takes minutes")
    wanted = parser.parse_args()
    if not wanted.report:
        begun = datetime.now(UTC)  # noqa: TID251 -- a program's edge
        measure(wanted.sizes, rounds=wanted.rounds, batch=wanted.batch, has_import=not wanted.without_import, at=begun)
    try:
        run = report.last()
    except FileNotFoundError:
        sys.stderr.write("Nothing was measured yet: `make bench` does it.\n")
        return 2
    for line in report.lines(run) if wanted.report else report.table(run):
        sys.stdout.write(f"{line}\n")
    return 0


def sizes(text: str) -> tuple[int, ...]:
    """Numbers of clients, the smallest first."""
    return tuple(sorted(int(part.replace("_", "")) for part in text.split(",")))


if __name__ == "__main__":
    sys.exit(main())
