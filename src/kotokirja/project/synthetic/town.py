"""A synthetic municipality as a whole: the same people for the same seed, number and day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from kotokirja.domains.assessment.types import Eligibility
from kotokirja.kernel.calendar import add_months
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.project.synthetic import names
from kotokirja.project.synthetic.codes import CodeBook
from kotokirja.project.synthetic.course import Course
from kotokirja.project.synthetic.households import Inhabitants, Place, unknown_person
from kotokirja.project.synthetic.shapes import Act, Client
from kotokirja.project.synthetic.staff import Desk, Staff, make_staff

MALLILA: Final = Place(municipality=MunicipalityCode(999), post_office="MALLILA", postal_code="99998")
KOEKYLA: Final = Place(municipality=MunicipalityCode(998), post_office="KOEKYLÄ", postal_code="99997")
PLACES: Final = {place.municipality: place for place in (MALLILA, KOEKYLA)}
PREFIXES: Final = {MALLILA.municipality: "mallila", KOEKYLA.municipality: "koekyla"}
REVIEW_MONTHS: Final = 6


class UnknownMunicipality(ValueError):
    """A code for which no synthetic municipality is described."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """What is asked of the generator."""

    place: Place
    clients: int
    seed: int
    as_of: date

    @property
    def name(self) -> str:
        """The municipality's name."""
        return self.place.post_office.capitalize()

    @property
    def staff(self) -> Staff:
        """The staff, the same each time it is asked for."""
        return make_staff(
            Random(f"{self.seed}:{self.place.municipality}:staff"),
            municipality=self.place.municipality,
            prefix=PREFIXES[self.place.municipality],
            clients=self.clients,
            as_of=self.as_of,
        )

    def people(self) -> Iterator[Client]:
        """The clients one after the other, so that a million take no more memory than a thousand."""
        staff = self.staff
        inhabitants = Inhabitants(place=self.place, staff=staff, as_of=self.as_of, codes=CodeBook())
        made, number = 0, 0
        for client in self._walked(inhabitants, staff.desks[0]):
            if made == self.clients:
                return
            made += 1
            yield client
        while made < self.clients:
            rng = Random(f"{self.seed}:{self.place.municipality}:{number}")
            household, ages = inhabitants.household(rng, desk=staff.desks[number % len(staff.desks)])
            number += 1
            for age in ages[: self.clients - made]:
                made += 1
                yield inhabitants.member(rng, household, age=age)

    def _walked(self, inhabitants: Inhabitants, desk: Desk) -> Iterator[Client]:
        """The clients that a first walk through the system looks for; the first case worker has them."""
        due_on = self.as_of + timedelta(days=14)
        yield self._agreed(inhabitants, desk, agreed_on=_reviewed_from(due_on), last_name="Tarkistus-Pian")
        overdue_on = self.as_of - timedelta(days=20)
        yield self._agreed(inhabitants, desk, agreed_on=_reviewed_from(overdue_on), last_name="Tarkistus-Myöhässä")
        rng = self._rng("no plan")
        starts_on = self.as_of - timedelta(days=120)
        household, _ = inhabitants.household(rng, desk=desk, starts_on=starts_on)
        course = self._course(household.language, starts_on=starts_on, stops_at=Act.ASSESSMENT_READY)
        yield inhabitants.member(rng, replace(household, last_name="Suunnitelmaton-Esimerkki"), age=34, course=course)
        rng = self._rng("long name")
        household, _ = inhabitants.household(rng, desk=desk, starts_on=self.as_of - timedelta(days=200))
        client = inhabitants.member(rng, replace(household, last_name=names.VERY_LONG_LAST_NAME), age=41)
        versions = tuple(
            replace(version, fact=replace(version.fact, first_names=names.VERY_LONG_FIRST_NAMES))
            for version in client.person.versions
        )
        yield replace(client, person=replace(client.person, versions=versions))
        yield unknown_person(
            self._rng("unknown"),
            place=self.place,
            desk=desk,
            started_on=self.as_of - timedelta(days=3),
            as_of=self.as_of,
        )

    def _agreed(self, inhabitants: Inhabitants, desk: Desk, *, agreed_on: date, last_name: str) -> Client:
        rng = self._rng(last_name)
        starts_on = agreed_on - timedelta(days=40)
        household, _ = inhabitants.household(rng, desk=desk, starts_on=starts_on)
        course = self._course(household.language, starts_on=starts_on, agrees_on=agreed_on)
        return inhabitants.member(rng, replace(household, last_name=last_name), age=36, course=course)

    def _course(
        self, language: str, *, starts_on: date, agrees_on: date | None = None, stops_at: Act | None = None
    ) -> Course:
        return Course(
            starts_on=starts_on,
            is_jobseeker=False,
            is_under_25=False,
            schooling=2,
            speaks=language,
            is_interpreted=True,
            ground=Eligibility.PROTECTION,
            agrees_on=agrees_on,
            stops_at=stops_at,
        )

    def _rng(self, name: str) -> Random:
        return Random(f"{self.seed}:{self.place.municipality}:{name}")


def town(*, municipality: int, clients: int, seed: int, as_of: date) -> Town:
    """Describe the town that the generator is to make."""
    try:
        place = PLACES[MunicipalityCode(municipality)]
    except KeyError:
        raise UnknownMunicipality(municipality) from None
    return Town(place=place, clients=clients, seed=seed, as_of=as_of)


def _reviewed_from(due_on: date) -> date:
    """The latest day whose review falls due on the given day or, where no day's does, just before."""
    day = add_months(due_on, -REVIEW_MONTHS) + timedelta(days=3)
    while add_months(day, REVIEW_MONTHS) > due_on:
        day -= timedelta(days=1)
    return day
