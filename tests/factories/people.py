"""Persons as a test needs them: one call, every field filled, any field given by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from kotokirja.project.synthetic.codes import make_identity_code
from kotokirja.project.synthetic.names import family_name, first_names

ORIGINS = (
    # country, native language, name group, permit type, section of the Aliens Act
    ("UA", "uk", "slavic", "TS", "110"),
    ("IQ", "ar", "arabic", "A", "87"),
    ("SY", "ar", "arabic", "A", "90"),
    ("SO", "so", "somali", "A", "88"),
    ("AF", "prs", "persian", "A", "87"),
    ("RU", "ru", "slavic", "A", "50"),
    ("EE", "et", "finnic", "EU-REG", ""),
    ("TR", "kmr", "kurdish", "A", "87"),
    ("TH", "th", "thai", "A", "50"),
    ("CD", "sw", "bantu", "A", "90"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented person."""

    last_name: str
    first_names: str
    birth_date: date
    identity_code: str
    citizenship: str
    native_language: str
    service_language: str
    interpreter_need: str
    permit_type: str
    aliens_act_section: str
    first_permit_on: date
    street_address: str
    postal_code: str
    post_office: str
    phone: str
    email: str


def make_person(rng: Random | None = None, *, birth_date: date | None = None, **given: object) -> Person:
    """Make one person; fields given by name replace drawn ones, and the identity code follows a given birth date."""
    rng = rng or Random(1)
    country, language, group, permit, section = rng.choice(ORIGINS)
    birth_date = birth_date or date(1950, 1, 1) + timedelta(days=rng.randrange(365 * 70))
    last, first = family_name(rng, group=group), first_names(rng, group=group)
    person = Person(
        last_name=last,
        first_names=first,
        birth_date=birth_date,
        identity_code=make_identity_code(rng, birth_date=birth_date),
        citizenship=country,
        native_language=language,
        service_language=rng.choice((language, "fi", "en")),
        interpreter_need=rng.choice(("NONE", "SOMETIMES", "ALWAYS")),
        permit_type=permit,
        aliens_act_section=section,
        first_permit_on=date(2025, 1, 1) + timedelta(days=rng.randrange(500)),
        street_address=f"Harjoituskuja {rng.randrange(1, 200)} A {rng.randrange(1, 60)}",
        postal_code="99998",
        post_office="MALLILA",
        phone=f"+358 40 000 {rng.randrange(10000):04d}",
        email=f"koe.{rng.getrandbits(32):08x}@example.org",
    )
    return replace(person, **given)  # type: ignore[arg-type]


def people(*, seed: int = 1, number: int | None = None) -> Iterator[Person]:
    """Persons without end, or a number of them; the same for the same seed."""
    rng = Random(seed)
    for _ in count() if number is None else range(number):
        yield make_person(rng)
