"""The search by name: within the own teams person by person, in the municipality by the order of names, else by index."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random

import pytest
from django.db import connections, transaction

from kotokirja.domains.clients import search
from kotokirja.domains.clients.types import Hits
from kotokirja.usecases import clients
from tests.cast import AT, Cast, newcomer, take_on
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("municipality_db")

NAMESAKES = 24


@pytest.fixture(scope="module", autouse=True)
def namesakes(cast: Cast) -> None:
    """Two dozen people of one last name, one whose name is nearly that, and one of the own name in another team."""
    for number in range(NAMESAKES):
        take_on(
            cast, person=replace(make_person(Random(number)), last_name="Etsittävä", first_names=f"Malli{number:02d}")
        )
    take_on(cast, person=replace(make_person(Random(99)), last_name="Etsitävä", first_names="Yksinäinen"))
    other = replace(make_person(Random(98)), last_name="Etsittävä", first_names="Toisaalla")
    clients.create(
        actor=cast.stranger,
        newcomer=newcomer(team=cast.other_team, worker=cast.stranger.account_id, person=other),
        at=AT,
    )


@contextmanager
def through_the_index() -> Iterator[None]:
    """Every circle counts as large, as one of thousands of clients does."""
    set_definition(search.DEFINITION.replace(f"<= {search.FEW} THEN", "< 0 THEN"))
    try:
        yield
    finally:
        set_definition(search.DEFINITION)


def set_definition(text: str) -> None:
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE municipality_search_owner")
        cursor.execute(text)


def own(cast: Cast, text: str) -> Hits:
    return clients.search_own(actor=cast.own_worker, text=text, at=AT)


def whole(cast: Cast, text: str) -> Hits:
    return clients.search_before_create(actor=cast.own_worker, name=text, born_on=None, code=None, at=AT)


@pytest.mark.parametrize("text", ["etsittava", "Etsitävä yksin", "Estittävä", "malli07", "aivan muu nimi"])
def test_a_small_circle_and_a_large_one_find_the_same_people_in_the_same_order(cast: Cast, text: str) -> None:
    small = own(cast, text)
    with through_the_index():
        large = own(cast, text)
    assert [hit.client_id for hit in small.rows] == [hit.client_id for hit in large.rows]
    assert small.has_more == large.has_more


def test_a_misspelt_name_finds_the_person(cast: Cast) -> None:
    assert any(hit.name.startswith("Etsittävä") for hit in own(cast, "Estittävä").rows)
    assert own(cast, "aivan muu nimi").rows == ()


def test_nobody_of_another_team_is_found_in_the_own_ones(cast: Cast) -> None:
    assert not [hit for hit in own(cast, "Etsittävä Toisaalla").rows if hit.name.endswith("Toisaalla")]
    assert [hit for hit in whole(cast, "Etsittävä Toisaalla").rows if hit.name.endswith("Toisaalla")], "the control"


def test_an_exact_name_that_fills_the_page_comes_in_the_order_of_names(cast: Cast) -> None:
    found = whole(cast, "Etsittävä")
    assert len(found.rows) == 20
    assert found.has_more
    assert [hit.name for hit in found.rows] == sorted(hit.name for hit in found.rows)
    assert found.rows[0].name == "Etsittävä, Malli00"


def test_an_exact_name_that_does_not_fill_it_is_weighed_with_those_alike(cast: Cast) -> None:
    names = [hit.name for hit in whole(cast, "Etsitävä").rows]
    assert names[0] == "Etsitävä, Yksinäinen"
    assert len(names) == 20
