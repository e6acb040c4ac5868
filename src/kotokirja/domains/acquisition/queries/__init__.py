"""Reads of the acquisition domain; each asks for a grant."""

from kotokirja.domains.acquisition.queries.files import checked_rows, facts_of_file, suggested_meanings
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
    "checked_rows",
    "columns",
    "content",
    "facts_of_file",
    "findings",
    "hand_row",
    "hand_rows",
    "reason_counts",
    "run",
    "runs",
    "staff_of",
    "suggested_meanings",
    "unattended",
]
