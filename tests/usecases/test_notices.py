"""A notice is drafted, settled, checked and published by a named officer, and by nobody else (N0.1, N6.2)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.controllers import queries
from kotokirja.domains.controllers.types import Mending, NoticeState, Ruling
from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import NoticeVersionId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.checking import PointCode
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice.stored import canonical, digest_of_all, notice_of
from kotokirja.policy.vocabulary import Purpose, Role
from kotokirja.policy.wording import LANGUAGES, Wording
from kotokirja.usecases import notices, published_notices
from kotokirja.usecases.notices import (
    DraftOutOfDate,
    NotByWord,
    PointGone,
    PointsOpen,
    ReasonMissing,
    Running,
    VersionMoved,
    VersionNotFound,
)
from tests.cast import AT, KOEKYLA, MALLILA, TODAY, Cast, hire
from tests.notices import LOOK_ALIKE, OTHER_PHONE, checked, drafted, published, running, with_phone, without

pytestmark = pytest.mark.usefixtures("municipality_db")


@pytest.fixture
def officer(cast: Cast) -> Actor:
    """A data protection officer of a town in which nothing was published yet."""
    return hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja", municipality=next(_TOWNS))


def towns() -> Iterator[Any]:
    """Numbers of towns, a new one for each test: what is published stays."""
    yield from range(9_001, 9_999)


_TOWNS = towns()


def behind(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    """What stands behind the policies."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(statement, values)
        return [tuple(row) for row in cursor.fetchall()]


@pytest.mark.notice("N0.1", part="kept")
def test_a_version_goes_from_draft_to_checked_to_published_and_names_who_did_it(officer: Actor) -> None:
    version, digest = drafted(officer)
    view = notices.open_version(actor=officer, version_id=version, language="sv", running=running(), at=AT)
    assert (view.version.state, view.version.number, view.notice.language) == (NoticeState.DRAFT, None, "sv")
    notices.check(actor=officer, running=running(), version_id=version, digest=digest, at=AT)
    number = notices.publish(
        actor=officer, running=running(), version_id=version, digest=digest, is_material=True, reason="Ensimmäinen",
        at=AT,
    )  # fmt: skip
    assert number == 1
    desk = notices.overview(actor=officer, running=running(), at=AT)
    assert desk.draft is None
    (made,) = desk.published
    for done in (made.drafted, made.checked, made.published):
        assert done is not None
        assert (done.by, done.name, done.at) == (officer.account_id, "Tuija Tietosuoja", AT)
    assert (made.published_on, made.is_material, made.reason) == (TODAY, True, "Ensimmäinen")
    assert made.declaration == DECLARATION.version
    assert made.overlay == running().text


@pytest.mark.notice("N0.1", part="kept")
def test_a_published_version_is_dated_and_its_hash_can_be_computed_from_its_texts(officer: Actor) -> None:
    late = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)
    published(officer, at=late)
    (version,) = published_notices.published(municipality=officer.municipality)
    assert version.published_on == date(2027, 1, 1), "a day in Helsinki"
    assert version.languages == ("fi", "sv", "en")
    read = {
        language: published_notices.read(municipality=officer.municipality, number=1, language=language)
        for language in LANGUAGES
    }
    assert version.hash == digest_of_all({language: canonical(one.notice) for language, one in read.items()})
    assert read["fi"].notice.dated_text == "Päivätty 1.1.2027"
    assert read["sv"].notice.dated_text == "Daterad 1.1.2027"
    assert not read["en"].notice.is_draft


@pytest.mark.notice("N0.1", part="kept")
def test_older_versions_stay_readable_as_they_were(officer: Actor) -> None:
    published(officer)
    before = published_notices.read(municipality=officer.municipality, number=1, language="fi")
    published(officer, with_phone(OTHER_PHONE), at=AT + timedelta(days=40), is_material=True, reason="Puhelin")
    after = published_notices.read(municipality=officer.municipality, number=1, language="fi")
    assert (after.notice, after.hash) == (before.notice, before.hash)
    assert [one.number for one in after.all] == [2, 1]
    assert OTHER_PHONE in canonical(
        published_notices.read(municipality=officer.municipality, number=2, language="fi").notice
    )


def test_a_draft_is_no_published_notice(officer: Actor) -> None:
    drafted(officer)
    assert published_notices.published(municipality=officer.municipality) == ()
    assert published_notices.current(municipality=officer.municipality, language="fi") is None
    checked(officer)
    assert published_notices.published(municipality=officer.municipality) == ()


def test_only_a_checked_version_is_published_and_only_once(officer: Actor) -> None:
    version, digest = drafted(officer)

    def publish() -> int:
        return notices.publish(
            actor=officer, running=running(), version_id=version, digest=digest, is_material=False, reason="x", at=AT
        )

    with pytest.raises(VersionMoved):
        publish()
    notices.check(actor=officer, running=running(), version_id=version, digest=digest, at=AT)
    assert publish() == 1
    with pytest.raises(VersionMoved):
        publish()
    with pytest.raises(VersionMoved):
        notices.check(actor=officer, running=running(), version_id=version, digest=digest, at=AT)


def test_what_was_read_is_what_is_checked(officer: Actor) -> None:
    version, _ = drafted(officer)
    with pytest.raises(VersionMoved):
        notices.check(actor=officer, running=running(), version_id=version, digest="0" * 64, at=AT)


def test_a_text_that_is_not_the_one_that_was_read_is_not_published(officer: Actor) -> None:
    version, digest = checked(officer)
    behind(
        "UPDATE controllers_noticetext SET content = replace(content, %s, %s) WHERE version_id = %s RETURNING id",
        ['"version_text":"', '"version_text":"x', version],
    )
    with pytest.raises(DraftOutOfDate):
        notices.publish(
            actor=officer, running=running(), version_id=version, digest=digest, is_material=False, reason="x", at=AT
        )
    assert published_notices.published(municipality=officer.municipality) == ()


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(officer: Actor) -> None:
    version, digest = checked(officer)
    outcomes: list[object] = []
    start = Barrier(2)

    def publish() -> None:
        start.wait()
        try:
            outcomes.append(
                notices.publish(
                    actor=replace(officer, request_id=uuid4()),
                    running=running(),
                    version_id=version,
                    digest=digest,
                    is_material=False,
                    reason="x",
                    at=AT,
                )
            )
        except VersionMoved as told:
            outcomes.append(told)
        finally:
            connection.close()

    threads = [Thread(target=publish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["VersionMoved", "int"]
    assert len(published_notices.published(municipality=officer.municipality)) == 1


def test_a_new_draft_takes_the_place_of_the_open_one(officer: Actor) -> None:
    first, digest = checked(officer)
    second, _ = drafted(officer)
    desk = notices.overview(actor=officer, running=running(), at=AT)
    assert desk.draft is not None
    assert desk.draft.id == second
    with pytest.raises(VersionNotFound):
        notices.open_version(actor=officer, version_id=first, language="fi", running=running(), at=AT)
    with pytest.raises(VersionMoved):
        notices.publish(
            actor=officer, running=running(), version_id=first, digest=digest, is_material=False, reason="x", at=AT
        )


def other_declaration() -> Running:
    rules = tuple(
        replace(rule, text=Wording(fi="Koe.", sv="Prov.", en="Trial.")) if rule.purpose is Purpose.GUIDANCE else rule
        for rule in DECLARATION.purposes
    )
    return replace(running(), declaration=replace(DECLARATION, purposes=rules))


@pytest.mark.parametrize(
    "now",
    [
        with_phone(OTHER_PHONE),
        other_declaration(),
        running(**{'accessibility = "': 'accessibility = "uusi.'}),
        running(**{"[notice]\n": '[notice]\nlanguages = ["fi", "sv"]\n'}),
    ],
    ids=["phone", "declaration", "beside the text", "languages"],
)
def test_a_draft_that_no_longer_says_what_holds_has_to_be_drafted_anew(officer: Actor, now: Running) -> None:
    version, digest = drafted(officer)
    assert not notices.overview(actor=officer, running=running(), at=AT).is_out_of_date
    assert notices.overview(actor=officer, running=now, at=AT).is_out_of_date
    with pytest.raises(DraftOutOfDate):
        notices.check(actor=officer, running=now, version_id=version, digest=digest, at=AT)
    notices.check(actor=officer, running=running(), version_id=version, digest=digest, at=AT)
    with pytest.raises(DraftOutOfDate):
        notices.publish(
            actor=officer, running=now, version_id=version, digest=digest, is_material=False, reason="x", at=AT
        )
    assert published(officer, now)[1] == 1, "drafted anew it can be published"


def test_publishing_waits_for_each_point_and_an_officer_settles_what_can_be_true(officer: Actor) -> None:
    now = with_phone(LOOK_ALIKE)
    version, digest = checked(officer, now)

    def publish() -> int:
        return notices.publish(
            actor=officer, running=now, version_id=version, digest=digest, is_material=False, reason="x", at=AT
        )

    with pytest.raises(PointsOpen) as refused:
        publish()
    (state,) = refused.value.states
    assert (state.point.code, state.mending) == (PointCode.LOOK_ALIKE_NUMBERS, Mending.BY_WORD)
    notices.settle(
        actor=officer, running=now, digest=state.digest, ruling=Ruling.CONFIRMED, note="Molemmat ovat oikein.", at=AT
    )
    (settled,) = notices.overview(actor=officer, running=now, at=AT).states
    assert not settled.is_open
    assert settled.settlement is not None
    assert (settled.settlement.note, settled.settlement.settled.by) == ("Molemmat ovat oikein.", officer.account_id)
    assert publish() == 1


def test_a_word_can_be_taken_back_and_then_publishing_waits_again(officer: Actor) -> None:
    now = with_phone(LOOK_ALIKE)
    (state,) = notices.overview(actor=officer, running=now, at=AT).open
    for minute, ruling in enumerate((Ruling.CONFIRMED, Ruling.REOPENED, Ruling.CONFIRMED)):
        notices.settle(
            actor=officer, running=now, digest=state.digest, ruling=ruling, note="Sanoin.",
            at=AT + timedelta(minutes=minute),
        )  # fmt: skip
        (seen,) = notices.overview(actor=officer, running=now, at=AT).states
        assert seen.is_open is (ruling is Ruling.REOPENED)


def test_a_point_whose_values_changed_is_open_again(officer: Actor) -> None:
    now = with_phone(LOOK_ALIKE)
    (state,) = notices.overview(actor=officer, running=now, at=AT).open
    notices.settle(actor=officer, running=now, digest=state.digest, ruling=Ruling.CONFIRMED, note="Oikein.", at=AT)
    other = with_phone("019 000 2502")
    (changed_point,) = notices.overview(actor=officer, running=other, at=AT).states
    assert changed_point.is_open
    assert changed_point.settlement is None
    assert changed_point.earlier is not None
    assert changed_point.earlier.note == "Oikein."
    with pytest.raises(PointGone):
        notices.settle(actor=officer, running=other, digest=state.digest, ruling=Ruling.CONFIRMED, note="x", at=AT)


@pytest.mark.parametrize(
    ("now", "code", "mending"),
    [
        (without("secure_mail"), PointCode.FACT_MISSING, Mending.DEMANDED_BY_LAW),
        (with_phone("soita"), PointCode.NOT_A_PHONE_NUMBER, Mending.MALFORMED),
    ],
)
def test_what_only_the_overlay_mends_nobody_settles(
    officer: Actor, now: Running, code: PointCode, mending: Mending
) -> None:
    (state,) = (one for one in notices.overview(actor=officer, running=now, at=AT).open if one.point.code is code)
    assert state.mending is mending
    with pytest.raises(NotByWord):
        notices.settle(actor=officer, running=now, digest=state.digest, ruling=Ruling.CONFIRMED, note="x", at=AT)
    version, digest = checked(officer, now)
    with pytest.raises(PointsOpen):
        notices.publish(
            actor=officer, running=now, version_id=version, digest=digest, is_material=False, reason="x", at=AT
        )


def test_from_the_second_version_on_the_officer_says_whether_and_why_it_matters(officer: Actor) -> None:
    published(officer, reason="")
    with pytest.raises(ReasonMissing):
        published(officer, with_phone(OTHER_PHONE), reason="  ")
    published(officer, with_phone(OTHER_PHONE), is_material=True, reason="Numero vaihtui.")
    newest, oldest = published_notices.published(municipality=officer.municipality)
    assert (newest.number, newest.is_material) == (2, True)
    assert (oldest.number, oldest.is_material) == (1, False)


@pytest.mark.notice("N0.1", part="kept")
def test_the_system_sees_when_the_published_notice_says_another_thing_than_what_holds(officer: Actor) -> None:
    published(officer)
    same = notices.overview(actor=officer, running=running(), at=AT + timedelta(days=3)).drift
    assert same is not None
    assert not same.is_there
    drift = notices.overview(actor=officer, running=with_phone(OTHER_PHONE), at=AT).drift
    assert drift is not None
    assert drift.is_there
    assert {language: one.count for language, one in drift.differences.items()} == dict.fromkeys(LANGUAGES, 1)
    declared = notices.overview(actor=officer, running=other_declaration(), at=AT).drift
    assert declared is not None
    assert {change.statement for section in declared.differences["fi"].sections for change in section.changes} == {
        "N2.1"
    }
    fewer = running(**{"[notice]\n": '[notice]\nlanguages = ["fi", "sv"]\n'})
    less = notices.overview(actor=officer, running=fewer, at=AT).drift
    assert less is not None
    assert less.is_there, "a language that is given up is a difference too"


@pytest.mark.notice("N1.1", part="versions")
@pytest.mark.notice("N1.2", part="versions")
def test_the_profile_of_a_day_is_what_the_version_in_force_said(officer: Actor) -> None:
    published(officer)
    moved = running(
        **{'phone = "019 000 1000"': f'phone = "{OTHER_PHONE}"', 'street = "Mallikatu 1"': 'street = "Uusikuja 2"'}
    )
    published(officer, moved, at=AT + timedelta(days=10), reason="Muutto")

    def said_on(day: date) -> str | None:
        profile = published_notices.profile_on(municipality=officer.municipality, on=day, language="fi")
        return (
            None
            if profile is None
            else " ".join(line for facts in profile.facts for fact in facts.facts for line in fact.lines)
        )

    assert said_on(TODAY - timedelta(days=1)) is None
    first, second = said_on(TODAY), said_on(TODAY + timedelta(days=10))
    assert first == said_on(TODAY + timedelta(days=9))
    assert first is not None
    assert second is not None
    assert ("019 000 1000" in first, OTHER_PHONE in first, "Uusikuja 2" in first) == (True, False, False)
    assert ("019 000 1000" in second, OTHER_PHONE in second, "Uusikuja 2" in second) == (False, True, True)
    published(officer, replace(moved, text=f"{moved.text}\n# unchanged"), at=AT + timedelta(days=20), reason="Sama")
    periods = published_notices.profile_periods(municipality=officer.municipality, language="sv")
    assert [(one.numbers, one.since, one.until) for one in periods] == [
        ((2, 3), TODAY + timedelta(days=10), None), ((1,), TODAY, TODAY + timedelta(days=10)),
    ]  # fmt: skip


@pytest.mark.notice("N6.2", part="named")
def test_nobody_but_the_data_protection_officer_and_no_job_touches_a_notice(cast: Cast, officer: Actor) -> None:
    version, digest = checked(officer)
    worker = worker_for(municipality=officer.municipality)
    others = [replace(actor, municipality=officer.municipality) for actor in cast.everybody().values()
              if actor.role is not Role.DATA_PROTECTION_OFFICER]  # fmt: skip
    for actor in (*others, worker):
        for act in (
            lambda a: notices.overview(actor=a, running=running(), at=AT),
            lambda a: notices.open_version(actor=a, version_id=version, language="fi", running=running(), at=AT),
            lambda a: notices.draft(actor=a, running=running(), at=AT),
            lambda a: notices.settle(actor=a, running=running(), digest="x", ruling=Ruling.CONFIRMED, note="x", at=AT),
            lambda a: notices.check(actor=a, running=running(), version_id=version, digest=digest, at=AT),
            lambda a: notices.publish(
                actor=a, running=running(), version_id=version, digest=digest, is_material=False, reason="x", at=AT
            ),
            lambda a: notices.compare(actor=a, older=version, newer=None, language="fi", running=running(), at=AT),
        ):
            with pytest.raises(NotPermitted):
                act(actor)


@pytest.mark.notice("N0.2")
def test_another_municipalitys_draft_is_not_there(cast: Cast, officer: Actor) -> None:
    version, digest = checked(officer)
    other = hire(Role.DATA_PROTECTION_OFFICER, "Toinen Tietosuoja", municipality=KOEKYLA)
    for act in (
        lambda: notices.open_version(actor=other, version_id=version, language="fi", running=running(), at=AT),
        lambda: notices.compare(actor=other, older=version, newer=None, language="fi", running=running(), at=AT),
        lambda: notices.check(actor=other, running=running(), version_id=version, digest=digest, at=AT),
    ):
        with pytest.raises(VersionNotFound):
            act()
    with pytest.raises(VersionMoved):
        notices.publish(
            actor=other, running=running(), version_id=version, digest=digest, is_material=False, reason="x", at=AT
        )
    assert notices.overview(actor=other, running=running(), at=AT).draft is None
    drafted(other)
    desk = notices.overview(actor=officer, running=running(), at=AT)
    assert desk.draft is not None
    assert desk.draft.id == version


def test_any_two_versions_are_told_apart_and_a_version_from_what_holds(officer: Actor) -> None:
    first, _ = published(officer)
    second, _ = published(officer, with_phone(OTHER_PHONE), reason="Numero")
    draft, _ = drafted(officer, with_phone("050 765 4321"))

    def reworded(older: NoticeVersionId, newer: NoticeVersionId | None) -> str:
        found = notices.compare(
            actor=officer, older=older, newer=newer, language="en", running=with_phone("050 999 0000"), at=AT
        )
        assert found is not None
        return " ".join(
            piece.text for section in found.difference.sections for change in section.changes for piece in change.pieces
        )

    assert OTHER_PHONE in reworded(first, second)
    assert "765" in reworded(second, draft)
    assert "999" in reworded(second, None)
    compared = published_notices.compare(municipality=officer.municipality, older=2, newer=1, language="fi")
    assert compared is not None
    assert compared == published_notices.compare(
        municipality=officer.municipality, older=None, newer=None, language="fi"
    ), "the newest two, when none are named"
    assert (compared.older.number, compared.newer.number) == (1, 2), "the older one is the one before"
    with pytest.raises(VersionNotFound):
        published_notices.compare(municipality=officer.municipality, older=1, newer=3, language="fi")


def test_what_is_read_costs_the_same_for_one_version_and_for_many(officer: Actor) -> None:
    published(officer)

    def statements() -> list[int]:
        counts = []
        for act in (
            lambda: notices.overview(actor=officer, running=running(), at=AT),
            lambda: published_notices.published(municipality=officer.municipality),
            lambda: published_notices.current(municipality=officer.municipality, language="fi"),
            lambda: published_notices.profile_periods(municipality=officer.municipality, language="fi"),
        ):
            with CaptureQueriesContext(connection) as seen:
                act()
            counts.append(len([one for one in seen if not one["sql"].startswith(("BEGIN", "COMMIT"))]))
        return counts

    few = statements()
    for number in range(4):
        published(officer, with_phone(f"050 123 456{number}"), reason="Numero")
    assert statements() == few
    assert few == [4, 1, 2, 2]
    assert queries.published_notices(municipality=MALLILA) is not None


def test_the_log_names_each_step(officer: Actor) -> None:
    acting = replace(officer, request_id=uuid4())
    published(acting)
    rows = behind("SELECT action, actor, purpose FROM audit.entry WHERE request_id = %s", [acting.request_id])
    assert {action for action, _, _ in rows} >= {
        "staff:notice:draft", "staff:notice:read", "staff:notice:check", "staff:notice:publish",
    }  # fmt: skip
    assert {actor for _, actor, _ in rows} == {officer.account_id}
    assert notice_of(canonical(running().notices(on=TODAY)["fi"])).language == "fi"
