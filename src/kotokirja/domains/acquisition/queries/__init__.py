"""Reads of the acquisition domain; each asks for a grant."""

from kotokirja.domains.acquisition.queries.hand import hand_row, hand_rows
from kotokirja.domains.acquisition.queries.people import Acquainted, acquainted, staff_of
from kotokirja.domains.acquisition.queries.runs import (
    RunNotFound,
    columns,
    content,
    findings,
    reason_counts,
    run,
    runs,
    unattended,
)

__all__ = [
    "Acquainted",
    "RunNotFound",
    "acquainted",
    "columns",
    "content",
    "findings",
    "hand_row",
    "hand_rows",
    "reason_counts",
    "run",
    "runs",
    "staff_of",
    "unattended",
]
