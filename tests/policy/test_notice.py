"""The notice is made of declaration and overlay: it says all that it must, and a changed declaration changes it."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kotokirja.policy.checking import PointCode, blocking, points
from kotokirja.policy.declaration import DECLARATION, RETENTION, Declaration
from kotokirja.policy.declaration.shapes import RecipientCode
from kotokirja.policy.notice import Notice, markdown
from kotokirja.policy.notice.accessibility import accessibility_statement
from kotokirja.policy.notice.document import Facts, OpenPoint
from kotokirja.policy.overlay import TownKind, parse
from kotokirja.policy.promises import promises
from kotokirja.policy.vocabulary import Purpose
from kotokirja.policy.wording import LANGUAGES, Wording
from tests.policy.notices import ON, TOWNS, notice, open_points, recipient, statements_of
from tests.policy.overlays import MALLILA, changed, jarvenpaa, mallila

GOLDEN = Path(__file__).parent / "golden"
PUBLISHED = [(town, language) for town, text in TOWNS.items() for language in parse(text).languages]
"""Each notice that is there to be read."""


@pytest.mark.notice("N0.1", part="rendered")
@pytest.mark.requirement("R-P0", part="rendered")
@pytest.mark.parametrize(("town", "language"), PUBLISHED)
def test_the_notice_is_the_golden_one(town: str, language: str) -> None:
    """A change of processing shows here as a diff; `KOTOKIRJA_GOLDEN=write` takes the new text over."""
    rendered = markdown(notice(parse(TOWNS[town]), language))
    golden = GOLDEN / f"{town}.{language}.md"
    if os.environ.get("KOTOKIRJA_GOLDEN") == "write":
        golden.write_text(rendered, encoding="utf-8")
    assert rendered == golden.read_text(encoding="utf-8")


def with_another_purpose() -> Declaration:
    rules = [
        replace(rule, text=Wording(fi="Koe.", sv="Prov.", en="Trial.")) if rule.purpose is Purpose.GUIDANCE else rule
        for rule in DECLARATION.purposes
    ]
    return replace(DECLARATION, purposes=tuple(rules))


def without_a_right() -> Declaration:
    return replace(DECLARATION, rights=DECLARATION.rights[1:])


def with_another_ground() -> Declaration:
    first, *others = DECLARATION.retention
    return replace(DECLARATION, retention=(replace(first, ground="831/1994"), *others))


@pytest.mark.requirement("R-P0", part="rendered")
@pytest.mark.parametrize("change", [with_another_purpose, without_a_right, with_another_ground])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_declaration_changes_the_golden_notice(change: object, language: str) -> None:
    assert callable(change)
    declaration = change()
    golden = (GOLDEN / f"mallila.{language}.md").read_text(encoding="utf-8")
    assert markdown(notice(mallila(), language, declaration)) != golden
    assert declaration.version != DECLARATION.version


LEFT_OUT = {
    "mallila": set(),
    "jarvenpaa": set(),
    "koekyla": {"N2.4", "N3.10"},
    "provstad": {"N2.3"},
}
"""What a town that does without a service does not say."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("town", TOWNS)
def test_every_statement_is_made_in_every_language_but_those_on_services_left_out(town: str, language: str) -> None:
    made = statements_of(notice(parse(TOWNS[town]), language))
    own_blocks = {"N0.1", "N9.2", "N6.1", "N6.2"}  # title and table, and one sentence that makes two statements
    assert "N6" in made
    assert {key for key, entry in promises().items() if entry.kind == "notice"} - made - own_blocks == LEFT_OUT[town]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("town", TOWNS)
def test_no_sentence_is_left_unfilled_or_empty(town: str, language: str) -> None:
    text = markdown(notice(parse(TOWNS[town]), language))
    assert not re.search(r"[{}]|\bNone\b|\(\)|:\s*$", text.replace(":\n\n", "\n"), re.MULTILINE)


FORMS = {
    "jarvenpaa": ("Järvenpään kaupungin kotoutumispalveluissa", "Järvenpäässä asuvien", "Kaupungin paperiaineistot"),
    "mallila": ("Mallilan kaupungin kotoutumispalveluissa", "Mallilassa asuvien", "Kaupungin paperiaineistot"),
    "koekyla": ("Koekylän kunnan kotoutumispalveluissa", "Koekylässä asuvien", "Kunnan paperiaineistot"),
    "provstad": (
        "Koekaupungin seudun kotoutumiskuntayhtymän kotoutumispalveluissa",
        "Koekaupungin seudulla asuvien",
        "Kuntayhtymän paperiaineistot",
    ),
}


@pytest.mark.parametrize("town", TOWNS)
def test_the_names_are_inflected_as_finnish_wants_it(town: str) -> None:
    text = markdown(notice(parse(TOWNS[town])))
    assert all(form in text for form in FORMS[town])
    others = {form for other, forms in FORMS.items() if other != town for form in forms} - set(FORMS[town])
    assert not [form for form in others if form in text]


def test_the_invented_towns_differ_in_controller_languages_services_and_retention() -> None:
    towns = {town: parse(text) for town, text in TOWNS.items() if town != "jarvenpaa"}
    assert {overlay.profile.name.kind for overlay in towns.values()} == set(TownKind)
    assert len({overlay.languages for overlay in towns.values()}) == 3
    assert len({overlay.optional_services for overlay in towns.values()}) == 3
    for stricter in (towns["koekyla"], towns["provstad"]):
        shared = stricter.retention.keys() & mallila().retention.keys()
        assert len(shared) >= 11
        assert all(stricter.retention[one].after(ON) < mallila().retention[one].after(ON) for one in shared)
        assert blocking(points(stricter, on=ON)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_left_out_service_would_say_is_nowhere_in_a_notice(language: str) -> None:
    for town, purpose, recipients in (
        ("koekyla", Purpose.COMPENSATION, {RecipientCode.COMPENSATION_AUTHORITY}),
        ("provstad", Purpose.INTERPRETING, {RecipientCode.INTERPRETING_PROVIDER}),
    ):
        text = markdown(notice(parse(TOWNS[town]), language))
        full = markdown(notice(mallila(), language))
        rule = next(one for one in DECLARATION.purposes if one.purpose is purpose)
        gone = [rule.text, rule.name, *(recipient(code).text for code in recipients)]
        gone += [RETENTION[record].name for record in rule.records]
        assert [one.text(language) for one in gone if one.text(language) in text] == []
        assert [one.text(language) for one in gone if one.text(language) not in full] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_so_and_marks_each_open_point(language: str) -> None:
    draft = notice(jarvenpaa(), language)
    found = blocking(points(jarvenpaa(), on=ON))
    unset = [point for point in found if point.code is PointCode.RETENTION_UNSET]
    assert draft.is_draft
    assert draft.draft_text
    assert draft.open_points == len(found)
    assert len(open_points(draft)) == len(found) - len(unset) + 1
    for point in open_points(draft):
        assert point.statement.split(".")[0] == f"N{section_of(draft, point)}"


def section_of(draft: Notice, point: OpenPoint) -> int:
    return next(section.number for section in draft.sections if point in section.blocks)


def test_a_complete_notice_has_no_open_point() -> None:
    plain = notice(mallila())
    assert (plain.is_draft, plain.draft_text, open_points(plain)) == (False, "", [])


@pytest.mark.notice("N1.1", part="notice")
@pytest.mark.notice("N1.2", part="notice")
@pytest.mark.notice("N1.4", part="contact")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_gives_the_controller_the_unit_and_the_data_protection_officer(language: str) -> None:
    profile = mallila().profile
    first = notice(mallila(), language).sections[0]
    lines = [line for block in first.blocks if isinstance(block, Facts) for fact in block.facts for line in fact.lines]
    given = [profile.name.controller, profile.body, profile.unit.name, profile.unit.contact_title]
    assert all(any(text.text(language) in line for line in lines) for text in given)
    assert {profile.unit.phone, profile.data_protection_officer, "99999 Mallila", profile.secure_mail} <= set(lines)


def test_another_profile_gives_another_notice() -> None:
    moved = parse(changed(MALLILA, 'street = "Mallikatu 1"', 'street = "Uusikatu 2"'))
    assert "Uusikatu 2" in markdown(notice(moved))
    assert "Uusikatu 2" not in markdown(notice(mallila()))


def test_a_municipality_that_is_no_city_is_not_called_one() -> None:
    rural = parse(changed(MALLILA, 'kind = "CITY"', 'kind = "MUNICIPALITY"'))
    for language, own, others in (
        ("fi", "Kunnan paperiaineistot", "Kaupungin paperiaineistot"),
        ("sv", "Kommunens pappersmaterial", "Stadens pappersmaterial"),
        ("en", "The municipality's paper", "The city's paper"),
    ):
        assert own in markdown(notice(rural, language))
        assert others not in markdown(notice(rural, language))
        assert others in markdown(notice(mallila(), language))


def test_the_password_sentence_follows_the_setting() -> None:
    limited = parse(MALLILA + "\n[passwords]\nmax_age_days = 365\n")
    assert "salasanat vaihdetaan säännöllisesti" in markdown(notice(limited))
    assert "salasanat vaihdetaan säännöllisesti" not in markdown(notice(mallila()))
    assert "jos sen epäillään paljastuneen" in markdown(notice(mallila()))


def test_what_a_municipality_does_without_is_not_in_its_notice() -> None:
    lesser = parse(
        MALLILA
        + '\n[processing]\noptional_services = ["INTERPRETING"]\n'
        + 'sources = ["CLIENT", "OFFICER", "PREVIOUS_REGISTER", "MUNICIPALITY", "SYSTEM", "MIGRI", "DVV"]\n'
    )
    text = markdown(notice(lesser))
    assert "valtionkorvaushakemusten" not in text
    assert "kotoutumislain 8 luvussa" not in text
    assert "hyvinvointialueella ja työvoimaviranomaisella on oikeus" not in text
    full = markdown(notice(mallila()))
    assert "valtionkorvaushakemusten" in full
    assert "kotoutumislain 8 luvussa" in full
    assert "hyvinvointialueella ja työvoimaviranomaisella on oikeus" in full


@pytest.mark.notice("N9.3")
def test_a_longer_statutory_retention_wins_and_is_shown() -> None:
    shorter = parse(changed(MALLILA, "COMPENSATION_CLAIM = { years = 6 }", "COMPENSATION_CLAIM = { years = 2 }"))
    row = next(line for line in markdown(notice(shorter)).splitlines() if line.startswith("| Korvaushakemus"))
    assert "5 vuotta sen vuoden päättymisestä" in row
    assert "kotoutumislaki 71 § 3 mom." in row
    assert [point.code for point in points(shorter, on=ON) if point.statement == "N9.3"] == [
        PointCode.RETENTION_OVERRIDDEN
    ]
    own = next(line for line in markdown(notice(mallila())).splitlines() if line.startswith("| Korvaushakemus"))
    assert "6 vuotta" in own
    assert not [point for point in points(mallila(), on=ON) if point.statement == "N9.3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_accessibility_statement_says_where_to_complain_and_invents_no_address(language: str) -> None:
    complete = accessibility_statement(overlay=mallila(), language=language, prepared_on=ON)
    lines = [
        line
        for section in complete.sections
        for block in section.blocks
        if isinstance(block, Facts)
        for fact in block.facts
        for line in fact.lines
    ]
    assert lines == ["saavutettavuus@mallila.example"]
    open_one = accessibility_statement(overlay=jarvenpaa(), language=language, prepared_on=ON)
    assert [b for section in open_one.sections for b in section.blocks if isinstance(b, OpenPoint)]
    assert "Traficom" in str(complete.sections)
