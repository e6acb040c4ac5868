"""Import of the old register's CSV file."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from benchmarks.cobbled.clients.forms import ImportRowForm
from benchmarks.cobbled.clients.models import Citizenship, Client, Contact, Education, Permit, Team, Work

BATCH: Final = 500
HEADINGS: Final = {
    "Sukunimi": "last_name",
    "Etunimet": "first_names",
    "Henkilötunnus": "identity_code",
    "Syntymäaika": "birth_date",
    "Katuosoite": "street_address",
    "Postinumero": "postal_code",
    "Postitoimipaikka": "post_office",
    "Puhelin": "phone",
    "Sähköposti": "email",
    "Äidinkieli": "native_language",
    "Asiointikieli": "service_language",
    "Tulkin tarve": "interpreter_need",
    "Kansalaisuus": "citizenship",
    "Lupatyyppi": "permit_type",
    "Lupapykälä": "permit_section",
    "Lupa myönnetty": "granted_on",
    "Lupa alkaa": "valid_from",
    "Lupa päättyy": "valid_until",
    "Koulutus 1": "degree",
    "Koulutusmaa 1": "degree_country",
    "Valmistumisvuosi 1": "degree_year",
    "Työ 1": "occupation",
    "Työ 1 alkoi": "work_from",
    "Työ 1 päättyi": "work_until",
    "Asiakkuus alkoi": "started_on",
}
INTERPRETER_NEEDS: Final = {"ei": "NONE", "joskus": "SOMETIMES", "kyllä": "ALWAYS"}


@dataclass
class ImportResult:
    """What became of a file's rows."""

    created: int = 0
    known: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)


@transaction.atomic
def import_clients(lines: Iterable[str], *, team: Team, worker: User | None) -> ImportResult:
    """Make a client of each valid row whose identity code nobody has yet; all in one transaction."""
    result = ImportResult()
    seen: set[str] = set()
    rows = _valid_rows(lines, result)
    while batch := list(islice(rows, BATCH)):
        codes = [row["identity_code"] for row in batch if row["identity_code"]]
        seen |= set(Client.objects.filter(identity_code__in=codes).values_list("identity_code", flat=True))
        fresh = []
        for row in batch:
            if row["identity_code"] and row["identity_code"] in seen:
                result.known += 1
                continue
            seen.add(row["identity_code"])
            fresh.append(row)
        _create(fresh, team=team, worker=worker)
        result.created += len(fresh)
    return result


def _valid_rows(lines: Iterable[str], result: ImportResult) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(csv.DictReader(lines, delimiter=";"), start=2):
        cells = {name: (line.get(heading) or "").strip() for heading, name in HEADINGS.items()}
        cells["identity_code"] = cells["identity_code"].upper()
        cells["interpreter_need"] = INTERPRETER_NEEDS.get(cells["interpreter_need"], cells["interpreter_need"])
        cells["permit_section"] = cells["permit_section"].removesuffix("§").strip()
        form = ImportRowForm(cells)
        if form.is_valid():
            yield form.cleaned_data
        else:
            result.errors.append((number, form.errors.as_text()))


def _create(rows: list[dict[str, Any]], *, team: Team, worker: User | None) -> None:
    clients = Client.objects.bulk_create(
        Client(
            last_name=row["last_name"],
            first_names=row["first_names"],
            identity_code=row["identity_code"] or None,
            birth_date=row["birth_date"],
            native_language=row["native_language"],
            service_language=row["service_language"],
            interpreter_need=row["interpreter_need"],
            team=team,
            worker=worker,
            started_on=row["started_on"] or timezone.localdate(),
        )
        for row in rows
    )
    pairs = list(zip(clients, rows, strict=True))
    contact = ("street_address", "postal_code", "post_office", "phone", "email")
    Contact.objects.bulk_create(
        Contact(client=client, **{name: row[name] for name in contact})
        for client, row in pairs
        if any(row[name] for name in contact)
    )
    Citizenship.objects.bulk_create(
        Citizenship(client=client, country=row["citizenship"]) for client, row in pairs if row["citizenship"]
    )
    Permit.objects.bulk_create(
        Permit(
            client=client,
            permit_type=row["permit_type"],
            aliens_act_section=row["permit_section"],
            granted_on=row["granted_on"],
            valid_from=row["valid_from"],
            valid_until=row["valid_until"],
        )
        for client, row in pairs
        if row["permit_type"]
    )
    Education.objects.bulk_create(
        Education(client=client, degree=row["degree"], country=row["degree_country"], completed_year=row["degree_year"])
        for client, row in pairs
        if row["degree"]
    )
    Work.objects.bulk_create(
        Work(client=client, occupation=row["occupation"], start_year=row["work_from"], end_year=row["work_until"])
        for client, row in pairs
        if row["occupation"]
    )
