"""Import the old register's CSV file: `import_clients FILE --team "Tiimi 1"`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from benchmarks.cobbled.clients.importing import import_clients
from benchmarks.cobbled.clients.models import Team


class Command(BaseCommand):
    help = "Import clients from a semicolon-separated file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--team", required=True)
        parser.add_argument("--user", help="who is responsible for the clients and the import")
        parser.add_argument("--encoding", default="utf-8-sig")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's own signature
        worker = User.objects.get(username=options["user"]) if options["user"] else None
        with (
            options["file"].open(encoding=options["encoding"], newline="") as lines,
            pghistory.context(user=worker.pk if worker else None, command="import_clients"),
        ):
            result = import_clients(lines, team=Team.objects.get(name=options["team"]), worker=worker)
        for row, why in result.errors:
            self.stderr.write(f"row {row}: {why}")
        self.stdout.write(f"{result.created} made, {result.known} known already, {len(result.errors)} refused")
