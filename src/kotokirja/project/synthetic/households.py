"""The people: households with a common origin, name, address and worker, and the file of each member."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kotokirja.domains.assessment.types import CancelReason, Eligibility
from kotokirja.domains.clients.types import EndReason, GivenHow, InterpreterNeed
from kotokirja.domains.plans.types import EndReason as PlanEndReason
from kotokirja.kernel.calendar import add_years
from kotokirja.kernel.country import STATELESS
from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.project.synthetic import names, texts
from kotokirja.project.synthetic.background import education, language_skills, work_history
from kotokirja.project.synthetic.casework import Casework, carry_out
from kotokirja.project.synthetic.census import ADULT, Household, Member
from kotokirja.project.synthetic.chance import Dice, Weighted, weighted
from kotokirja.project.synthetic.chronicle import Chronicle
from kotokirja.project.synthetic.course import Course
from kotokirja.project.synthetic.profiles import OCCUPATIONS, ORIGINS, SCHOOLING
from kotokirja.project.synthetic.published import Published
from kotokirja.project.synthetic.shapes import (
    Act,
    Citizenship,
    Client,
    Contact,
    NoticeGiven,
    Permit,
    Person,
    Relationship,
    Row,
)
from kotokirja.project.synthetic.staff import Desk, Staff

YOUNG: Final = 25
PENSION: Final = 65
JOBSEEKERS: Final = 0.1
"""Few: an unemployed jobseeker is the employment authority's (section 3.1)."""
FROM_PREVIOUS_REGISTER: Final = 0.3
TEMPORARY_PROTECTION_ENDS: Final = date(2027, 3, 4)
AFTER_CLAIM: Final = frozenset({"51", "52", "87", "88", "89"})
PROTECTED: Final = frozenset({"87", "88", "90", "93", "114"})
ELIGIBILITIES: Final = (
    (Eligibility.IN_NEED, 40),
    (Eligibility.HOME_CARE_ALLOWANCE, 24),
    (Eligibility.SOCIAL_ASSISTANCE, 36),
)
CANCELLED: Final = {CancelReason.MOVED: EndReason.MOVED_AWAY, CancelReason.NOT_REACHED: EndReason.NOT_REACHED}
SPOKEN: Final = Weighted([("fi", 62), ("en", 32), ("sv", 6)])
SCHOOLED: Final = {name: Weighted(levels) for name, levels in SCHOOLING.items()}
PERMITS: Final = {
    origin.permits: Weighted([((kind, section), share) for kind, section, share in origin.permits])
    for origin in ORIGINS
}
GIVEN: Final = Weighted(
    [(GivenHow.HANDED, 50), (GivenHow.EXPLAINED, 34), (GivenHow.POST, 9), (GivenHow.SECURE_MAIL, 7)]
)
INFORMED: Final = 0.94
INFORMED_LATER: Final = 0.8
LIFELONG: Final = frozenset({"P", "EU-REG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The municipality as an address needs it."""

    municipality: MunicipalityCode
    post_office: str
    postal_code: str


@dataclass(slots=True, kw_only=True)
class Inhabitants:
    """Tells the files of a municipality's people."""

    place: Place
    staff: Staff
    as_of: date
    published: Published | None

    def file(self, rng: Dice, household: Household, member: Member, *, course: Course | None = None) -> Client:
        """Tell the whole file of one member."""
        age = member.age
        chronicle = Chronicle(rng=rng, as_of=self.as_of, worker=household.desk.worker)
        is_interpreted = age >= ADULT and rng.random() < household.origin.interpreted
        speaks = household.language if is_interpreted else SPOKEN.draw(rng)
        permit = self._permit(rng, household)
        is_for_a_walk = course is not None
        course = course or _course(rng, household, permit, age=age, speaks=speaks, is_interpreted=is_interpreted)
        person = self._registered(chronicle, self._person(rng, household, member, course), household)
        relationship = chronicle.row(
            Relationship(team=household.desk.team, worker=household.desk.worker, started_on=household.starts_on),
            replace(person.versions[0].recorded, source=SourceCode.OFFICER),
        )
        work = carry_out(chronicle, course) if age >= ADULT else Casework()
        if not is_for_a_walk:
            person = self._corrected(chronicle, person, household)
            relationship = self._reallocated(chronicle, relationship)
        if work.ended_on:
            relationship = chronicle.amended(
                relationship,
                work.ended_on,
                source=SourceCode.OFFICER,
                act=Act.ENDED,
                ended_on=work.ended_on,
                end_reason=_end_reason(work),
            )
        contact = self._contact(chronicle, household, person, is_adult=age >= ADULT)
        citizenships = self._citizenships(chronicle, household, person)
        permits = self._permits(chronicle, relationship, permit)
        country, arrived = household.origin.country, household.arrived_on.year
        schooling = education(chronicle, person, country=country, schooling=course.schooling, age=age)
        spells = work_history(chronicle, person, country=country, age=age, until=arrived)
        skills = language_skills(chronicle, person, work.assessments)
        notices = self._informed(chronicle, relationship, course)
        self._visited(chronicle, relationship.now, begun=person.versions[0].recorded.at.date() + timedelta(days=1))
        return Client(
            id=SubjectId(person.id),
            municipality=self.place.municipality,
            person=person,
            relationship=relationship,
            contact=contact,
            citizenships=citizenships,
            permits=permits,
            education=schooling,
            work=spells,
            language_skills=skills,
            notices=notices,
            assessments=work.assessments,
            plans=work.plans,
            traces=chronicle.sorted_traces(),
        )

    def _person(self, rng: Dice, household: Household, member: Member, course: Course) -> Person:
        need = rng.choice((InterpreterNeed.ALWAYS, InterpreterNeed.ALWAYS, InterpreterNeed.SOMETIMES))
        return Person(
            last_name=household.last_name,
            first_names=names.first_names(rng, group=household.names),
            birth_date=member.birth_date,
            identity_code=member.identity_code,
            migri_number=f"9{rng.below(10**7):07d}" if household.origin.country != "EE" else "",
            home_municipality=f"{self.place.municipality:03d}" if member.identity_code else "",
            native_language=household.language,
            service_language=course.speaks,
            interpreter_need=need if course.is_interpreted else InterpreterNeed.NONE,
            arrangements=rng.choice(texts.ARRANGEMENTS) if rng.random() < 0.05 else "",
            target_occupation=rng.choice(OCCUPATIONS)[1] if course.is_jobseeker and rng.random() < 0.6 else "",
        )

    def _registered(self, chronicle: Chronicle, person: Person, household: Household) -> Row[Person]:
        """Written down at the start of the relationship, a third of it brought over from the previous register."""
        rng = chronicle.rng
        if rng.random() < FROM_PREVIOUS_REGISTER:
            importer = self.staff.of_team(Role.TEAM_LEAD, household.desk.team)[0].id
            recorded = chronicle.recorded(
                household.starts_on,
                source=SourceCode.PREVIOUS_REGISTER,
                act=Act.IMPORTED,
                by=importer,
                role=Role.TEAM_LEAD,
            )
            return chronicle.row(person, recorded)
        late_code = bool(person.identity_code) and rng.random() < 0.18
        first = replace(person, identity_code="", home_municipality="") if late_code else person
        recorded = chronicle.recorded(household.starts_on, source=SourceCode.CLIENT, act=Act.CREATED)
        row = chronicle.row(first, recorded)
        arrived = chronicle.after(household.starts_on, least=4, most=40)
        if late_code and chronicle.is_past(arrived):
            row = chronicle.amended(
                row,
                arrived,
                source=SourceCode.DVV,
                act=Act.CODE_GIVEN,
                identity_code=person.identity_code,
                home_municipality=person.home_municipality,
            )
        return row

    def _corrected(self, chronicle: Chronicle, row: Row[Person], household: Household) -> Row[Person]:
        """A name as the population register writes it, or another service language."""
        rng, person = chronicle.rng, row.now
        day = chronicle.after(row.versions[-1].recorded.at.date(), least=20, most=300)
        if not chronicle.is_past(day) or rng.random() >= 0.18:
            return row
        if rng.random() < 0.4:
            spelling = names.first_names(rng, group=household.names)
            return chronicle.amended(
                row, day, source=SourceCode.DVV, act=Act.NAME_CHANGED, first_names=f"{person.first_names} {spelling}"
            )
        return chronicle.amended(
            row,
            day,
            source=SourceCode.CLIENT,
            act=Act.LANGUAGE_CHANGED,
            service_language="fi" if person.service_language != "fi" else "en",
            interpreter_need=InterpreterNeed.NONE,
        )

    def _reallocated(self, chronicle: Chronicle, row: Row[Relationship]) -> Row[Relationship]:
        """Another worker of the same team, as the lead decides."""
        rng, now = chronicle.rng, row.now
        day = chronicle.after(now.started_on, least=20, most=300)
        others = [member for member in self.staff.of_team(Role.CASE_WORKER, now.team) if member.id != now.worker]
        if not others or not chronicle.is_past(day) or rng.random() >= 0.07:
            return row
        return chronicle.amended(
            row,
            day,
            source=SourceCode.OFFICER,
            act=Act.ALLOCATED,
            by=self.staff.of_team(Role.TEAM_LEAD, now.team)[0].id,
            role=Role.TEAM_LEAD,
            worker=rng.choice(others).id,
        )

    def _contact(
        self, chronicle: Chronicle, household: Household, person: Row[Person], *, is_adult: bool
    ) -> Row[Contact] | None:
        rng = chronicle.rng
        if rng.random() < 0.03:
            return None
        first = person.versions[0].recorded
        reach = rng.getrandbits(48)
        row = chronicle.row(
            Contact(
                street_address=household.address,
                postal_code=self.place.postal_code,
                post_office=self.place.post_office,
                phone=f"+358 40 000 {rng.below(10000):04d}" if is_adult else "",
                email=f"koe.{reach:012x}@example.org" if is_adult and rng.random() < 0.7 else "",
            ),
            first,
        )
        moved = chronicle.after(first.at.date(), least=30, most=500)
        if chronicle.is_past(moved) and rng.random() < 0.3:
            row = chronicle.amended(
                row,
                moved,
                source=rng.choice((SourceCode.DVV, SourceCode.CLIENT)),
                act=Act.MOVED,
                street_address=f"{rng.choice(texts.STREETS)} {rng.randint(141, 240)}",
            )
        return row

    def _citizenships(
        self, chronicle: Chronicle, household: Household, person: Row[Person]
    ) -> tuple[Row[Citizenship], ...]:
        first = person.versions[0].recorded
        countries = [household.origin.country]
        if household.origin.country != STATELESS and chronicle.rng.random() < 0.02:
            countries.append("SE" if household.origin.country != "UA" else "PL")
        return tuple(chronicle.row(Citizenship(country=country), first) for country in countries)

    def _permit(self, rng: Dice, household: Household) -> Permit:
        kind, section = PERMITS[household.origin.permits].draw(rng)
        granted_on = household.arrived_on + timedelta(days=rng.randint(0, 10))
        valid_until: date | None = add_years(granted_on, rng.choice((1, 2, 4, 4) if kind == "A" else (1,)))
        if kind in LIFELONG:
            valid_until = None
        elif kind == "TS":
            valid_until = max(TEMPORARY_PROTECTION_ENDS, add_years(granted_on, 1))
        return Permit(
            permit_type=kind,
            aliens_act_section=section,
            granted_on=granted_on,
            valid_from=granted_on,
            valid_until=valid_until,
            is_after_protection_claim=section in AFTER_CLAIM,
            is_quota=section == "90",
        )

    def _permits(
        self, chronicle: Chronicle, relationship: Row[Relationship], permit: Permit
    ) -> tuple[Row[Permit], ...]:
        first, started_on = relationship.versions[0].recorded, relationship.now.started_on
        row = chronicle.row(permit, replace(first, source=SourceCode.MIGRI))
        if permit.valid_until is None or permit.permit_type == "TS" or not chronicle.is_past(permit.valid_until):
            return (row,)
        renewed_on = max(chronicle.after(permit.valid_until, least=0, most=30), started_on)
        if not chronicle.is_past(renewed_on):
            return (row,)
        renewal = replace(
            permit,
            granted_on=permit.valid_until,
            valid_from=permit.valid_until,
            valid_until=add_years(permit.valid_until, 4),
        )
        recorded = chronicle.recorded(renewed_on, source=SourceCode.MIGRI, act=Act.PERMIT_CHANGED, earliest=first.at)
        return (row, chronicle.row(renewal, recorded))

    def _informed(
        self, chronicle: Chronicle, relationship: Row[Relationship], course: Course
    ) -> tuple[Row[NoticeGiven], ...]:
        """Most were given the notice that holds, those who came before it later than the others; some still wait."""
        rng, now, published = chronicle.rng, relationship.now, self.published
        if published is None:
            return ()
        is_new = now.started_on >= published.on
        day = chronicle.after(max(now.started_on, published.on), least=0, most=10 if is_new else 220)
        is_over = now.ended_on is not None and day > now.ended_on
        if is_over or not chronicle.is_past(day) or rng.random() >= (INFORMED if is_new else INFORMED_LATER):
            return ()
        how = GIVEN.draw(rng)
        fact = NoticeGiven(
            notice=published.id,
            given_on=day,
            language=course.speaks if course.speaks in published.languages else published.languages[0],
            how=how,
            explained_in=course.speaks if how is GivenHow.EXPLAINED else "",
        )
        earliest = relationship.versions[0].recorded.at
        recorded = chronicle.recorded(day, source=SourceCode.OFFICER, act=Act.NOTICE_GIVEN, earliest=earliest)
        return (chronicle.row(fact, recorded),)

    def _visited(self, chronicle: Chronicle, relationship: Relationship, *, begun: date) -> None:
        """Those who opened the file: the own worker, now and then a colleague, guidance, compensation, the lead."""
        rng = chronicle.rng
        span = max(1, (min(self.as_of, relationship.ended_on or self.as_of) - begun).days)

        def some_day() -> date:
            return begun + timedelta(days=rng.below(span))

        for _ in range(rng.randint(1, 4)):
            if chronicle.is_past(day := some_day()):
                chronicle.trace(chronicle.moment(day), rng.choice((Act.OPENED, Act.OPENED, Act.LISTED)))
        for role, share in ((Role.GUIDANCE_WORKER, 0.3), (Role.TEAM_LEAD, 0.16), (Role.COMPENSATION_OFFICER, 0.12)):
            if rng.random() < share and chronicle.is_past(day := some_day()):
                visitor = rng.choice(self.staff.of_team(role, relationship.team))
                chronicle.trace(chronicle.moment(day), Act.OPENED, by=visitor.id, role=role)
        if rng.random() < 0.02:
            stranger = rng.choice(self.staff.of(Role.CASE_WORKER))
            if relationship.team not in stranger.teams and chronicle.is_past(day := some_day()):
                chronicle.trace(chronicle.moment(day), Act.REFUSED, by=stranger.id)


def _course(rng: Dice, household: Household, permit: Permit, *, age: int, speaks: str, is_interpreted: bool) -> Course:
    is_jobseeker = ADULT <= age < PENSION and rng.random() < JOBSEEKERS
    if is_jobseeker:
        ground = Eligibility.UNEMPLOYED_JOBSEEKER
    elif permit.aliens_act_section in PROTECTED:
        ground = Eligibility.PROTECTION
    else:
        ground = weighted(rng, ELIGIBILITIES)
    return Course(
        starts_on=household.starts_on,
        is_jobseeker=is_jobseeker,
        is_under_25=age < YOUNG,
        schooling=SCHOOLED[household.origin.schooling].draw(rng) if age >= ADULT else 0,
        speaks=speaks,
        is_interpreted=is_interpreted,
        ground=ground,
    )


def _end_reason(work: Casework) -> EndReason:
    if not work.plans:
        reason = work.assessments[-1].now.cancel_reason
        return CANCELLED.get(reason, EndReason.OWN_WISH) if reason else EndReason.NO_NEED
    match work.plans[-1].plan.now.end_reason:
        case PlanEndReason.MOVED:
            return EndReason.MOVED_AWAY
        case PlanEndReason.EMPLOYED:
            return EndReason.TO_EMPLOYMENT_AUTHORITY
        case _:
            return EndReason.PLAN_ENDED


def unknown_person(rng: Dice, *, place: Place, desk: Desk, started_on: date, as_of: date) -> Client:
    """Somebody of whom nothing is known but the name."""
    chronicle = Chronicle(rng=rng, as_of=as_of, worker=desk.worker)
    recorded = chronicle.recorded(started_on, source=SourceCode.CLIENT, act=Act.CREATED)
    person = chronicle.row(Person(last_name="Tiedoton-Esimerkki"), recorded)
    relationship = Relationship(team=desk.team, worker=desk.worker, started_on=started_on)
    return Client(
        id=SubjectId(person.id),
        municipality=place.municipality,
        person=person,
        relationship=chronicle.row(relationship, replace(recorded, source=SourceCode.OFFICER)),
        traces=chronicle.sorted_traces(),
    )
