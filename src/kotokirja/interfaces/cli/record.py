"""`kotokirja record`: the record of processing activities as text, or as the table that a spreadsheet opens."""

from datetime import UTC, datetime
from pathlib import Path

import click

from kotokirja.interfaces.cli.policy import language_option, only_overlay, overlays_option
from kotokirja.interfaces.spreadsheets import semicolons
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.record_of_processing import markdown, record_of_processing, rows


@click.command()
@click.option("--municipality", type=int, required=True, help="The municipality's code.")
@click.option("--csv", "as_table", is_flag=True, help="As a table with semicolons, for a spreadsheet.")
@language_option
@overlays_option
def record(municipality: int, as_table: bool, language: str, overlays: Path) -> None:
    """Print a municipality's record of processing activities (GDPR Article 30)."""
    on = helsinki_day(datetime.now(UTC))  # noqa: TID251 -- the edge reads the clock
    found = record_of_processing(
        declaration=DECLARATION, overlay=only_overlay(overlays, municipality), language=language, on=on
    )
    text = semicolons(rows(found)) if as_table else markdown(found)
    click.echo(text.encode(), nl=False)
