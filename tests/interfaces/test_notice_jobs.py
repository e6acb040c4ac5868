"""The PDFs of a published notice are made once each, by a job that is asked for in the publishing transaction."""

import json
import subprocess
import sys
from hashlib import sha256
from typing import Any

import pytest
from django.db import connections

from kotokirja.interfaces.jobs import notices as jobs
from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import MunicipalityCode, NoticeVersionId
from kotokirja.platform.door import Actor
from kotokirja.policy.notice import Notice
from kotokirja.policy.vocabulary import Role
from kotokirja.policy.wording import LANGUAGES
from kotokirja.usecases import notices_work, published_notices
from kotokirja.usecases.notices import PointsOpen
from tests.cast import AT, hire
from tests.notices import LOOK_ALIKE, OTHER_PHONE, as_worker, drafted, published, with_phone
from tests.plugins.cluster import TestDatabase

TOWN = MunicipalityCode(9200)


@pytest.fixture(scope="module")
def officer(municipality_db: TestDatabase) -> Actor:
    return hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja", municipality=TOWN)


def asked_for() -> list[Any]:
    """The jobs that wait in the queue, with their arguments."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'notices.make_pdfs' ORDER BY id")
        return [json.loads(args) if isinstance(args, str) else args for (args,) in cursor.fetchall()]


def work_on(version: NoticeVersionId, made: list[str]) -> int:
    """Do the job with a renderer that keeps the languages that it was asked for."""

    def renderer(notice: Notice) -> bytes:
        made.append(notice.language)
        return f"%PDF-1.7 {notice.language} {notice.dated}".encode()

    with as_worker():
        return jobs.make_all(municipality=TOWN, version_id=version, clock=lambda: AT, renderer=renderer)


@pytest.mark.notice("N0.1", part="pdf")
def test_publishing_asks_for_the_pdfs_and_the_job_makes_each_once(officer: Actor) -> None:
    before = asked_for()
    version, number = published(officer)
    assert asked_for() == [*before, {"municipality": TOWN, "version": str(version)}], "numbers only"
    made: list[str] = []
    assert work_on(version, made) == len(LANGUAGES)
    assert set(made) == set(LANGUAGES)
    kept = {
        language: published_notices.pdf(municipality=TOWN, number=number, language=language) for language in LANGUAGES
    }
    for language, pdf in kept.items():
        assert pdf is not None
        assert pdf.content == f"%PDF-1.7 {language} 2026-11-24".encode()
        assert pdf.hash == sha256(pdf.content).hexdigest()
    assert work_on(version, made) == 0, "a second time there is nothing to do"
    assert len(made) == len(LANGUAGES)


def test_what_was_not_published_asks_for_nothing(officer: Actor) -> None:
    before = asked_for()
    with pytest.raises(PointsOpen):
        published(officer, with_phone(LOOK_ALIKE))
    assert asked_for() == before
    draft, _ = drafted(officer)
    assert work_on(draft, []) == 0


def test_a_job_that_died_halfway_makes_only_the_rest(officer: Actor) -> None:
    version, number = published(officer, with_phone(OTHER_PHONE), reason="Numero")
    worker = worker_for(municipality=TOWN)
    with as_worker():
        notices_work.keep_pdf(actor=worker, version_id=version, language="fi", content=b"first", at=AT)
    made: list[str] = []
    assert work_on(version, made) == len(LANGUAGES) - 1
    assert "fi" not in made
    pdf = published_notices.pdf(municipality=TOWN, number=number, language="fi")
    assert pdf is not None
    assert pdf.content == b"first"


def test_a_lost_job_is_asked_for_anew_until_the_pdfs_are_there(officer: Actor) -> None:
    version, _ = published(officer, with_phone("050 765 4321"), reason="Numero")
    worker = worker_for(municipality=TOWN)
    before = len(asked_for())
    with as_worker():
        assert notices_work.resume_lost(actor=worker, at=AT) == 1
    assert asked_for()[before:] == [{"municipality": TOWN, "version": str(version)}]
    work_on(version, [])
    with as_worker():
        assert notices_work.resume_lost(actor=worker, at=AT) == 0


@pytest.mark.notice("N0.1", part="pdf")
def test_the_task_lays_out_the_real_document(officer: Actor) -> None:
    version, number = published(officer, with_phone("050 765 4322"), reason="Numero")
    with as_worker():
        jobs.make_pdfs(municipality=TOWN, version=str(version))
    pdf = published_notices.pdf(municipality=TOWN, number=number, language="sv")
    assert pdf is not None
    assert pdf.content.startswith(b"%PDF-1.7")
    assert len(pdf.content) > 20_000


def test_no_page_loads_what_lays_documents_out() -> None:
    code = (
        "import django, sys; django.setup(); import kotokirja.interfaces.jobs.notices, kotokirja.interfaces.notice.urls,"
        " kotokirja.interfaces.staff.urls; print([name for name in sys.modules if 'weasyprint' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
