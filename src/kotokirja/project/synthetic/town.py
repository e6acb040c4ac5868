"""A synthetic municipality as a whole: the same people for the same seed, number and day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from kotokirja.domains.assessment.types import Eligibility
from kotokirja.kernel.calendar import add_months
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.project.synthetic import names
from kotokirja.project.synthetic.census import ADULT, Census, Household, Quarter, Story
from kotokirja.project.synthetic.chance import Dice
from kotokirja.project.synthetic.course import Course
from kotokirja.project.synthetic.households import Inhabitants, Place, unknown_person
from kotokirja.project.synthetic.published import Published, published_by
from kotokirja.project.synthetic.shapes import Act, Client
from kotokirja.project.synthetic.staff import Staff, make_staff

MALLILA: Final = Place(municipality=MunicipalityCode(999), post_office="MALLILA", postal_code="99998")
KOEKYLA: Final = Place(municipality=MunicipalityCode(998), post_office="KOEKYLÄ", postal_code="99997")
PLACES: Final = {place.municipality: place for place in (MALLILA, KOEKYLA)}
PREFIXES: Final = {MALLILA.municipality: "mallila", KOEKYLA.municipality: "koekyla"}
REVIEW_MONTHS: Final = 6
BEFORE_AGREEING: Final = timedelta(days=40)


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
        return _staff_of(self)

    @property
    def published(self) -> Published | None:
        """The notice that the municipality has published, which needs an overlay of its own."""
        return published_by(municipality=self.place.municipality, seed=self.seed, as_of=self.as_of)

    def people(self) -> Iterator[Client]:
        """The clients one after the other, so that a million take no more memory than a thousand."""
        for quarter in self.quarters():
            yield from self.files(quarter)

    def quarters(self) -> Iterator[Quarter]:
        """Who lives where, which is quickly drawn; the files are told quarter by quarter, by whichever process."""
        census = Census(rng=self._rng("census"), as_of=self.as_of, desks=self.staff.desks)
        return census.quarters(first=self._walked(census)[: self.clients], clients=self.clients)

    def files(self, quarter: Quarter) -> Iterator[Client]:
        """The files of one quarter, the same wherever they are told."""
        inhabitants = Inhabitants(place=self.place, staff=self.staff, as_of=self.as_of, published=self.published)
        rng = self._rng(f"quarter {quarter.number}")
        for household in quarter.households:
            if household.story:
                yield self._told(inhabitants, household, household.story)
                continue
            for member in household.members:
                yield inhabitants.file(rng, household, member)

    def _walked(self, census: Census) -> tuple[Household, ...]:
        """The clients that a first walk through the system looks for; the first case worker has them."""
        begun = {
            Story.REVIEW_DUE: (36, self._agreed_on(Story.REVIEW_DUE) - BEFORE_AGREEING),
            Story.REVIEW_OVERDUE: (36, self._agreed_on(Story.REVIEW_OVERDUE) - BEFORE_AGREEING),
            Story.PLANLESS: (34, self.as_of - timedelta(days=120)),
            Story.LONG_NAME: (41, self.as_of - timedelta(days=200)),
            Story.UNKNOWN: (ADULT, self.as_of - timedelta(days=3)),
        }
        return tuple(
            census.household(desk=self.staff.desks[0], most=1, starts_on=starts_on, age=age, story=story)
            for story, (age, starts_on) in begun.items()
        )

    def _told(self, inhabitants: Inhabitants, household: Household, story: Story) -> Client:
        """The file that a first walk looks for."""
        rng, member = self._rng(story), household.members[0]
        match story:
            case Story.REVIEW_DUE | Story.REVIEW_OVERDUE:
                agreed_on = self._agreed_on(story)
                course = self._course(household.language, starts_on=household.starts_on, agrees_on=agreed_on)
                return inhabitants.file(rng, replace(household, last_name=story.value), member, course=course)
            case Story.PLANLESS:
                course = self._course(household.language, starts_on=household.starts_on, stops_at=Act.ASSESSMENT_READY)
                return inhabitants.file(rng, replace(household, last_name=story.value), member, course=course)
            case Story.LONG_NAME:
                client = inhabitants.file(rng, replace(household, last_name=names.VERY_LONG_LAST_NAME), member)
                versions = tuple(
                    replace(version, fact=replace(version.fact, first_names=names.VERY_LONG_FIRST_NAMES))
                    for version in client.person.versions
                )
                return replace(client, person=replace(client.person, versions=versions))
            case Story.UNKNOWN:
                return unknown_person(
                    rng, place=self.place, desk=household.desk, started_on=household.starts_on, as_of=self.as_of
                )

    def _agreed_on(self, story: Story) -> date:
        days = 14 if story is Story.REVIEW_DUE else -20
        return _reviewed_from(self.as_of + timedelta(days=days))

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

    def _rng(self, name: str) -> Dice:
        return Dice(f"{self.seed}:{self.place.municipality}:{name}")


@lru_cache(maxsize=4)
def _staff_of(town: Town) -> Staff:
    return make_staff(
        Dice(f"{town.seed}:{town.place.municipality}:staff"),
        municipality=town.place.municipality,
        prefix=PREFIXES[town.place.municipality],
        clients=town.clients,
        as_of=town.as_of,
    )


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
