"""The parts of the pages: each renders what it promises, and a datum without a source is refused."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from kotokirja.interfaces.staff import words
from kotokirja.kernel.ids import AccountId
from kotokirja.platform.register.reads import EarlierValue, Provenance
from kotokirja.platform.shell.templatetags.shell import MissingProvenance
from kotokirja.policy.actions import Action
from kotokirja.policy.terms import Clock, ClockName, ReasonCode
from kotokirja.policy.vocabulary import Purpose, Role, SourceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """What the chip is drawn from."""

    label: str = "Äidinkieli"
    value: str = "dari"
    provenance: Provenance | None
    key: str = "native"


KNOWN = Provenance(
    source=SourceCode.MIGRI,
    ground="",
    recorder_id=AccountId(uuid4()),
    recorder="Outi Ohjaaja",
    recorded_at=datetime(2026, 11, 24, 7, 5, tzinfo=UTC),
)


def drawn(text: str, **context: object) -> str:
    """A template with the tags, rendered in Finnish."""
    with translation.override("fi"):
        return Template("{% load shell staff %}" + text).render(Context(context))


@pytest.mark.notice("N5.2", part="shown")
def test_a_datum_stands_beside_its_source_recorder_and_day() -> None:
    chip = drawn("{% provenance fact %}", fact=Datum(provenance=KNOWN))
    assert "Outi Ohjaaja" in chip
    assert "24.11.2026" in chip
    assert "9.05" in chip
    assert "is-info" in chip
    assert 'popovertarget="prov-native"' in chip
    assert 'id="prov-native"' in chip


def test_an_earlier_value_stays_readable() -> None:
    was = EarlierValue(
        value="persia",
        source=SourceCode.CLIENT,
        recorder="Tea Tiimiläinen",
        recorded_at=datetime(2026, 1, 7, tzinfo=UTC),
    )
    chip = drawn("{% provenance fact %}", fact=Datum(provenance=replace(KNOWN, earlier=(was,))))
    assert "<del" in chip
    assert "persia" in chip
    assert "aiempi arvo" in chip


@pytest.mark.notice("N5.2", part="shown")
def test_a_datum_without_a_source_is_not_drawn() -> None:
    with pytest.raises(MissingProvenance):
        drawn("{% provenance fact %}", fact=Datum(provenance=None))


@pytest.mark.parametrize("source", list(SourceCode))
def test_every_source_has_a_chip(source: SourceCode) -> None:
    assert "badge--src" in drawn("{% provenance fact %}", fact=Datum(provenance=replace(KNOWN, source=source)))


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_purpose_has_its_line(purpose: Purpose, language: str) -> None:
    with translation.override(language):
        line = Template("{% load shell %}{% purpose_line purpose %}").render(Context({"purpose": purpose}))
    assert 'class="purpose"' in line
    assert purpose.value not in line


class Sample(forms.Form):
    name = forms.CharField(label="Nimi", max_length=20, help_text="Kuten passissa")
    note = forms.CharField(label="Huomautus", required=False)


def test_a_field_ties_label_hint_and_error_together() -> None:
    field = drawn("{% field form.name %}", form=Sample({"name": ""}))
    assert '<label for="id_name">' in field
    assert 'aria-describedby="id_name-hint id_name-error"' in field
    assert 'aria-invalid="true"' in field
    assert 'id="id_name-error"' in field
    whole = drawn("{% field form.name %}", form=Sample({"name": "A"}))
    assert "aria-invalid" not in whole
    assert "(ei pakollinen)" in drawn("{% field form.note %}", form=Sample())


def test_the_summary_leads_to_each_field_and_takes_the_focus() -> None:
    summary = drawn("{% error_summary form %}", form=Sample({"name": ""}))
    assert 'role="alert"' in summary
    assert "autofocus" in summary
    assert 'href="#id_name"' in summary
    assert "errsum" not in drawn("{% error_summary form %}", form=Sample({"name": "A"}))


@pytest.mark.parametrize(
    ("due", "left", "tone"),
    [
        (date(2026, 11, 20), "4 pv myöhässä", "late"),
        (date(2026, 12, 1), "7 pv", "warn"),
        (date(2027, 1, 10), "47 pv", "info"),
        (date(2028, 12, 24), "2 v 1 kk", "ok"),
    ],
)
def test_a_clock_says_its_time_in_words_and_its_section(due: date, left: str, tone: str) -> None:
    clock = Clock(name=ClockName.PLAN_REVIEW, start=date(2026, 11, 1), due=due, section="22.1", on=date(2026, 11, 24))
    card = drawn("{% clock_card clock '#terms' %}", clock=clock)
    assert left in card
    assert f"clock--{tone}" in card
    assert "22\xa0§ 1 mom." in card
    assert "style=" not in card


def test_every_code_has_a_word() -> None:
    assert not set(Action) - set(words.ACTIONS)
    assert not set(Role) - set(words.ROLES)
    assert not set(ClockName) - set(words.CLOCKS)
    assert not set(ClockName) - set(words.CLOCK_TASKS)
    assert not set(ReasonCode) - set(words.REASONS)


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "503"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_error_page_says_what_to_do_and_quotes_nothing(name: str, language: str) -> None:
    request = RequestFactory().get(f"/{uuid4()}/?q=salaisuus")
    with translation.override(language):
        page = render_to_string(f"shell/{name}.html", {}, request)
    assert "<h1>" in page
    assert "salaisuus" not in page
    assert 'href="/"' in page
