"""How far a load is, told to whoever waits for it."""

import sys
from dataclasses import dataclass, field
from time import monotonic

import click

EVERY = 0.5
"""Seconds between two lines of the same step."""


@dataclass(slots=True, kw_only=True)
class Progress:
    """Tells each step on the error output, or nothing; a terminal shows one line that changes."""

    is_shown: bool
    began: float = field(default_factory=monotonic)
    told_at: float = 0.0
    width: int = 0

    def tell(self, step: str) -> None:
        """Say what is done now."""
        self._show(step)

    def count(self, clients: int, rows: int) -> None:
        """Say how many clients and rows are there, and how fast they come."""
        if not self.is_shown or monotonic() - self.told_at < EVERY:
            return
        seconds = max(monotonic() - self.began, EVERY)
        self._show(
            f"telling and copying: {clients} clients, {rows} rows;"
            f" {clients / seconds:.0f} clients and {rows / seconds:.0f} rows a second"
        )

    def end(self) -> None:
        """Leave the line, and count anew."""
        if self.width:
            click.echo("", err=True)
        self.began, self.width = monotonic(), 0

    def _show(self, line: str) -> None:
        if not self.is_shown:
            return
        self.told_at = monotonic()
        line = f"{self.told_at - self.began:6.0f} s  {line}"
        if sys.stderr.isatty():
            click.echo("\r" + line.ljust(self.width), err=True, nl=False)
            self.width = max(self.width, len(line))
        else:
            click.echo(line, err=True)
