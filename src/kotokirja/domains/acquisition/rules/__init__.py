"""How a file of a previous register is read and its rows are checked: pure, no database, no clock."""

from kotokirja.domains.acquisition.rules.columns import mapping_troubles, marks_protection, suggested_targets
from kotokirja.domains.acquisition.rules.custody import (
    new_key,
    opened,
    opened_chunks,
    seal,
    sealed_chunks,
)
from kotokirja.domains.acquisition.rules.rows import RowReader
from kotokirja.domains.acquisition.rules.shapes import shape_of
from kotokirja.domains.acquisition.rules.stored import newcomer_from_text, newcomer_to_text
from kotokirja.domains.acquisition.rules.table import Table, facts_of, open_table
from kotokirja.domains.acquisition.rules.words import folded

__all__ = [
    "RowReader",
    "Table",
    "facts_of",
    "folded",
    "mapping_troubles",
    "marks_protection",
    "new_key",
    "newcomer_from_text",
    "newcomer_to_text",
    "open_table",
    "opened",
    "opened_chunks",
    "seal",
    "sealed_chunks",
    "shape_of",
    "suggested_targets",
]
