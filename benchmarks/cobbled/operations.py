"""What a measuring program asks the cobbled alternative for: addresses and form data, and how to be signed in.

Pure but for `session_for` and `contacts`, which ask the database; Django's settings are not needed.
"""

import csv
import io
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final, Literal
from urllib.parse import urlencode

import psycopg
from django.core.signing import JSONSerializer, TimestampSigner
from django.utils.crypto import salted_hmac

from benchmarks.cobbled.settings import SECRET_KEY, SESSION_COOKIE_NAME
from kotokirja.project.synthetic.codes import FIRST_NUMBER, NUMBERS, identity_code

CSRF_COOKIE: Final = ("csrftoken", "c" * 32)
"""The cookie that goes with every POST; the forms below carry its value."""

CREATED_FROM: Final = date(1900, 1, 1)
IMPORTED_FROM: Final = date(1910, 1, 1)
"""Birth days of whom a measurement makes: nobody of a filled database was born then, so no code is taken."""

LANGUAGES: Final = ("ar", "so", "fa", "uk", "ru", "ckb", "ti", "th")
COUNTRIES: Final = ("SY", "SO", "IR", "UA", "RU", "IQ", "ER", "TH")
LAST_NAMES: Final = ("Mallikas", "Näytteinen", "Esimerkki", "Kokeilija", "Testaajainen", "Harjoittelija")
FIRST_NAMES: Final = ("Samira", "Yusuf", "Olena", "Dilan", "Mehret", "Anong", "Farid", "Halima")
WHEREABOUTS: Final = {
    "street_address": "Koekatu 1",
    "postal_code": "99999",
    "post_office": "MALLILA",
    "phone": "",
    "email": "",
}
INTERPRETER: Final = {"NONE": "ei", "SOMETIMES": "joskus", "ALWAYS": "kyllä"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one request is about: the client, a number that no other request has, the words, and what stands there."""

    client: int = 0
    number: int = 0
    words: str = ""
    team: int = 1
    contact: Mapping[str, str] = field(default_factory=lambda: WHEREABOUTS)
    """What else the form of contact details posts beside the new telephone; `contacts` reads what stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing to measure: how it is asked for, and the answer that means that it was done."""

    name: str
    method: Literal["GET", "POST"]
    url: Callable[[Given], str]
    form: Callable[[Given], Mapping[str, str]] | None = None
    status: int = 200


def newcomer(number: int) -> dict[str, str]:
    """The personal data of the n-th new client, in the fields that both systems' forms have."""
    rng = Random(number)
    born, code = _birth(number, CREATED_FROM)
    return {
        "last_name": rng.choice(LAST_NAMES),
        "first_names": f"{rng.choice(FIRST_NAMES)} {rng.choice(FIRST_NAMES)}",
        "birth_date": born.isoformat(),
        "identity_code": code,
        "native_language": rng.choice(LANGUAGES),
        "service_language": rng.choice(LANGUAGES),
        "interpreter_need": rng.choice(tuple(INTERPRETER)),
        "citizenship": rng.choice(COUNTRIES),
        "phone": _phone(number),
        "email": f"koe.{number}@example.org",
    }


def assessment_begun() -> dict[str, str]:
    """What is known when an assessment is taken up, in the fields that both systems' forms have."""
    return {"eligibility": "UNEMPLOYED_JOBSEEKER", "learned_on": "2026-11-02", "interview_language": "ar"}


def assessment_whole() -> dict[str, str]:
    """A finished assessment with an answer under every heading."""
    text = "Synteettinen vastaus, joka on suunnilleen yhtä pitkä kuin virkailijan kirjaama kappale yleensä on. "
    long = ("life_situation", "education_notes", "study_skills", "work_notes", "work_skills", "literacy")
    more = ("language_notes", "strengths", "wishes", "networks", "service_need", "training_recommendation")
    return {
        **assessment_begun(),
        **dict.fromkeys((*long, *more, "conclusion"), text * 2),
        "started_on": "2026-11-09",
        "ready_on": "2026-11-16",
        "language_level": "A1.2",
        "target_occupation": "lähihoitaja",
        "is_multisectoral": "false",
        "outcome": "PLAN_NEEDED",
    }


def _phone(number: int) -> str:
    return f"+358 40 {number // 10_000 % 1000:03d} {number % 10_000:04d}"


def _birth(number: int, first: date) -> tuple[date, str]:
    day, place = divmod(number, 6 * NUMBERS)
    born = first + timedelta(days=day)
    return born, identity_code(birth_date=born, sign="-YXWVU"[place // NUMBERS], number=FIRST_NUMBER + place % NUMBERS)


def _with_token(values: Mapping[str, str]) -> dict[str, str]:
    return {"csrfmiddlewaretoken": CSRF_COOKIE[1], **values}


OPEN_FILE: Final = Operation(name="open a file", method="GET", url=lambda given: f"/clients/{given.client}/")
SEARCH: Final = Operation(
    name="search a name", method="GET", url=lambda given: f"/clients/?{urlencode({'q': given.words})}"
)
SEARCH_MISSPELT: Final = Operation(name="search a misspelt name", method="GET", url=SEARCH.url)
LIST_OF_50: Final = Operation(name="list of 50", method="GET", url=lambda _: "/clients/list/")
SAVE_FACT: Final = Operation(
    name="save a fact",
    method="POST",
    url=lambda given: f"/clients/{given.client}/edit/contact/",
    form=lambda given: _with_token({**given.contact, "phone": _phone(given.number)}),
    status=302,
)
CREATE_CLIENT: Final = Operation(
    name="create a client with contacts",
    method="POST",
    url=lambda _: "/clients/new/",
    form=lambda given: _with_token({**newcomer(given.number), "identity_code": "", "team": str(given.team)}),
    status=302,
)
CREATE_CLIENT_WITH_CODE: Final = Operation(
    name="create a client with contacts and identity code",
    method="POST",
    url=CREATE_CLIENT.url,
    form=lambda given: _with_token({**newcomer(given.number), "team": str(given.team)}),
    status=302,
)
RECORD_ASSESSMENT: Final = Operation(
    name="record an assessment",
    method="POST",
    url=lambda given: f"/clients/{given.client}/assessments/new/",
    form=lambda _: _with_token(assessment_begun()),
    status=302,
)
RECORD_WHOLE_ASSESSMENT: Final = Operation(
    name="record a whole assessment",
    method="POST",
    url=RECORD_ASSESSMENT.url,
    form=lambda _: _with_token(assessment_whole()),
    status=302,
)
OPERATIONS: Final = (
    OPEN_FILE,
    SEARCH,
    SEARCH_MISSPELT,
    SAVE_FACT,
    CREATE_CLIENT,
    CREATE_CLIENT_WITH_CODE,
    RECORD_ASSESSMENT,
    RECORD_WHOLE_ASSESSMENT,
    LIST_OF_50,
)
"""Everything that is asked for over HTTP; the import is a command, see `import_file` and `import_command`."""


def import_file(*, rows: int, first: int = 0) -> str:
    """A register's export that both systems can import: so many people from the given number on."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    made = [_imported(number) for number in range(first, first + rows)]
    writer.writerow(made[0])
    writer.writerows(row.values() for row in made)
    return out.getvalue()


def _imported(number: int) -> dict[str, str]:
    rng = Random(f"import {number}")
    born, code = _birth(number, IMPORTED_FROM)
    country = rng.choice(COUNTRIES)
    granted = date(2025, 1, 1) + timedelta(days=rng.randrange(500))
    return {
        "Sukunimi": rng.choice(LAST_NAMES),
        "Etunimet": f"{rng.choice(FIRST_NAMES)} {rng.choice(FIRST_NAMES)}",
        "Henkilötunnus": code,
        "Syntymäaika": _finnish(born),
        "Katuosoite": f"Harjoituskuja {rng.randrange(1, 200)} A {rng.randrange(1, 60)}",
        "Postinumero": "99998",
        "Postitoimipaikka": "MALLILA",
        "Puhelin": _phone(number),
        "Sähköposti": f"tuonti.{number}@example.org",
        "Äidinkieli": rng.choice(LANGUAGES),
        "Asiointikieli": rng.choice(LANGUAGES),
        "Tulkin tarve": rng.choice(tuple(INTERPRETER.values())),
        "Kansalaisuus": country,
        "Lupatyyppi": "A",
        "Lupapykälä": "87 §",
        "Lupa myönnetty": _finnish(granted),
        "Lupa alkaa": _finnish(granted),
        "Lupa päättyy": _finnish(granted + timedelta(days=4 * 365)),
        "Koulutus 1": rng.choice(("sairaanhoitaja", "ylioppilas", "opettaja", "lähihoitaja")),
        "Koulutusmaa 1": country,
        "Valmistumisvuosi 1": str(rng.randrange(2010, 2025)),
        "Työ 1": rng.choice(("kokki", "ompelija", "kuljettaja", "myyjä")),
        "Työ 1 alkoi": "2015",
        "Työ 1 päättyi": str(rng.randrange(2015, 2025)),
        "Asiakkuus alkoi": _finnish(date(2025, 1, 1).replace(month=rng.randrange(1, 13))),
    }


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def import_command(*, file: str, team: str, username: str) -> tuple[str, ...]:
    """The arguments with which `setup.manage` imports such a file."""
    return ("import_clients", file, "--team", team, "--user", username)


def session_for(username: str, *, address: str | None = None) -> tuple[str, str]:
    """Sign somebody in by writing the session, and give its cookie."""
    with psycopg.connect(address or os.environ["COBBLED_DATABASE_URL"]) as connection:
        found = connection.execute("SELECT id, password FROM auth_user WHERE username = %s", [username]).fetchone()
        if found is None:
            raise LookupError(username)
        user, password = found
        mark = salted_hmac(
            "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash",
            password,
            secret=SECRET_KEY,
            algorithm="sha256",
        ).hexdigest()
        session = {
            "_auth_user_id": str(user),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": mark,
        }
        signer = TimestampSigner(key=SECRET_KEY, salt="django.contrib.sessions.SessionStore", fallback_keys=[])
        key = secrets.token_hex(16)
        connection.execute(
            "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, %s)",
            [
                key,
                signer.sign_object(session, serializer=JSONSerializer, compress=True),
                datetime.now(UTC) + timedelta(hours=10),  # noqa: TID251 - a measuring program is an edge
            ],
        )
    return SESSION_COOKIE_NAME, key


def contacts(clients: Sequence[int], *, address: str | None = None) -> dict[int, dict[str, str]]:
    """The contact details that stand in these clients' files, as `SAVE_FACT` posts them back."""
    columns = ("street_address", "postal_code", "post_office", "phone", "email")
    with psycopg.connect(address or os.environ["COBBLED_DATABASE_URL"]) as connection:
        rows = connection.execute(
            f"SELECT client_id, {', '.join(columns)} FROM clients_contact WHERE client_id = ANY (%s)",
            [list(clients)],
        ).fetchall()
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}
