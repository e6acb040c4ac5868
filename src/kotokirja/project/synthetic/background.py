"""What somebody has learnt and done before: schooling, work, languages."""

from dataclasses import replace
from typing import Final

from kotokirja.domains.clients.types import SkillKind
from kotokirja.kernel.country import STATELESS
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.project.synthetic.chance import weighted
from kotokirja.project.synthetic.chronicle import Chronicle
from kotokirja.project.synthetic.profiles import OCCUPATIONS, SUBJECTS, YEARS
from kotokirja.project.synthetic.shapes import AssessmentFile, Education, LanguageSkill, Person, Row, Work

ADULT: Final = 18
SCHOOL_BEGINS: Final = 7
WORK_BEGINS: Final = 19
ACADEMIC: Final = 6


def education(
    chronicle: Chronicle, person: Row[Person], *, country: str, schooling: int, age: int
) -> tuple[Row[Education], ...]:
    """The highest level, and for some academics the school before."""
    if age < ADULT:
        return ()
    rng, first = chronicle.rng, person.versions[0].recorded
    finished = min(first.at.year - age + SCHOOL_BEGINS + YEARS[schooling], first.at.year)
    main = Education(
        country=_land(country),
        level=str(schooling),
        degree=rng.choice(SUBJECTS[schooling]) if schooling in SUBJECTS else "",
        years=YEARS[schooling],
        completed_year=finished if schooling else None,
    )
    rows = [chronicle.row(main, first)]
    if schooling >= ACADEMIC and rng.random() < 0.3:
        school = replace(main, level="3", degree="lukio", years=YEARS[3], completed_year=finished - 4)
        rows.append(chronicle.row(school, first))
    return tuple(rows)


def work_history(
    chronicle: Chronicle, person: Row[Person], *, country: str, age: int, until: int
) -> tuple[Row[Work], ...]:
    """Up to three spells of work before the arrival."""
    rng, first = chronicle.rng, person.versions[0].recorded
    rows: list[Row[Work]] = []
    year = first.at.year - age + WORK_BEGINS
    for _ in range(weighted(rng, [(0, 22), (1, 44), (2, 26), (3, 8)])):
        ended = min(year + rng.randint(1, 12), until)
        if age < ADULT or ended <= year:
            break
        spell = Work(country=_land(country), occupation=rng.choice(OCCUPATIONS)[1], start_year=year, end_year=ended)
        rows.append(chronicle.row(spell, first))
        year = ended + rng.randint(0, 2)
    return tuple(rows)


def language_skills(
    chronicle: Chronicle, person: Row[Person], assessments: tuple[AssessmentFile, ...]
) -> tuple[Row[LanguageSkill], ...]:
    """What the initial test found, and what somebody says of another language."""
    rng = chronicle.rng
    rows: list[Row[LanguageSkill]] = []
    for file in assessments:
        assessment = file.assessment
        if assessment.now.ready_on:
            found = LanguageSkill(
                language="fi",
                kind=SkillKind.INITIAL_TEST,
                level=assessment.now.language_level,
                tested_on=assessment.now.ready_on,
            )
            rows.append(chronicle.row(found, replace(assessment.versions[-1].recorded, source=SourceCode.PROVIDER)))
    if assessments and person.now.native_language != "en" and rng.random() < 0.3:
        stated = LanguageSkill(
            language="en", kind=SkillKind.STATED, level=rng.choice(("A1.3", "A2.2", "B1.2", "B2.1")), tested_on=None
        )
        rows.append(chronicle.row(stated, replace(person.versions[0].recorded, source=SourceCode.CLIENT)))
    return tuple(rows)


def _land(country: str) -> str:
    return country if country != STATELESS else ""
