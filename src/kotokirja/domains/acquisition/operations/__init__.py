"""Writes of the acquisition domain; each asks for a grant and the time."""

from kotokirja.domains.acquisition.operations.bringing import Met, bring_in, sort_out
from kotokirja.domains.acquisition.operations.custody import keep, run_later
from kotokirja.domains.acquisition.operations.hand import settle
from kotokirja.domains.acquisition.operations.steps import (
    ApprovalBroken,
    MappingIncomplete,
    RunMoved,
    approve,
    ask_for_check,
    cancel,
    fail,
    finish_check,
    hold,
    name_columns,
    note_checked,
)

__all__ = [
    "ApprovalBroken",
    "MappingIncomplete",
    "Met",
    "RunMoved",
    "approve",
    "ask_for_check",
    "bring_in",
    "cancel",
    "fail",
    "finish_check",
    "hold",
    "keep",
    "name_columns",
    "note_checked",
    "run_later",
    "settle",
    "sort_out",
]
