"""The report as a file that a spreadsheet opens and takes nothing in for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from kotokirja.domains.acquisition.types import Finding
from kotokirja.interfaces.staff.imports_words import REASONS, column_words, target_words_of

DANGEROUS: Final = frozenset("=+-@\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe."""
    return f"'{text}" if text[:1] in DANGEROUS else text


def report_csv(findings: Iterable[Finding]) -> str:
    """All findings, with semicolons and a byte-order mark, as Finnish Excel reads them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Row"), _("Column"), _("Meaning"), _("Shape of the value"), _("What to do"), _("Code")])
    for finding in findings:
        cells = [
            str(finding.row),
            column_words(finding.column),
            target_words_of(finding.target),
            finding.shape,
            str(REASONS[finding.reason]),
            finding.reason.value,
        ]
        writer.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + out.getvalue()
