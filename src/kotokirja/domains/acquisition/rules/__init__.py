"""How a file of a previous register is read and its rows are checked: pure, no database, no clock."""

from kotokirja.domains.acquisition.rules.columns import mapping_troubles, marks_protection, suggested_targets
from kotokirja.domains.acquisition.rules.rows import RowReader
from kotokirja.domains.acquisition.rules.shapes import shape_of
from kotokirja.domains.acquisition.rules.stored import newcomer_from_text, newcomer_to_text
from kotokirja.domains.acquisition.rules.table import Table, facts_of, open_table

__all__ = [
    "RowReader",
    "Table",
    "facts_of",
    "mapping_troubles",
    "marks_protection",
    "newcomer_from_text",
    "newcomer_to_text",
    "open_table",
    "shape_of",
    "suggested_targets",
]
