"""An overlay may narrow the declaration and never widen it; whatever is wrong in it is said with its place."""

from datetime import date

import pytest

from kotokirja.policy.checking_words import refusal_sentence
from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.overlay import NARROWABLE, OverlayRefused, RefusalCode, parse
from kotokirja.policy.overlay.lengths import SetBy, length_of
from kotokirja.policy.parameters import P, Span
from kotokirja.policy.vocabulary import Purpose, RecordClass, SourceCode
from kotokirja.policy.wording import LANGUAGES
from tests.policy.overlays import DIRECTORY, JARVENPAA, KOEKYLA, MALLILA, REGION, changed, mallila

ON = date(2026, 11, 24)
Code = RefusalCode


def target(parameter: str, length: str) -> str:
    return MALLILA + f'\n[[targets]]\nparameter = "{parameter}"\nvalid_from = 2026-06-01\nlength = {{ {length} }}\n'


def refused(text: str) -> list[tuple[RefusalCode, str]]:
    with pytest.raises(OverlayRefused) as caught:
        parse(text)
    for refusal in caught.value.refusals:
        for language in LANGUAGES:
            assert "{" not in refusal_sentence(refusal, language=language)
    return [(refusal.code, refusal.place) for refusal in caught.value.refusals]


def test_the_shipped_overlays_can_be_read_and_are_named_after_their_codes() -> None:
    found = {path.name: parse(path.read_text(encoding="utf-8")).municipality for path in DIRECTORY.glob("*.toml")}
    assert found == {
        "186-jarvenpaa.toml": 186,
        "997-koekaupungin-seutu.toml": 997,
        "998-koekyla.toml": 998,
        "999-mallila.toml": 999,
    }


WIDENING = {
    "unknown source": (
        MALLILA + '\n[processing]\nsources = ["CLIENT", "OFFICER", "PREVIOUS_REGISTER", "MUNICIPALITY", "SYSTEM", "POLICE"]\n',
        [(Code.UNKNOWN_WORD, "processing.sources")],
    ),
    "unknown service": (
        MALLILA + '\n[processing]\noptional_services = ["MARKETING"]\n',
        [(Code.UNKNOWN_WORD, "processing.optional_services")],
    ),
    "purpose that is no optional service": (
        MALLILA + '\n[processing]\noptional_services = ["STATISTICS"]\n',
        [(Code.NOT_OPTIONAL, "processing.optional_services")],
    ),
    "processor outside": (
        MALLILA + '\n[[processors]]\nname = "X"\nrecipient = "SYSTEM_SUPPLIER"\ncountry = "US"\n',
        [(Code.OUTSIDE_EU_AND_EEA, "processors[3].country")],
    ),
    "unknown recipient": (
        MALLILA + '\n[[processors]]\nname = "X"\nrecipient = "ADVERTISER"\ncountry = "FI"\n',
        [(Code.UNKNOWN_WORD, "processors[3].recipient")],
    ),
    "later review than the Act's": (target("plan.review", "months = 7"), [(Code.LONGER_THAN_THE_ACT, "targets[2].length")]),
    "one day more than the Act's": (target("plan.referral", "days = 32"), [(Code.LONGER_THAN_THE_ACT, "targets[2].length")]),
    "longer window than the Act's": (
        target("assess.window", "years = 2"),
        [(Code.NOT_THE_MUNICIPALITYS, "targets[2].parameter")],
    ),
    "the register's own retention": (
        changed(MALLILA, "[retention]\n", "[retention]\nNATIONAL_RECORD = { years = 2 }\n"),
        [(Code.NOT_THE_MUNICIPALITYS, "retention.NATIONAL_RECORD")],
    ),
    "unknown record class": (
        changed(MALLILA, "[retention]\n", "[retention]\nEVERYTHING = { years = 2 }\n"),
        [(Code.UNKNOWN_WORD, "retention.EVERYTHING")],
    ),
    "another category": (
        MALLILA + '\n[categories]\nRELIGION = "yes"\n',
        [(Code.DECLARED_FOR_ALL, "categories")],
    ),
    "another purpose": (
        MALLILA + '\n[purposes]\nMARKETING = "yes"\n',
        [(Code.DECLARED_FOR_ALL, "purposes")],
    ),
    "another role": (
        MALLILA + '\n[roles]\nJOURNALIST = ["N3.1"]\n',
        [(Code.DECLARED_FOR_ALL, "roles")],
    ),
    "another recipient beside the processors": (
        MALLILA + '\n[recipients]\nADVERTISER = "yes"\n',
        [(Code.DECLARED_FOR_ALL, "recipients")],
    ),
    "a longer retention in the register": (
        changed(MALLILA, "[retention]\n", "[retention]\nNATIONAL_RECORD = { years = 10 }\n"),
        [(Code.NOT_THE_MUNICIPALITYS, "retention.NATIONAL_RECORD")],
    ),
    "an authority as processor": (
        MALLILA + '\n[[processors]]\nname = "X"\nrecipient = "KELA"\ncountry = "FI"\n',
        [(Code.NOT_A_PROCESSOR, "processors[3].recipient")],
    ),
    "a processor for a service that was left out": (
        MALLILA + '\n[processing]\noptional_services = ["COMPENSATION"]\n',
        [(Code.LEFT_OUT, "processors[1].recipient")],
    ),
    "later answers than the regulation's": (
        target("gdpr.answer", "months = 2"),
        [(Code.LONGER_THAN_THE_ACT, "targets[2].length")],
    ),
    "a key of the declaration where it has no place": (
        changed(MALLILA, "dated = 2026-11-02", 'dated = 2026-11-02\nrights = ["NONE"]'),
        [(Code.DECLARED_FOR_ALL, "notice.rights")],
    ),
    "no language": (
        changed(MALLILA, "dated = 2026-11-02", "dated = 2026-11-02\nlanguages = []"),
        [(Code.MISSING, "notice.languages")],
    ),
    "another language": (
        changed(MALLILA, "dated = 2026-11-02", 'dated = 2026-11-02\nlanguages = ["fi", "xx"]'),
        [(Code.UNKNOWN_WORD, "notice.languages")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WIDENING)
def test_an_overlay_that_widens_is_refused_with_the_reason(name: str) -> None:
    text, expected = WIDENING[name]
    assert refused(text) == expected


MISTAKEN = {
    "no TOML": ("[municipality", [(Code.NOT_TOML, "")]),
    "misspelt key": (changed(MALLILA, "title_only", "titel_only"), [(Code.UNKNOWN_KEY, "unit.titel_only")]),
    "missing fact": (
        changed(MALLILA, 'genitive = "Mallilan kaupungin"\n', ""),
        [(Code.MISSING, "controller.genitive")],
    ),
    "wrong type": (changed(MALLILA, 'phone = "019 000 1000"', "phone = 19"), [(Code.WRONG_TYPE, "unit.phone")]),
    "no length": (changed(MALLILA, "PLAN = { years = 4 }", "PLAN = {}"), [(Code.MISSING, "retention.PLAN.years")]),
    "no years": (
        changed(MALLILA, "PLAN = { years = 4 }", "PLAN = { years = 0 }"),
        [(Code.WRONG_TYPE, "retention.PLAN.years"), (Code.MISSING, "retention.PLAN.years")],
    ),
    "invented town with a real code": (
        changed(MALLILA, 'code = "999"', 'code = "186"'),
        [(Code.CODE_OF_A_REAL_MUNICIPALITY, "municipality.code")],
    ),
    "real town with an invented code": (
        changed(JARVENPAA, 'code = "186"', 'code = "999"'),
        [(Code.CODE_OUTSIDE_THE_LIST, "municipality.code")],
    ),
    "password age below one": (
        MALLILA + "\n[passwords]\nmax_age_days = 0\n",
        [(Code.WRONG_TYPE, "passwords.max_age_days")],
    ),
    "left out what it can't do without": (
        MALLILA + '\n[processing]\nsources = ["OFFICER", "PREVIOUS_REGISTER", "MUNICIPALITY", "SYSTEM"]\n',
        [(Code.NOT_OPTIONAL, "processing.sources")],
    ),
}


@pytest.mark.parametrize("name", MISTAKEN)
def test_a_mistake_is_said_with_its_place(name: str) -> None:
    text, expected = MISTAKEN[name]
    assert refused(text) == expected


def test_every_reason_is_given_at_once() -> None:
    text = changed(MALLILA, 'phone = "019 000 1000"', "phone = 19") + '\n[processing]\noptional_services = ["X"]\n'
    assert len(refused(text)) == 2


INTERPRETER = '[[processors]]\nname = "Mallilan Tulkkaus Oy"\nrecipient = "INTERPRETING_PROVIDER"\ncountry = "FI"\n'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WIDENING)
def test_the_reason_is_said_in_the_readers_language(name: str, language: str) -> None:
    with pytest.raises(OverlayRefused) as caught:
        parse(WIDENING[name][0])
    said = {other: [refusal_sentence(one, language=other) for one in caught.value.refusals] for other in LANGUAGES}
    assert all(sentence.endswith(".") for sentence in said[language])
    for other in set(LANGUAGES) - {language}:
        assert not set(said[language]) & set(said[other])


@pytest.mark.parametrize("text", [MALLILA, JARVENPAA, KOEKYLA, REGION])
def test_what_is_shipped_is_not_refused(text: str) -> None:
    """The control of the refusals: none of them meets an overlay that only narrows."""
    assert parse(text).profile.name.controller.fi


def test_the_languages_keep_the_municipalitys_order() -> None:
    assert parse(REGION).languages == ("sv", "fi", "en")
    assert parse(KOEKYLA).languages == ("fi", "sv")
    twice = changed(MALLILA, "dated = 2026-11-02", 'dated = 2026-11-02\nlanguages = ["en", "fi", "en"]')
    assert parse(twice).languages == ("en", "fi")


def test_a_length_stays_for_what_a_service_left_behind() -> None:
    ended = parse(changed(MALLILA, INTERPRETER, "") + "\n[processing]\noptional_services = []\n")
    assert ended.retention[RecordClass.COMPENSATION_CLAIM] == Span(years=6)


def test_what_narrows_is_taken() -> None:
    overlay = parse(
        changed(target("plan.review", "months = 4"), INTERPRETER, "")
        + "\n[processing]\noptional_services = []\n"
        + 'sources = ["CLIENT", "OFFICER", "PREVIOUS_REGISTER", "MUNICIPALITY", "SYSTEM", "MIGRI"]\n'
    )
    assert overlay.optional_services == frozenset()
    assert SourceCode.KELA not in overlay.sources
    assert [row.value for row in overlay.targets[P.PLAN_REVIEW]] == [Span(months=4)]
    assert mallila().optional_services == {Purpose.INTERPRETING, Purpose.COMPENSATION}
    assert mallila().targets[P.ASSESS_START][0].value == Span(days=14)


def test_a_target_as_long_as_the_acts_is_no_widening() -> None:
    assert parse(target("plan.review", "months = 6")).targets
    assert P.ASSESS_START in NARROWABLE  # where the Act names no length, any target narrows


def test_no_password_age_is_the_default() -> None:
    assert mallila().password_max_age_days is None
    assert parse(MALLILA + "\n[passwords]\nmax_age_days = 90\n").password_max_age_days == 90


@pytest.mark.notice("N9.3")
def test_the_longer_of_two_lengths_is_kept() -> None:
    claim = RETENTION[RecordClass.COMPENSATION_CLAIM]
    own = length_of(claim, overlay=mallila(), on=ON)
    assert (own.span, own.set_by, own.overridden) == (Span(years=6), SetBy.MUNICIPALITY, None)
    shorter = parse(changed(MALLILA, "COMPENSATION_CLAIM = { years = 6 }", "COMPENSATION_CLAIM = { months = 30 }"))
    won = length_of(claim, overlay=shorter, on=ON)
    assert (won.span, won.set_by, won.overridden) == (Span(years=5), SetBy.ACT, Span(months=30))
    national = length_of(RETENTION[RecordClass.NATIONAL_RECORD], overlay=mallila(), on=ON)
    assert (national.span, national.set_by) == (Span(years=4), SetBy.ACT)


def test_what_nobody_set_is_open_and_not_guessed() -> None:
    unset = parse(changed(MALLILA, "PLAN = { years = 4 }\n", ""))
    assert length_of(RETENTION[RecordClass.PLAN], overlay=unset, on=ON).set_by is SetBy.NOBODY
    assert length_of(RETENTION[RecordClass.PLAN], overlay=None, on=ON).span is None
