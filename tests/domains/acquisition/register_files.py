"""Files as old client registers export them, with invented people whose codes are from the range given to nobody."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Final

import xlsxwriter

from kotokirja.kernel.country import Country
from kotokirja.kernel.language import Language
from tests.factories.people import Person, make_person

FINNISH: Final = (
    "Sukunimi",
    "Etunimet",
    "Henkilötunnus",
    "Syntymäaika",
    "Katuosoite",
    "Postinumero",
    "Postitoimipaikka",
    "Puhelin",
    "Sähköposti",
    "Äidinkieli",
    "Asiointikieli",
    "Tulkin tarve",
    "Kansalaisuus",
    "Lupatyyppi",
    "Lupapykälä",
    "Lupa myönnetty",
    "Lupa alkaa",
    "Lupa päättyy",
    "Koulutus 1",
    "Koulutusmaa 1",
    "Valmistumisvuosi 1",
    "Koulutus 2",
    "Koulutusmaa 2",
    "Valmistumisvuosi 2",
    "Työ 1",
    "Työ 1 alkoi",
    "Työ 1 päättyi",
    "Työ 2",
    "Asiakkuus alkoi",
)
INTERPRETER: Final = {"NONE": "ei", "SOMETIMES": "joskus", "ALWAYS": "kyllä"}
DEGREES: Final = ("sairaanhoitaja", "rakennusinsinööri", "ylioppilas", "lähihoitaja", "opettaja", "kirjanpitäjä")
OCCUPATIONS: Final = ("kokki", "ompelija", "myyjä", "kuljettaja", "siivooja", "ohjelmoija", "maanviljelijä")

Record = Mapping[str, str]


def day(value: date) -> str:
    return f"{value.day}.{value.month}.{value.year}"


def record(person: Person, changed: Record | None = None, *, rng: Random | None = None) -> Record:
    """One person as a Finnish register writes them; `changed` replaces cells by heading."""
    rng = rng or Random(person.identity_code)
    until = person.first_permit_on.replace(year=person.first_permit_on.year + 4, day=1)
    values = {
        "Sukunimi": person.last_name,
        "Etunimet": person.first_names,
        "Henkilötunnus": person.identity_code,
        "Syntymäaika": day(person.birth_date),
        "Katuosoite": person.street_address,
        "Postinumero": person.postal_code,
        "Postitoimipaikka": person.post_office,
        "Puhelin": person.phone,
        "Sähköposti": person.email,
        "Äidinkieli": Language(person.native_language).name("fi"),
        "Asiointikieli": person.service_language,
        "Tulkin tarve": INTERPRETER[person.interpreter_need],
        "Kansalaisuus": Country(person.citizenship).name("fi"),
        "Lupatyyppi": person.permit_type,
        "Lupapykälä": f"{person.aliens_act_section} §" if person.aliens_act_section else "",
        "Lupa myönnetty": day(person.first_permit_on),
        "Lupa alkaa": day(person.first_permit_on),
        "Lupa päättyy": day(until),
        "Koulutus 1": rng.choice(DEGREES),
        "Koulutusmaa 1": person.citizenship,
        "Valmistumisvuosi 1": str(rng.randrange(2010, 2026)),
        "Koulutus 2": rng.choice(("", *DEGREES)),
        "Koulutusmaa 2": "",
        "Valmistumisvuosi 2": "",
        "Työ 1": rng.choice(OCCUPATIONS),
        "Työ 1 alkoi": "2015",
        "Työ 1 päättyi": str(rng.randrange(2015, 2026)),
        "Työ 2": rng.choice(("", *OCCUPATIONS)),
        "Asiakkuus alkoi": day(date(2025, 1, 1).replace(month=rng.randrange(1, 13))),
    }
    return values | dict(changed or {})


def records(number: int, *, seed: int = 1) -> list[Record]:
    """Records of so many different people."""
    rng = Random(seed)
    made: dict[str, Record] = {}
    while len(made) < number:
        person = make_person(rng)
        made[person.identity_code] = record(person, rng=rng)
    return list(made.values())


def as_text(rows: Sequence[Record], *, delimiter: str = ";", headings: Sequence[str] = ()) -> str:
    """The records as delimited text with Excel's line ends."""
    out = io.StringIO(newline="")
    names = list(headings) or list(rows[0])
    writer = csv.DictWriter(out, names, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_csv(rows: Sequence[Record], *, encoding: str = "cp1252", delimiter: str = ";") -> bytes:
    """The records as a CSV file; what the encoding lacks is written without its marks, as old registers did."""
    return as_text(rows, delimiter=delimiter).encode(encoding, errors="replace" if encoding == "cp1252" else "strict")


def as_workbook(
    rows: Sequence[Record], *, dates: Sequence[str] = (), formulas: Mapping[str, str] | None = None
) -> bytes:
    """The records as a workbook; the columns in `dates` hold real dates, those in `formulas` a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Asiakkaat")
    style = book.add_format({"num_format": "d.m.yyyy"})
    names = list(rows[0])
    sheet.write_row(0, 0, names)
    for number, row in enumerate(rows, start=1):
        for place, name in enumerate(names):
            if formulas and name in formulas:
                sheet.write_formula(number, place, formulas[name], None, row[name])
            elif name in dates and row[name]:
                numbers = [int(part) for part in row[name].split(".")]
                sheet.write_datetime(number, place, date(*reversed(numbers)), style)
            else:
                sheet.write_string(number, place, row[name])
    book.close()
    return out.getvalue()
