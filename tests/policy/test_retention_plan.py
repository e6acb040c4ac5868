"""The retention plan says of every record class how long, from when, by whom, why, and what holds it back."""

from datetime import date

import pytest

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.overlay import Overlay, parse
from kotokirja.policy.retention_plan import PlannedRetention, RetentionPlan, retention_plan
from kotokirja.policy.vocabulary import RecordClass
from kotokirja.policy.wording import LANGUAGES
from tests.policy.overlays import MALLILA, changed, jarvenpaa, mallila

ON = date(2026, 11, 24)


def plan(overlay: Overlay | None = None, language: str = "fi") -> RetentionPlan:
    return retention_plan(declaration=DECLARATION, overlay=overlay or mallila(), language=language, on=ON)


def line(record: RecordClass, overlay: Overlay | None = None, language: str = "fi") -> PlannedRetention:
    return next(one for one in plan(overlay, language).lines if one.record is record)


@pytest.mark.notice("N9.2", part="page")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_class_has_a_whole_line(language: str) -> None:
    found = plan(language=language)
    assert [one.record for one in found.lines] == [rule.record for rule in DECLARATION.retention]
    for one in found.lines:
        assert all((one.name, *one.cells)), one.record
        assert len((one.name, *one.cells)) == len(found.head)
    assert all((*found.lead, *found.rest))


@pytest.mark.notice("N9.2", part="page")
def test_the_municipalitys_length_and_the_acts_are_told_apart() -> None:
    own = line(RecordClass.CLIENT)
    assert own.cells == (
        "4 vuotta",
        "asiakkuuden päättymisestä",
        "kunta",
        "tiedonhallintalaki 21 §",
        "lakisääteinen tehtävä, vireillä oleva asia",
    )
    assert line(RecordClass.NATIONAL_RECORD).set_by == "laki"
    assert line(RecordClass.COMPENSATION_CLAIM).set_by == "kunta; laki vaatii vähintään 5 vuotta"


@pytest.mark.notice("N9.3")
def test_a_longer_statutory_length_wins_and_the_shorter_one_is_named() -> None:
    shorter = parse(changed(MALLILA, "COMPENSATION_CLAIM = { years = 6 }", "COMPENSATION_CLAIM = { years = 2 }"))
    overridden = line(RecordClass.COMPENSATION_CLAIM, shorter)
    assert overridden.length == "5 vuotta"
    assert overridden.set_by == "laki; kunnan määräämä 2 vuotta on lyhyempi"


def test_a_length_that_the_municipality_has_not_set_is_open_and_not_guessed() -> None:
    unset = line(RecordClass.CLIENT, jarvenpaa())
    assert not unset.is_set
    assert unset.length == "ei vielä määritetty"
    assert unset.set_by == "kunta ei ole vielä määrännyt"
    assert line(RecordClass.NATIONAL_RECORD, jarvenpaa()).is_set
