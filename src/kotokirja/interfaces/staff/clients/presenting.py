"""A file as its page shows it: sections of facts, each fact with the provenance of what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.clients import types
from kotokirja.interfaces.staff.clients import forms, notice_words
from kotokirja.interfaces.staff.clients.disposal import disposal_panel
from kotokirja.interfaces.staff.clients.sections import SECTIONS
from kotokirja.interfaces.staff.registry_words import delivery_lines
from kotokirja.kernel.calendar import age_on, helsinki_day
from kotokirja.kernel.country import Country
from kotokirja.kernel.language import Language
from kotokirja.kernel.municipalities import municipalities
from kotokirja.platform.register.reads import Provenance, Trail
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.vocabulary import DataCategory
from kotokirja.usecases.files import OpenedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a file: what it is, what it says, and where that came from."""

    label: Any
    value: Any
    provenance: Provenance | None
    key: str
    row: UUID | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSection:
    """One part of a file with its facts."""

    name: str
    title: Any
    facts: Sequence[Fact]
    is_editable: bool
    has_rows: bool


def file_page(opened: OpenedFile, *, request: StaffRequest) -> dict[str, Any]:
    """Everything that the page of a file shows."""
    today = helsinki_day(request.at)
    person = opened.file.person
    in_force = next((plan for plan in opened.plans if plan.is_in_force(today)), None)
    return {
        "opened": opened,
        "file": opened.file,
        "person": person,
        "age": age_on(born_on=person.birth_date, day=today) if person.birth_date else None,
        "sections": list(sections(opened)),
        "plan": in_force or opened.newest_plan,
        "is_integration_client": in_force is not None,
        "today": today,
        "deliveries": delivery_lines(opened.deliveries),
        "disposal": disposal_panel(opened, request=request),
        "may_see_notices": DataCategory.SERVICE_LANGUAGE in opened.file.categories,
        "notice_facts": notice_words.given_facts(opened.file.notices, trail=opened.trail, published=opened.published),
        "notice_articles": notice_words.articles(opened.notice),
        "may_see_plans": DataCategory.ASSESSMENT_AND_PLAN in opened.file.categories,
        "worker": opened.directory.accounts.get(opened.file.relationship.worker_id, "")
        if opened.file.relationship and opened.file.relationship.worker_id
        else "",
        "team": opened.directory.teams.get(opened.file.relationship.team_id, "") if opened.file.relationship else "",
    }


def sections(opened: OpenedFile) -> Iterable[FactSection]:
    """The sections that the grant opened, in the order of the page."""
    builders = {
        "person": _person,
        "contact": _contact,
        "languages": _languages,
        "citizenship": _citizenships,
        "permit": _permits,
        "education": _education,
        "work": _work,
        "language-skill": _skills,
    }
    for name, build in builders.items():
        section = SECTIONS[name]
        if section.category in opened.file.categories:
            yield FactSection(
                name=name,
                title=section.title,
                facts=list(build(opened.file, opened.trail)),
                is_editable=True,
                has_rows=section.part is not None,
            )


def _fact(
    label: Any,  # noqa: ANN401 - a lazy text
    value: Any,  # noqa: ANN401 - whatever is shown
    trail: Trail,
    model: str,
    row: UUID,
    columns: Sequence[str],
    *,
    in_row: bool = False,
) -> Iterable[Fact]:
    """A fact, unless nothing is known; its provenance is the newest of its columns'."""
    if value in {None, ""}:
        return
    found = [one for column in columns if (one := trail.known.get((f"clients.{model}", row, column)))]
    newest = max(found, key=lambda one: one.recorded_at) if found else None
    yield Fact(
        label=label,
        value=value,
        provenance=newest,
        key=f"{model}-{row.hex}-{columns[0]}".lower(),
        row=row if in_row else None,
    )


def _person(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    person = file.person
    yield from _fact(_("Name"), person.name, trail, "Client", person.id, ("last_name", "first_names"))
    yield from _fact(
        _("Personal identity code"), person.masked_identity_code, trail, "Client", person.id, ("identity_code",)
    )
    yield from _fact(_("Date of birth"), shown_day(person.birth_date), trail, "Client", person.id, ("birth_date",))
    yield from _fact(_("Place of birth"), person.birth_place, trail, "Client", person.id, ("birth_place",))
    place = municipalities().get(person.home_municipality or "")
    yield from _fact(
        _("Home municipality"), place.name_fi if place else "", trail, "Client", person.id, ("home_municipality",)
    )
    yield from _fact(_("Migri customer number"), person.migri_number, trail, "Client", person.id, ("migri_number",))
    yield from _fact(
        _("Target occupation"), person.target_occupation, trail, "Client", person.id, ("target_occupation",)
    )


def _contact(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    contact = file.contact
    if contact is None:
        return
    place = " ".join(part for part in (contact.postal_code, contact.post_office) if part)
    address = ", ".join(part for part in (contact.street_address, place) if part)
    columns = ("street_address", "postal_code", "post_office")
    yield from _fact(_("Address"), address, trail, "Contact", contact.id, columns)
    yield from _fact(_("Telephone"), contact.phone, trail, "Contact", contact.id, ("phone",))
    yield from _fact(_("E-mail"), contact.email, trail, "Contact", contact.id, ("email",))


def _languages(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    person = file.person
    for label, column in ((_("Mother tongue"), "native_language"), (_("Service language"), "service_language")):
        yield from _fact(label, shown_language(getattr(person, column)), trail, "Client", person.id, (column,))
    need = dict(forms.INTERPRETER_NEEDS).get(person.interpreter_need or "") if person.interpreter_need else ""
    yield from _fact(_("Interpreter"), need, trail, "Client", person.id, ("interpreter_need",))
    yield from _fact(
        _("Other arrangements of dealing"), person.arrangements, trail, "Client", person.id, ("arrangements",)
    )


def _citizenships(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    for row in file.citizenships:
        yield from _fact(
            _("Citizenship"), shown_country(row.country), trail, "Citizenship", row.id, ("country",), in_row=True
        )


def _permits(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    kinds = {str(code): name for code, name in forms.PERMIT_TYPES}
    for row in file.permits:
        section = f"{row.aliens_act_section.replace('a', ' a')} §" if row.aliens_act_section else ""
        parts = (kinds.get(row.permit_type, row.permit_type), section, shown_period(row.valid_from, row.valid_until))
        columns = ("permit_type", "aliens_act_section", "valid_from", "valid_until", "granted_on")
        yield from _fact(_("Permit"), _joined(parts), trail, "Permit", row.id, columns, in_row=True)
        yield from _fact(
            _("Granted on"), shown_day(row.granted_on), trail, "Permit", row.id, ("granted_on",), in_row=True
        )


def _education(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    levels = {str(code): name for code, name in forms.EDUCATION_LEVELS}
    for row in file.education:
        years = _("%(years)s years") % {"years": row.years} if row.years is not None else ""
        parts = (
            row.degree,
            levels.get(row.level, "") if row.level else "",
            years,
            shown_country(row.country),
            row.completed_year,
        )
        columns = ("degree", "level", "years", "country", "completed_year")
        yield from _fact(_("Education"), _joined(parts), trail, "Education", row.id, columns, in_row=True)


def _work(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    for row in file.work:
        span = "–".join(str(year) if year else "" for year in (row.start_year, row.end_year)).strip()
        parts = (row.occupation, shown_country(row.country), "" if span == "–" else span)
        columns = ("occupation", "country", "start_year", "end_year")
        yield from _fact(_("Work"), _joined(parts), trail, "Work", row.id, columns, in_row=True)


def _skills(file: types.ClientFile, trail: Trail) -> Iterable[Fact]:
    kinds = {str(code): name for code, name in forms.SKILL_KINDS}
    for row in file.language_skills:
        level = _("not tested") if row.level == "X" else row.level
        parts = (level, kinds.get(row.kind, ""), shown_day(row.tested_on))
        columns = ("level", "kind", "language", "tested_on")
        yield from _fact(
            shown_language(row.language), _joined(parts), trail, "LanguageSkill", row.id, columns, in_row=True
        )


def _joined(parts: Iterable[object]) -> str:
    return ", ".join(str(part) for part in parts if part not in {None, ""})


def shown_day(day: date | None) -> str:
    """A day in the Finnish order, whatever the language."""
    return "" if day is None else f"{day.day}.{day.month}.{day.year}"


def shown_period(start: date | None, end: date | None) -> str:
    """A period of days; an open end stays open."""
    return f"{shown_day(start)}–{shown_day(end)}" if start or end else ""


def shown_language(code: str | None) -> str:
    """A language by its name in the page's language."""
    return Language(code).name(get_language() or "fi") if code else ""


def shown_country(code: str | None) -> str:
    """A country by its name in the page's language."""
    return Country(code).name(get_language() or "fi") if code else ""
