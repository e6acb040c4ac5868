"""The report as a file that a spreadsheet opens and takes nothing in for a formula."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kotokirja.domains.acquisition.types import Finding
from kotokirja.interfaces.spreadsheets import semicolons
from kotokirja.interfaces.staff.imports_words import REASONS, column_words, target_words_of


def report_csv(findings: Iterable[Finding]) -> str:
    """All findings, with semicolons and a byte-order mark, as Finnish Excel reads them."""
    head = [_("Row"), _("Column"), _("Meaning"), _("Shape of the value"), _("What to do"), _("Code")]
    rows = (
        [
            str(finding.row),
            column_words(finding.column),
            target_words_of(finding.target),
            finding.shape,
            str(REASONS[finding.reason]),
            finding.reason.value,
        ]
        for finding in findings
    )
    return semicolons([head, *rows])
