"""The parts of a file that an officer edits: each with its form, its fields, and the use case that saves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kotokirja.domains.clients.types import ClientFile, PersonView, Versioned
from kotokirja.interfaces.staff.clients import forms
from kotokirja.interfaces.staff.forms import SourcedForm
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import DataCategory, SourceCode
from kotokirja.usecases import clients
from kotokirja.usecases.clients import Learned, Part

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """What one save knows: who, whose, which row and version, where from, and the values."""

    actor: Actor
    client_id: ClientId
    row: UUID | None
    version: int
    learned: Learned
    values: Values
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the file: what it is called, its form, where its rows stand, and how it is saved."""

    title: Any
    form: type[SourcedForm]
    category: DataCategory
    rows: Callable[[ClientFile], tuple[Versioned, ...]]
    save: Callable[[Save], object]
    part: Part | None = None
    """Set where the part holds several rows."""


def _person(file: ClientFile) -> tuple[Versioned, ...]:
    return (file.person,)


def _save_person(save: Save) -> object:
    return clients.save_person(
        actor=save.actor,
        client_id=save.client_id,
        version=save.version,
        learned=save.learned,
        values=save.values,
        at=save.at,
    )


def _save_languages(save: Save) -> object:
    return clients.save_languages(
        actor=save.actor,
        client_id=save.client_id,
        version=save.version,
        learned=save.learned,
        values=save.values,
        at=save.at,
    )


def _save_identity_code(save: Save) -> object:
    return clients.save_identity_code(
        actor=save.actor,
        client_id=save.client_id,
        version=save.version,
        learned=save.learned,
        code=save.values["identity_code"],
        at=save.at,
    )


def _save_contact(save: Save) -> object:
    return clients.save_contact(
        actor=save.actor,
        client_id=save.client_id,
        version=save.version,
        learned=save.learned,
        values=save.values,
        at=save.at,
    )


def _saver(part: Part) -> Callable[[Save], object]:
    def save(save: Save) -> object:
        if save.row is None:
            return clients.add_part(
                actor=save.actor,
                client_id=save.client_id,
                part=part,
                learned=save.learned,
                values=save.values,
                at=save.at,
            )
        return clients.change_part(
            actor=save.actor,
            client_id=save.client_id,
            part=part,
            row=save.row,
            version=save.version,
            learned=save.learned,
            values=save.values,
            at=save.at,
        )

    return save


SECTIONS: Mapping[str, Section] = {
    "person": Section(
        title=_("Personal data"),
        form=forms.PersonForm,
        category=DataCategory.NAME_AND_CONTACT,
        rows=_person,
        save=_save_person,
    ),
    "identity-code": Section(
        title=_("Personal identity code"),
        form=forms.IdentityCodeForm,
        category=DataCategory.IDENTITY_CODE,
        rows=_person,
        save=_save_identity_code,
    ),
    "contact": Section(
        title=_("Contact details"),
        form=forms.ContactForm,
        category=DataCategory.NAME_AND_CONTACT,
        rows=lambda file: (file.contact,) if file.contact else (),
        save=_save_contact,
    ),
    "languages": Section(
        title=_("Languages and interpreting"),
        form=forms.LanguageForm,
        category=DataCategory.SERVICE_LANGUAGE,
        rows=_person,
        save=_save_languages,
    ),
    "citizenship": Section(
        title=_("Citizenship"),
        form=forms.CitizenshipForm,
        category=DataCategory.NAME_AND_CONTACT,
        rows=lambda file: file.citizenships,
        save=_saver(Part.CITIZENSHIP),
        part=Part.CITIZENSHIP,
    ),
    "permit": Section(
        title=_("Residence permit"),
        form=forms.PermitForm,
        category=DataCategory.RESIDENCE_PERMIT,
        rows=lambda file: file.permits,
        save=_saver(Part.PERMIT),
        part=Part.PERMIT,
    ),
    "education": Section(
        title=_("Education"),
        form=forms.EducationForm,
        category=DataCategory.BACKGROUND,
        rows=lambda file: file.education,
        save=_saver(Part.EDUCATION),
        part=Part.EDUCATION,
    ),
    "work": Section(
        title=_("Work history"),
        form=forms.WorkForm,
        category=DataCategory.BACKGROUND,
        rows=lambda file: file.work,
        save=_saver(Part.WORK),
        part=Part.WORK,
    ),
    "language-skill": Section(
        title=_("Language skills"),
        form=forms.LanguageSkillForm,
        category=DataCategory.BACKGROUND,
        rows=lambda file: file.language_skills,
        save=_saver(Part.LANGUAGE_SKILL),
        part=Part.LANGUAGE_SKILL,
    ),
}


def learned_of(form: SourcedForm) -> tuple[Learned, Values]:
    """A valid form as its source and the values that it saves."""
    values = dict(form.cleaned_data)
    return Learned(source=SourceCode(values.pop("source"))), values


def initial_of(row: Versioned | None, form: type[SourcedForm]) -> dict[str, Any]:
    """What a form shows of a row before it is changed; the sealed code is never filled in."""
    if row is None:
        return {}
    return {
        name: value
        for name in form.base_fields
        if (value := getattr(row, name, None)) is not None and not (isinstance(row, PersonView) and name == "source")
    }
