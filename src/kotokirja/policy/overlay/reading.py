"""From the text of a TOML file to an overlay; what would widen the declaration is refused with its reason."""

import tomllib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.kernel.municipalities import municipalities
from kotokirja.kernel.parameters import Dated
from kotokirja.policy.declaration import DECLARATION, RETENTION
from kotokirja.policy.declaration.shapes import RecipientCode, RecipientKind
from kotokirja.policy.overlay.contents import Refusal, RefusalCode, Table
from kotokirja.policy.overlay.optional import given_purposes
from kotokirja.policy.overlay.shapes import (
    Address,
    Overlay,
    PasswordSentence,
    Processor,
    Profile,
    TownKind,
    TownName,
    Unit,
)
from kotokirja.policy.parameters import ACT_IN_FORCE, PARAMETERS, P, Span
from kotokirja.policy.vocabulary import Purpose, RecordClass, SourceCode
from kotokirja.policy.wording import LANGUAGES

NARROWABLE: Final = frozenset({P.ASSESS_START, P.PLAN_REVIEW, P.PLAN_REFERRAL, P.GDPR_ANSWER, P.OPENNESS_ANSWER})
"""Times for which a municipality may set a shorter one of its own, or one where the Act names none."""


class OverlayRefused(ValueError):
    """An overlay that can't be used, with every reason."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(str(refusal) for refusal in refusals))
        self.refusals = refusals


def parse(text: str) -> Overlay:
    """Read an overlay, or raise `OverlayRefused` with every reason against it."""
    refusals: list[Refusal] = []
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise OverlayRefused((Refusal(code=RefusalCode.NOT_TOML, place="", value=str(problem)),)) from problem
    root = Table(place="", content=content, refusals=refusals)
    town = root.table("municipality")
    is_invented, is_example = town.truth("is_invented"), town.truth("is_example")
    code = _code(town, is_invented=is_invented)
    passwords = root.table("passwords", is_required=False)
    notice = root.table("notice")
    processing = root.table("processing", is_required=False)
    optional_services = _optional_services(processing)
    overlay = Overlay(
        municipality=code,
        is_invented=is_invented,
        is_example=is_example,
        profile=_profile(root, town),
        dated=notice.day("dated"),
        languages=_languages(notice),
        sources=_sources(processing),
        optional_services=optional_services,
        retention=_retention(root),
        targets=_targets(root),
        password_max_age_days=passwords.number("max_age_days"),
        published_password_sentence=_published(passwords),
        processors=_processors(root, optional_services),
    )
    for table in (town, passwords, notice, processing, root):
        table.close()
    if refusals:
        raise OverlayRefused(tuple(refusals))
    return overlay


def _code(town: Table, *, is_invented: bool) -> MunicipalityCode:
    code = town.text("code")
    if (code in municipalities()) is is_invented:
        refusal = RefusalCode.CODE_OF_A_REAL_MUNICIPALITY if is_invented else RefusalCode.CODE_OUTSIDE_THE_LIST
        town.refuse(refusal, "code", code)
    return MunicipalityCode(int(code) if code.isdecimal() else 0)


def _profile(root: Table, town: Table) -> Profile:
    controller, unit, office = root.table("controller"), root.table("unit"), root.table("records_office")
    footer, links = root.table("office"), root.table("links")
    profile = Profile(
        name=TownName(
            kind=controller.word("kind", controller.text("kind"), TownKind) or TownKind.MUNICIPALITY,
            town=town.wording("name"),
            controller=controller.wording("name"),
            controller_genitive=controller.text("genitive"),
            town_inessive=town.text("inessive"),
        ),
        body=controller.wording("body"),
        address=_address(controller),
        unit=Unit(
            name=unit.wording("name"),
            contact_name=unit.text("contact_name"),
            contact_title=unit.wording("contact_title"),
            is_title_only=unit.truth("title_only"),
            phone=unit.text("phone"),
        ),
        records_office=office.wording("name"),
        records_office_address=_address(office),
        secure_mail=office.text("secure_mail"),
        data_protection_officer=links.text("data_protection_officer"),
        office_address=_address(footer),
        switchboard=footer.text("switchboard"),
        website=links.text("website"),
        rights_page=links.text("rights_page"),
        accessibility_email=links.text("accessibility"),
        postcodes=tuple(town.texts("postcodes") or ()),
    )
    for table in (controller, unit, office, footer, links):
        table.close()
    return profile


def _address(parent: Table) -> Address:
    table = parent.table("address")
    address = Address(
        po_box=table.text("po_box", is_required=False),
        street=table.text("street", is_required=False),
        postcode=table.text("postcode"),
        post_office=table.text("post_office"),
    )
    table.close()
    return address


def _languages(notice: Table) -> tuple[str, ...]:
    chosen = notice.texts("languages")
    if chosen is None:
        return LANGUAGES
    for language in chosen:
        if language not in LANGUAGES:
            notice.refuse(RefusalCode.UNKNOWN_WORD, "languages", language)
    if not chosen:
        notice.refuse(RefusalCode.MISSING, "languages")
    return tuple(dict.fromkeys(language for language in chosen if language in LANGUAGES)) or LANGUAGES


def _sources(processing: Table) -> frozenset[SourceCode]:
    chosen = processing.words("sources", SourceCode, default=SourceCode)
    for source in DECLARATION.sources:
        if source.is_indispensable and source.code not in chosen:
            processing.refuse(RefusalCode.NOT_OPTIONAL, "sources", source.code)
    return chosen


def _optional_services(processing: Table) -> frozenset[Purpose]:
    optional = frozenset(rule.purpose for rule in DECLARATION.purposes if rule.is_optional)
    noted = len(processing.refusals)
    chosen = processing.words("optional_services", Purpose, default=optional)
    for purpose in sorted(chosen - optional):
        processing.refuse(RefusalCode.NOT_OPTIONAL, "optional_services", purpose)
    return chosen & optional if len(processing.refusals) == noted else optional


def _retention(root: Table) -> Mapping[RecordClass, Span]:
    table = root.table("retention", is_required=False)
    lengths: dict[RecordClass, Span] = {}
    for key in table.content:
        record = table.word(key, key, RecordClass)
        span = _span(table.table(key))
        if record is None:
            continue
        if RETENTION[record].exactly is not None:
            table.refuse(RefusalCode.NOT_THE_MUNICIPALITYS, key)
            continue
        lengths[record] = span
    return MappingProxyType(lengths)


def _span(table: Table) -> Span:
    span = Span(**{unit: table.number(unit) or 0 for unit in ("years", "months", "days")})
    if span == Span():
        table.refuse(RefusalCode.MISSING, "years")
    table.close()
    return span


def _targets(root: Table) -> Mapping[P, tuple[Dated[Span], ...]]:
    targets: dict[P, list[Dated[Span]]] = {}
    for table in root.tables("targets"):
        parameter = table.word("parameter", table.text("parameter"), P)
        valid_from = table.day("valid_from")
        length = table.table("length")
        span = _span(length)
        table.close()
        if parameter is None:
            continue
        if parameter not in NARROWABLE:
            table.refuse(RefusalCode.NOT_THE_MUNICIPALITYS, "parameter", parameter)
        elif _is_longer_than_the_act(parameter, span):
            table.refuse(RefusalCode.LONGER_THAN_THE_ACT, "length", parameter)
        else:
            targets.setdefault(parameter, []).append(Dated(value=span, valid_from=valid_from))
    return MappingProxyType({parameter: tuple(rows) for parameter, rows in targets.items()})


def _is_longer_than_the_act(parameter: P, span: Span) -> bool:
    """Whether the span reaches beyond the Act's from some day of a year, since months differ in length."""
    statutory = [row.value for row in PARAMETERS[parameter].values if isinstance(row.value, Span)]
    days = [date(ACT_IN_FORCE.year, month, day) for month in range(1, 13) for day in (1, 28)]
    return any(span.after(day) > limit.after(day) for limit in statutory for day in days)


def _published(passwords: Table) -> PasswordSentence | None:
    said = passwords.text("published_notice_says", is_required=False)
    return passwords.word("published_notice_says", said, PasswordSentence) if said else None


def _processors(root: Table, optional_services: frozenset[Purpose]) -> tuple[Processor, ...]:
    given = {rule.purpose for rule in given_purposes(DECLARATION, optional_services)}
    declared = {entry.code: entry for entry in DECLARATION.recipients}
    found = []
    for table in root.tables("processors"):
        recipient = table.word("recipient", table.text("recipient"), RecipientCode)
        country = table.text("country")
        name = table.text("name")
        table.close()
        if country not in DECLARATION.transfers.countries:
            table.refuse(RefusalCode.OUTSIDE_EU_AND_EEA, "country", country)
        elif recipient is None:
            continue
        elif declared[recipient].kind is not RecipientKind.PROCESSOR:
            table.refuse(RefusalCode.NOT_A_PROCESSOR, "recipient", recipient)
        elif not declared[recipient].purposes & given:
            table.refuse(RefusalCode.LEFT_OUT, "recipient", recipient)
        else:
            found.append(Processor(name=name, recipient=recipient, country=country))
    return tuple(found)
