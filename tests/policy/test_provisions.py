"""A provision is named by one code and written in each language as lawyers write it."""

from datetime import date

import pytest

from kotokirja.policy.parameters import PARAMETERS
from kotokirja.policy.provisions import PROVISIONS, Act, UnknownProvision, cite, provision


@pytest.mark.parametrize(
    ("code", "fi", "sv", "en"),
    [
        (
            "72.1(1)",
            "kotoutumislaki 72 § 1 mom. 1 kohta",
            "integrationslagen 72 § 1 mom. 1 punkten",
            "Integration Act, section 72(1), item 1",
        ),
        ("77", "kotoutumislaki 77 §", "integrationslagen 77 §", "Integration Act, section 77"),
        (
            "GDPR 6(1)(c)",
            "tietosuoja-asetus 6 artiklan 1 kohdan c alakohta",
            "dataskyddsförordningen artikel 6.1 c",
            "GDPR, Article 6(1)(c)",
        ),
        ("GDPR 15", "tietosuoja-asetus 15 artikla", "dataskyddsförordningen artikel 15", "GDPR, Article 15"),
        ("831/1994", "arkistolaki", "arkivlagen", "Archives Act"),
    ],
)
def test_a_provision_is_written_as_each_language_does(code: str, fi: str, sv: str, en: str) -> None:
    found = provision(code)
    assert (found.citation("fi"), found.citation("sv"), found.citation("en")) == (fi, sv, en)
    assert found.citation("ar") == fi


def test_the_code_leads_back_to_the_provision() -> None:
    for code, entry in PROVISIONS.items():
        assert entry.code == code
        assert provision(code) is entry
        assert entry.source
    with pytest.raises(UnknownProvision):
        provision("72.9")


def test_an_act_is_named_once_in_a_row() -> None:
    assert cite(("72.1(1)", "14", "434/2003 26", "16"), language="fi") == (
        "kotoutumislaki 72 § 1 mom. 1 kohta, 14 §; hallintolaki 26 §; kotoutumislaki 16 §"
    )


def test_the_integration_act_is_in_force_from_its_day() -> None:
    assert not provision("84.4").is_in_force(date(2024, 12, 31))
    assert provision("84.4").is_in_force(date(2025, 1, 1))


def test_the_codes_are_those_of_the_parameter_table() -> None:
    """Rules, log and declaration call a section alike, so that one can be looked up from the other."""
    assert PARAMETERS
    for entry in PROVISIONS.values():
        assert entry.act is Act.INTEGRATION or entry.code.startswith(entry.act.value)
    assert {"77", "71.3"} <= {parameter.section for parameter in PARAMETERS.values()} & set(PROVISIONS)
