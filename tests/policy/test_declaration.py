"""The declaration says everything, refers to nothing unknown, and can't be made to say what the notice rules out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from kotokirja.policy.actions import ROLE_CATEGORIES, RULES, AnyAction, Relationship
from kotokirja.policy.decide import Facts, decide
from kotokirja.policy.declaration import (
    DECLARATION,
    RETENTION,
    Declaration,
    UnsoundDeclaration,
    acquisition_grounds,
    categories_of,
    category_rule,
    ground_code,
    ground_of,
    purpose_line,
    purpose_rule,
    recipient,
    retention_of,
    source,
    sources,
)
from kotokirja.policy.declaration.deviations import DEVIATIONS
from kotokirja.policy.declaration.roles import ROLES
from kotokirja.policy.declaration.shapes import Extent, PersonScope, RecipientCode, RecipientKind, SourceKind
from kotokirja.policy.promises import promises
from kotokirja.policy.provisions import provision
from kotokirja.policy.vocabulary import D, DataCategory, ProviderItem, Purpose, RecordClass, Role, SourceCode
from kotokirja.policy.wording import LANGUAGES, Wording
from tests.policy.subjects import ANY_SUBJECT, ANY_TEAM

C, S = DataCategory, SourceCode
NAMED = [purpose for purpose in Purpose if purpose_rule(purpose).extent is Extent.NAMED]


def test_every_word_has_its_meaning_in_three_languages() -> None:
    for language in LANGUAGES:
        for purpose in Purpose:
            name, ground = purpose_line(purpose, language)
            assert name
            assert ground
        for code in SourceCode:
            assert source(code).name(language)
        for category in DataCategory:
            assert category_rule(category).name.text(language)
        for record in RecordClass:
            assert retention_of(record).name.text(language)
        for role in Role:
            assert ROLES[role].text(language)
    assert {entry.code for entry in sources()} == set(SourceCode)


def without(entries: Iterable[object], gone: object) -> tuple[object, ...]:
    kept = tuple(entry for entry in entries if entry is not gone)
    assert len(kept) == len(tuple(entries)) - 1
    return kept


def changes() -> dict[str, tuple[Callable[[], Declaration], str]]:
    """Ways to make the declaration unsound, each with what must be said of it."""
    d = DECLARATION
    guidance = purpose_rule(Purpose.GUIDANCE)
    statistics = purpose_rule(Purpose.STATISTICS)
    administration = purpose_rule(Purpose.ADMINISTRATION)
    provider, others = d.recipients[0], d.recipients[1:]

    def with_purpose(changed: object, instead_of: object) -> Declaration:
        return replace(d, purposes=tuple(changed if rule is instead_of else rule for rule in d.purposes))  # type: ignore[misc]

    return {
        "category unsaid": (lambda: replace(d, categories=d.categories[1:]), "category IDENTITY_CODE is said 0 times"),
        "purpose unsaid": (lambda: replace(d, purposes=d.purposes[1:]), "purpose GUIDANCE is said 0 times"),
        "purpose said twice": (
            lambda: replace(d, purposes=(*d.purposes, guidance)),
            "purpose GUIDANCE is said 2 times",
        ),
        "subjects unsaid": (
            lambda: replace(d, subjects=d.subjects[:-1]),
            "category of data subjects STAFF is said 0 times",
        ),
        "about nobody": (lambda: with_purpose(replace(guidance, subjects=frozenset()), guidance), "GUIDANCE is about"),
        "record for no purpose": (
            lambda: with_purpose(replace(administration, records=()), administration),
            "STAFF_ACCOUNT is made for no purpose",
        ),
        "source unsaid": (lambda: replace(d, sources=d.sources[1:]), "source CLIENT is said 0 times"),
        "item unsaid": (lambda: replace(d, items=d.items[:-1]), "OTHER_NECESSARY is said 0 times"),
        "record class without retention": (
            lambda: replace(d, retention=d.retention[1:]),
            "retention rule CLIENT is said 0 times",
        ),
        "retention without ground": (
            lambda: replace(d, retention=(replace(d.retention[0], ground=""), *d.retention[1:])),
            "CLIENT has no ground",
        ),
        "unknown provision": (
            lambda: with_purpose(replace(guidance, ground="72.9"), guidance),
            "unknown provision 72.9",
        ),
        "profiling": (
            lambda: replace(d, automated=replace(d.automated, profiles=True)),
            "profiling or automated decisions",
        ),
        "automated decisions": (
            lambda: replace(d, automated=replace(d.automated, decides=True)),
            "profiling or automated decisions",
        ),
        "figures of health": (
            lambda: with_purpose(replace(statistics, categories=frozenset({C.HEALTH})), statistics),
            "STATISTICS would make figures of health",
        ),
        "administrators see data": (
            lambda: with_purpose(replace(administration, categories=frozenset({C.HEALTH})), administration),
            "ADMINISTRATION touches no client's data but names categories",
        ),
        "recipient outside": (
            lambda: replace(d, recipients=(replace(provider, countries=frozenset({"FI", "US"})), *others)),
            "PROVIDER would get data in US",
        ),
        "recipient nowhere": (
            lambda: replace(d, recipients=(replace(provider, countries=frozenset()), *others)),
            "PROVIDER has no country",
        ),
        "recipient gets too much": (
            lambda: replace(d, recipients=(replace(provider, categories=frozenset({C.COMPENSATION})), *others)),
            "PROVIDER would get N3.10 beyond its purposes",
        ),
        "ground brings too much": (
            lambda: replace(
                d,
                acquisition_grounds=(
                    replace(d.acquisition_grounds[0], categories=frozenset({C.COMPENSATION})),
                    *d.acquisition_grounds[1:],
                ),
            ),
            "brings N3.10 beyond ASSESSMENT_AND_PLAN",
        ),
    }


@pytest.mark.notice("N10.3", part="declaration")
@pytest.mark.parametrize("name", changes())
def test_an_unsound_declaration_does_not_come_into_being(name: str) -> None:
    change, said = changes()[name]
    with pytest.raises(UnsoundDeclaration, match=re.escape(said)):
        change()


@pytest.mark.notice("N9.1")
@pytest.mark.parametrize("category", DataCategory)
def test_each_category_has_a_retention_rule_and_one_without_stops_the_declaration(category: DataCategory) -> None:
    kept = [rule for rule in DECLARATION.retention if category in rule.categories]
    assert kept
    assert all(provision(rule.ground) for rule in kept)
    bared = tuple(replace(rule, categories=rule.categories - {category}) for rule in DECLARATION.retention)
    with pytest.raises(UnsoundDeclaration, match=re.escape(f"{category} has no retention rule")):
        replace(DECLARATION, retention=bared)


@pytest.mark.parametrize("category", DataCategory)
def test_each_category_has_a_purpose_and_a_provision(category: DataCategory) -> None:
    assert any(category in categories_of(purpose) for purpose in NAMED)
    assert all(provision(code) for code in category_rule(category).provisions)
    bared = tuple(replace(rule, categories=rule.categories - {category}) for rule in DECLARATION.purposes)
    with pytest.raises(UnsoundDeclaration, match=re.escape(f"{category} has no purpose")):
        replace(DECLARATION, purposes=bared)


def test_the_categories_are_those_of_the_notice() -> None:
    assert [rule.category.value for rule in DECLARATION.categories] == [f"N3.{number}" for number in range(1, 11)]
    assert [rule.category for rule in DECLARATION.categories if rule.is_special] == [C.HEALTH]


@pytest.mark.notice("N2.0", part="named")
def test_each_act_serves_declared_purposes_and_known_roles() -> None:
    for action, rule in RULES.items():
        assert rule.purposes, action
        for role, purpose in rule.purposes.items():
            assert role in ROLE_CATEGORIES
            assert ground_of(purpose).code == ground_code(purpose)
            assert purpose_rule(purpose).extent is not Extent.AGGREGATED, "a file is never read for figures (N4.2)"


def cells() -> Iterable[tuple[AnyAction, Role]]:
    return product(RULES, Role)


@pytest.mark.notice("N10.1")
def test_no_act_opens_more_than_its_purpose_may_touch() -> None:
    granted = 0
    for action, role in cells():
        decision = decide(
            action=action,
            role=role,
            teams=frozenset({ANY_TEAM}),
            subject=ANY_SUBJECT if is_about_one(action) else None,
            facts=Facts(team=ANY_TEAM),
        )
        if decision.purpose is None:
            assert not decision.categories
            continue
        granted += 1
        assert decision.categories <= categories_of(decision.purpose) & ROLE_CATEGORIES[role]
        assert decision.purpose is RULES[action].purposes[role]
    assert granted > len(RULES) / 2


def is_about_one(action: AnyAction) -> bool:
    return RULES[action].relationship in {Relationship.OWN_TEAM, Relationship.NEW, Relationship.NAMED}


def test_figures_never_name_anybody() -> None:
    for purpose in (Purpose.STEERING, Purpose.STATISTICS):
        rule = purpose_rule(purpose)
        assert rule.extent is Extent.AGGREGATED
        assert not rule.categories & {C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.HEALTH}


# Foresight is the Act's own word for steering services (72.1(2)): never about a person.
SCORING = re.compile(
    r"scor|rank|rating|predict|profil|likelihood|risk|propensity|pistey|ennust|riski|poäng|prognos(?!tiser)",
    re.IGNORECASE,
)


def scoring(names: Iterable[str]) -> list[str]:
    return [name for name in names if SCORING.search(name)]


@pytest.mark.notice("N6.1", part="no-purpose")
def test_no_purpose_datum_or_act_is_about_scoring_people() -> None:
    words = [
        *(purpose.name for purpose in Purpose),
        *(wording.text(language) for language in LANGUAGES for rule in DECLARATION.purposes for wording in (rule.name, rule.text)),
        *D.__members__,
        *(record.name for record in RecordClass),
        *(action.value for action in RULES),
    ]  # fmt: skip
    assert not scoring(words)
    assert (DECLARATION.automated.profiles, DECLARATION.automated.decides) == (False, False)


@pytest.mark.parametrize("planted", ["RISK_SCORE", "staff:client:rank", "Kotoutumisen ennustaminen", "Profilering"])
def test_a_planted_purpose_of_scoring_would_be_seen(planted: str) -> None:
    assert scoring([planted])


def test_the_eighteen_items_are_those_of_the_act_in_its_order() -> None:
    assert [item.item.value for item in DECLARATION.items] == list(range(1, 19))
    assert [item.item for item in DECLARATION.items if item.needs_necessity] == [ProviderItem.OTHER_NECESSARY]
    provider = recipient(RecipientCode.PROVIDER)
    assert provider.items == tuple(ProviderItem)
    assert provider.grounds == ("94",)
    assert not provider.categories & {C.HEALTH, C.RESIDENCE_PERMIT, C.PLACEMENT, C.COMPENSATION}


def test_kela_gives_what_the_act_says_and_not_what_the_notice_claims() -> None:
    about = {ground.provision: ground.persons for ground in acquisition_grounds(S.KELA) if not ground.needs_county}
    assert about == {
        "84.2": frozenset({PersonScope.HOME_CARE_SUPPORT}),
        "84.3": frozenset({PersonScope.SOCIAL_ASSISTANCE}),
    }


def test_the_grounds_to_receive_data_are_those_of_chapter_nine() -> None:
    by_provision = {ground.provision: ground for ground in DECLARATION.acquisition_grounds}
    assert set(by_provision) == {
        "83.2", "84.1", "84.2", "84.3", "84.4", "85", "86.1", "86.2", "86.3", "86.4", "87", "90.5", "90.6",
    }  # fmt: skip
    assert by_provision["84.1"].givers == {S.MIGRI, S.DVV}
    assert by_provision["84.4"].persons == {PersonScope.PROTECTED, PersonScope.TRAFFICKING_VICTIM}
    assert [code for code, ground in by_provision.items() if ground.needs_consent] == ["85"]
    assert {code for code, ground in by_provision.items() if ground.purpose is Purpose.COMPENSATION} == {"90.5", "90.6"}
    assert by_provision["90.5"].givers == {S.MIGRI, S.DVV}
    assert S.OTHER_MUNICIPALITY in by_provision["90.6"].givers


def test_every_statement_of_sources_retention_and_protection_is_said() -> None:
    said = {
        *(sentence.statement for sentence in DECLARATION.source_sentences),
        *(sentence.statement for sentence in DECLARATION.retention_sentences),
        *(measure.statement for measure in (*DECLARATION.measures, *DECLARATION.access_monitored.values())),
    }
    expected = {key for key in promises() if key.split(".")[0] in {"N5", "N9", "N10"}}
    assert said == expected


def test_the_register_keeps_four_years_and_the_law_names_no_other_length() -> None:
    exact = {rule.record for rule in RETENTION.values() if rule.exactly is not None}
    least = {rule.record for rule in RETENTION.values() if rule.at_least is not None}
    assert (exact, least) == ({RecordClass.NATIONAL_RECORD}, {RecordClass.COMPENSATION_CLAIM})


def test_the_right_to_restriction_is_taken_for_the_data_of_section_73() -> None:
    excepted = [right for right in DECLARATION.rights if right.exception]
    assert [(right.provision, right.exception, right.excepted) for right in excepted] == [
        ("GDPR 18", "73.3", frozenset(DataCategory))
    ]


def test_the_register_is_kept_jointly_and_processors_are_called_so() -> None:
    kinds = {entry.code: entry.kind for entry in DECLARATION.recipients}
    assert kinds[RecipientCode.NATIONAL_REGISTER] is RecipientKind.JOINT_CONTROLLER
    assert kinds[RecipientCode.INTERPRETING_PROVIDER] is RecipientKind.PROCESSOR
    assert recipient(RecipientCode.INTERPRETING_PROVIDER).categories == {C.SERVICE_LANGUAGE}
    assert source(S.CLIENT).kind is SourceKind.PERSON


def test_the_deviations_name_the_four_known_ones() -> None:
    assert [deviation.code for deviation in DEVIATIONS] == [
        "MULTI_PROFESSIONAL",
        "NAME_OF_THE_CENTRE",
        "KELA_ON_ALL",
        "INCOMPLETE_LISTS",
    ]
    for deviation in DEVIATIONS:
        assert all(statement in promises() for statement in deviation.statements)


def test_the_version_follows_the_content_and_nothing_else() -> None:
    again = replace(DECLARATION)
    assert again.version == DECLARATION.version
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.[0-9a-f]{10}", DECLARATION.version)
    reworded = replace(DECLARATION, answering=Wording(fi="a", sv="b", en="c"))
    assert reworded.version != DECLARATION.version
    assert replace(DECLARATION, declared_on=date(2027, 1, 1)).version.partition(".")[2] != ""
    assert len(DECLARATION.version) <= 24
