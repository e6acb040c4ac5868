"""One client's way from the door to the national register, in a browser, over real HTTP, with every process running."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kotokirja.kernel.calendar import add_years, helsinki_day
from tests.journeys.test_run import free_port, running, var

__all__ = ["var"]

pytestmark = [
    pytest.mark.enable_socket,
]
TODAY = helsinki_day(datetime.now(UTC))  # noqa: TID251 - the services read the clock, and so must who visits them
LAST = add_years(TODAY, 1) - timedelta(days=1)
TOPICS = ("ground", "life-situation", "education", "work", "language", "competence", "goals", "networks",
          "participants", "needs")  # fmt: skip


def written(day: date) -> str:
    """A day as an officer types it."""
    return f"{day.day}.{day.month}.{day.year}"


class Officer:
    """Somebody at a browser."""

    def __init__(self, page: Page, base: str, username: str, password: str) -> None:
        self.page, self.base = page, base
        self.go("/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")

    def go(self, path: str) -> None:
        """Open a page of the service."""
        self.page.goto(path if path.startswith("http") else self.base + path)

    def fill(self, **values: str) -> None:
        """Fill the fields that can be seen, lists by their value."""
        for name, value in values.items():
            field = self.page.locator(f"main form [name={name}]:visible").first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def save(self) -> None:
        """Press the one primary button; an error ends the journey with its words."""
        self.page.locator("main form button.btn--main").first.click()
        problems = self.page.locator(".errsum")
        assert problems.count() == 0, problems.inner_text()

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()


@pytest.fixture(scope="module")
def try_out(var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """The addresses of both services and the try-out password, while everything runs."""
    ports = free_port(), free_port()
    with running(var, ports, tmp_path_factory.mktemp("journey") / "run.log"):
        password = re.search(r"password (\S+)", (var / "try-out-accounts.txt").read_text())
        assert password
        yield f"http://localhost:{ports[0]}", f"http://localhost:{ports[1]}", password[1]


@pytest.mark.notice("N2.2", part="work")
@pytest.mark.notice("N2.2", part="record")
def test_from_the_door_to_the_national_register(try_out: tuple[str, str, str], browser: Browser) -> None:
    base, register, password = try_out

    def sign_in(where: str, username: str) -> Officer:
        return Officer(browser.new_context(locale="en").new_page(), where, username, password)

    worker = sign_in(base, "mallila.case1")
    client = becomes_a_client(worker)
    is_assessed(worker, client)
    plan = agrees_on_a_plan(worker, client)
    is_reviewed(worker, plan)
    arrives_in_the_register(worker, client)

    officer = sign_in(register, "keha.rekisteri")
    assert "Kävelijä" in officer.text()

    supervisor = sign_in(base, "mallila.dpo")
    supervisor.go(f"/oversight/access-log/?subject={client.strip('/').rsplit('/', 1)[1]}")
    assert "Kävelijä, Koe" in supervisor.text()
    assert supervisor.page.locator("main table tbody tr").count() > 10

    supervisor.go("/999/notice/?lang=fi")
    assert "Henkilötietojen käsittely kotoutumispalveluissa" in supervisor.text()


def becomes_a_client(worker: Officer) -> str:
    """Searched for first, then made a client; returns the path of the file."""
    worker.go("/clients/new/")
    worker.fill(name="Kävelijä, Koe")
    worker.page.locator("main form button[type=submit]").first.click()
    create = worker.page.locator("form:has([value=create])")
    create.locator("[name=birth_date]").fill("3.4.1990")
    worker.fill(service_language="so", native_language="so", interpreter_need="ALWAYS", citizenship="SO")
    create.locator("button[type=submit]").click()
    path = worker.page.url.removeprefix(worker.base)
    worker.go(f"{path}edit/permit/")
    worker.fill(permit_type="A", aliens_act_section="87", granted_on="1.2.2026", valid_from="1.2.2026",
                valid_until="31.1.2030", source="MIGRI")  # fmt: skip
    worker.save()
    assert worker.page.locator("#permit .badge--src").first.is_visible()
    return path


def is_assessed(worker: Officer, client: str) -> None:
    """Each topic of the form, then the conclusion."""
    worker.go(f"{client}assessments/new/")
    worker.fill(eligibility="PROTECTION", learned_on="2.2.2026", interview_language="so")
    worker.save()
    assessment = worker.page.url
    for topic in TOPICS:
        worker.go(f"{assessment}pages/{topic}/")
        if topic == "ground":
            worker.fill(started_on="3.2.2026")
        for area in worker.page.locator("main form textarea:visible").all():
            area.fill("Kerrottu haastattelussa.")
        if topic == "participants":
            worker.fill(is_multisectoral="False")
        if topic == "goals":
            worker.fill(target_occupation="Leipuri")
        if topic == "language":
            worker.fill(language_level="A1.1")
        worker.page.check("[name=is_done]")
        worker.save()
    worker.go(f"{assessment}check/")
    worker.fill(outcome="PLAN_NEEDED", conclusion="Tarvitsee kotoutumiskoulutusta.", ready_on="4.2.2026")
    worker.save()
    worker.page.locator("main form[action*='/plan/'] button").first.click()


def agrees_on_a_plan(worker: Officer, client: str) -> str:
    """Goal, service with its reason, follow-up, agreement; returns the address of the plan."""
    plan = worker.page.url
    worker.go(f"{plan}parts/goals/")
    worker.fill(kind="EMPLOYMENT", horizon="LONG_TERM", text="Työ leipomossa.")
    worker.save()
    worker.go(f"{plan}parts/services/")
    worker.fill(kind="INTEGRATION_TRAINING", name="Kotoutumiskoulutus", reason="Kielitaito työhön.",
                starts_on="1.3.2026", ends_on="30.11.2026")  # fmt: skip
    worker.page.locator("[name=goal_id]").select_option(index=1)
    worker.save()
    for page, values in {
        "basis": {"is_jobseeker": "False"},
        "follow-up": {"follow_up": "Tapaaminen kahden kuukauden välein."},
        "participation": {"is_multisectoral": "False"},
    }.items():
        worker.go(f"{plan}pages/{page}/")
        worker.fill(**values)
        worker.save()
    worker.go(f"{plan}agree/")
    worker.fill(agreed_on=written(TODAY), agreed_by="Koe Kävelijä", agreed_how="IN_PERSON",
                valid_from=written(TODAY), valid_until=written(LAST), duration_reason="Koulutuksen kesto.",
                explained_on=written(TODAY), explained_in="so")  # fmt: skip
    worker.save()
    worker.go(client)
    assert worker.page.locator(".clock").count() >= 3
    assert worker.page.locator("svg.tl").first.is_visible()
    return plan


def is_reviewed(worker: Officer, plan: str) -> None:
    """A review that the client asked for."""
    worker.go(f"{plan}review/")
    worker.fill(
        reviewed_on=written(TODAY), reason="CLIENT_REQUEST", observations="Etenee sovitusti.", outcome="UNCHANGED"
    )
    worker.save()


def arrives_in_the_register(worker: Officer, client: str) -> None:
    """The file says of assessment, plan and review when the register took them."""
    for _ in range(60):
        worker.go(client)
        said = worker.page.locator("#registry").inner_text()
        if len(re.findall(r"\d+\.\d+\.\d{4} \d+\.\d\d", said)) >= 3:
            return
        worker.page.wait_for_timeout(500)
    raise AssertionError(said)
