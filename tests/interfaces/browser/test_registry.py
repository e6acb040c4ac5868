"""The pages about a client's records, in a real browser."""

from uuid import uuid4

import pytest

from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.platform.outbox.types import Outcome, OutcomeKind
from kotokirja.usecases.registry_delivery import note_outcome
from tests.cast import AT, MALLILA, Cast, take_on
from tests.domains.registry import harness
from tests.domains.registry.harness import Model
from tests.interfaces.browser.conftest import Check


@pytest.fixture
def by_hand(settings: object) -> None:
    """Mallila records by hand."""
    settings.KOTOKIRJA_REGISTRY_WAYS = {MALLILA: "MANUAL"}  # type: ignore[attr-defined]


def test_where_the_records_are(cast: Cast, check_page: Check) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=3, at=AT)
    rows = harness.behind("SELECT id FROM outbox_outboxmessage WHERE subject_id = %s ORDER BY sequence", (client,))
    outcomes = (
        Outcome(kind=OutcomeKind.ACKNOWLEDGED, receipt=uuid4(), recorded_at=AT),
        Outcome(kind=OutcomeKind.REFUSED, fault="HTTP_422"),
        Outcome(kind=OutcomeKind.UNKNOWN, fault="NO_ANSWER"),
    )
    for (message,), outcome in zip(rows, outcomes, strict=True):
        note_outcome(
            actor=worker_for(municipality=MALLILA),
            subject=client,
            message=message,  # type: ignore[arg-type]
            outcome=outcome,
            at=AT,
        )
    check_page(cast.own_worker, f"/clients/{client}/registry/", name="registry-states")
    check_page(cast.own_worker, f"/clients/{take_on(cast)}/registry/", name="registry-empty")


@pytest.mark.usefixtures("by_hand")
def test_carrying_a_record_over_by_hand(cast: Cast, check_page: Check) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    page = check_page(cast.own_worker, f"/clients/{client}/registry/", name="registry-by-hand")
    page.locator("main td a.btn").click()
    assert "registry" in page.url
    check_page(cast.own_worker, page.url, name="registry-manual")
