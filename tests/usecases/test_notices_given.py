"""Giving the privacy notice to a client: who records it, what is due afterwards, and what stays of a mistake."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import uuid4

import pytest
from django.db import IntegrityError

from kotokirja.domains.clients.types import GivenHow, ListedClient, NoticeFault, NoticeHanding, NoticeTask
from kotokirja.kernel.calendar import HELSINKI, helsinki_day
from kotokirja.kernel.ids import ClientId, NoticeVersionId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.usecases import desk, files
from kotokirja.usecases import notices_given as notices
from kotokirja.usecases.notices_given import NothingPublished, NoticeNotGivable, OpenedNotices, StaleVersion
from tests.cast import AT, KOEKYLA, TODAY, Cast, hire, take_on
from tests.notices import OTHER_PHONE, published, with_phone

pytestmark = [pytest.mark.usefixtures("municipality_db"), pytest.mark.notice("N0.1", part="given")]

FIRST_AT: Final = datetime(2026, 2, 2, 10, 0, tzinfo=HELSINKI)
FIRST_ON: Final = helsinki_day(FIRST_AT)
OUTSIDERS: Final = ("stranger", "other_lead", "abroad", "administrator", "records_officer", "compensation_officer",
                    "data_protection_officer", "county_participant", "interpreting_coordinator")  # fmt: skip


@pytest.fixture(scope="module")
def first(cast: Cast) -> NoticeVersionId:
    """The first published version."""
    return published(cast.data_protection_officer, at=FIRST_AT, is_material=True)[0]


def handing(notice: NoticeVersionId, **changes: object) -> NoticeHanding:
    made = NoticeHanding(notice_id=notice, given_on=TODAY, language="fi", how=GivenHow.HANDED)
    return replace(made, **changes)  # type: ignore[arg-type]


def opened(actor: Actor, client: ClientId, at: datetime = AT) -> OpenedNotices:
    return notices.open_notices(actor=actor, client_id=client, language="fi", at=at)


def test_before_the_first_publication_nothing_is_due_and_no_letter_is_written(cast: Cast) -> None:
    """It stands first: nobody has published yet in this module's database."""
    client = take_on(cast)
    view = opened(cast.own_worker, client)
    assert (view.published, view.standing.task, view.standing.newest) == ((), None, None)
    with pytest.raises(NothingPublished):
        notices.write_letter(actor=cast.own_worker, client_id=client, at=AT)
    assert desk.open_desk(actor=cast.own_worker, is_team=True, at=AT).without_notice == 0
    assert desk.list_without_notice(actor=cast.own_worker, is_team=True, page=1, at=AT).rows == ()


@pytest.mark.parametrize("name", ["own_worker", "teammate", "lead", "guidance_worker"])
def test_whoever_works_with_the_client_records_which_notice_when_in_which_language_and_how(
    cast: Cast, first: NoticeVersionId, name: str
) -> None:
    client, actor = take_on(cast), getattr(cast, name)
    assert opened(actor, client).standing.task is NoticeTask.NEVER_GIVEN
    wanted = handing(first, language="sv", how=GivenHow.EXPLAINED, explained_in="so", given_on=date(2026, 5, 12))
    row = notices.give_notice(actor=actor, client_id=client, handing=wanted, at=AT)
    file = files.open_file(actor=actor, client_id=client, at=AT)
    (given,) = file.file.notices
    assert (given.id, given.notice_id, given.given_on) == (row, first, date(2026, 5, 12))
    assert (given.language, given.how, given.explained_in) == ("sv", "EXPLAINED", "so")
    assert file.notice.task is None
    for column in ("notice_id", "given_on", "language", "how", "explained_in"):
        known = file.trail.known["clients.NoticeGiven", row, column]
        assert (known.source, known.recorder) == (SourceCode.OFFICER, actor.display_name)


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_else_looks_records_corrects_removes_or_writes_a_letter(
    cast: Cast, first: NoticeVersionId, name: str
) -> None:
    client, outsider = take_on(cast), getattr(cast, name)
    row = notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first), at=AT)
    who = {"actor": outsider, "client_id": client, "at": AT}
    for act in (
        lambda: notices.open_notices(**who, language="fi"),
        lambda: notices.give_notice(**who, handing=handing(first)),
        lambda: notices.correct_notice(**who, row=row, version=1, handing=handing(first, language="sv")),
        lambda: notices.withdraw_notice(**who, row=row, version=1),
        lambda: notices.write_letter(**who),
    ):
        with pytest.raises(NotPermitted):
            act()
    (given,) = opened(cast.own_worker, client).file.notices
    assert (given.version, given.language) == (1, "fi")


def test_who_sees_no_arrangements_of_dealing_does_not_see_which_notice_was_given(
    cast: Cast, first: NoticeVersionId
) -> None:
    client = take_on(cast)
    notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first), at=AT)
    file = files.open_file(actor=cast.compensation_officer, client_id=client, at=AT)
    assert (file.file.notices, file.published, file.notice.task) == ((), (), None)
    assert not [key for key in file.trail.known if key[0] == "clients.NoticeGiven" and key[2] != "is_void"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"given_on": TODAY + timedelta(days=1)}, NoticeFault.DAY_IN_FUTURE),
        ({"given_on": FIRST_ON - timedelta(days=1)}, NoticeFault.BEFORE_PUBLISHED),
        ({"language": "so"}, NoticeFault.LANGUAGE_LACKING),
        ({"notice_id": NoticeVersionId(uuid4())}, NoticeFault.NOT_PUBLISHED),
        ({"how": GivenHow.EXPLAINED}, NoticeFault.EXPLAINED_IN_MISSING),
        ({"explained_in": "so"}, NoticeFault.EXPLAINED_IN_NEEDLESS),
    ],
)
def test_what_cannot_have_been_is_not_recorded(
    cast: Cast, first: NoticeVersionId, changes: dict[str, object], fault: NoticeFault
) -> None:
    client = take_on(cast)
    with pytest.raises(NoticeNotGivable) as refused:
        notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first, **changes), at=AT)
    assert refused.value.faults == (fault,)
    assert opened(cast.own_worker, client).file.notices == ()
    row = notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first), at=AT)
    with pytest.raises(NoticeNotGivable):
        notices.correct_notice(
            actor=cast.own_worker, client_id=client, row=row, version=1, handing=handing(first, **changes), at=AT
        )


def test_another_municipalitys_notice_is_none_that_can_be_given(cast: Cast, first: NoticeVersionId) -> None:
    officer = hire(Role.DATA_PROTECTION_OFFICER, "Tuula Toisaalla", municipality=KOEKYLA)
    theirs, _ = published(officer, at=FIRST_AT, is_material=True)
    client = take_on(cast)
    with pytest.raises(NoticeNotGivable) as refused:
        notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(theirs), at=AT)
    assert refused.value.faults == (NoticeFault.NOT_PUBLISHED,)


def test_a_record_is_corrected_and_keeps_what_stood_before(cast: Cast, first: NoticeVersionId) -> None:
    client = take_on(cast)
    row = notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first), at=AT)
    right = handing(first, language="sv", how=GivenHow.POST)
    assert notices.correct_notice(actor=cast.teammate, client_id=client, row=row, version=1, handing=right, at=AT) == 2
    with pytest.raises(StaleVersion):
        notices.correct_notice(actor=cast.own_worker, client_id=client, row=row, version=1, handing=right, at=AT)
    view = opened(cast.own_worker, client)
    (given,) = view.file.notices
    assert (given.version, given.language, given.how) == (2, "sv", "POST")
    language = view.trail.known["clients.NoticeGiven", row, "language"]
    assert (language.recorder, [one.value for one in language.earlier]) == (cast.teammate.display_name, ["fi"])


def test_a_record_by_mistake_leaves_the_file_and_the_task_comes_back(cast: Cast, first: NoticeVersionId) -> None:
    client = take_on(cast)
    row = notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first), at=AT)
    assert opened(cast.own_worker, client).standing.task is None
    notices.withdraw_notice(actor=cast.own_worker, client_id=client, row=row, version=1, at=AT)
    view = opened(cast.own_worker, client)
    assert (view.file.notices, view.standing.task) == ((), NoticeTask.NEVER_GIVEN)
    assert [one.value for one in view.trail.known["clients.NoticeGiven", row, "is_void"].earlier] == [False]
    assert view.trail.known["clients.NoticeGiven", row, "language"].recorder == cast.own_worker.display_name


def test_the_database_itself_refuses_a_talk_without_a_language(
    cast: Cast, first: NoticeVersionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = take_on(cast)
    monkeypatch.setattr("kotokirja.domains.clients.rules.handing_faults", lambda *_, **__: ())
    for changes in ({"how": GivenHow.EXPLAINED}, {"explained_in": "so"}):
        with pytest.raises(IntegrityError, match="clients_notice_explained"):
            notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(first, **changes), at=AT)
    both = handing(first, how=GivenHow.EXPLAINED, explained_in="so")
    notices.give_notice(actor=cast.own_worker, client_id=client, handing=both, at=AT)
    assert len(opened(cast.own_worker, client).file.notices) == 1, "control: both together are let in"


def test_a_letter_says_what_the_published_version_says_of_its_sender(cast: Cast, first: NoticeVersionId) -> None:
    client = take_on(cast, service_language="sv")
    content = notices.write_letter(actor=cast.guidance_worker, client_id=client, at=AT)
    assert (content.notice.id, content.language) == (first, "sv")
    assert {block.statement for block in content.profile.facts} == {"N1.1", "N1.2", "N1.3", "N1.4"}
    assert content.file.contact is not None
    other = take_on(cast, service_language="so")
    assert notices.write_letter(actor=cast.own_worker, client_id=other, at=AT).language == "fi"


def test_a_later_version_is_due_where_it_matters_and_tells_what_has_changed(cast: Cast, first: NoticeVersionId) -> None:
    never, had, new = (take_on(cast) for _ in range(3))
    notices.give_notice(actor=cast.own_worker, client_id=had, handing=handing(first), at=AT)
    officer = cast.data_protection_officer
    published(officer, with_phone(OTHER_PHONE), at=AT, is_material=False)
    assert opened(cast.own_worker, had).standing.task is None, "the change does not matter to clients"
    third, number = published(officer, at=AT, is_material=True)
    view = opened(cast.own_worker, had)
    assert view.standing.task is NoticeTask.NEWER_MATTERS
    assert [one.number for one in view.standing.missed] == [number]
    assert opened(cast.own_worker, never).standing.task is NoticeTask.NEVER_GIVEN
    notices.give_notice(actor=cast.own_worker, client_id=new, handing=handing(third), at=AT)
    assert opened(cast.own_worker, new).standing.task is None
    assert not opened(cast.own_worker, new).changes
    listed = {row.client_id for row in _whole_list(cast.own_worker)}
    assert {never, had} <= listed
    assert new not in listed


def _whole_list(actor: Actor) -> list[ListedClient]:
    rows: list[ListedClient] = []
    page = 1
    while True:
        listed = desk.list_without_notice(actor=actor, is_team=False, page=page, at=AT)
        rows += listed.rows
        if not listed.has_more:
            return rows
        page += 1


def test_the_desk_counts_for_whom_a_notice_is_due(cast: Cast, first: NoticeVersionId) -> None:
    team_before = desk.open_desk(actor=cast.guidance_worker, is_team=True, at=AT).without_notice
    client = take_on(cast)
    assert desk.open_desk(actor=cast.guidance_worker, is_team=True, at=AT).without_notice == team_before + 1
    newest = opened(cast.own_worker, client).standing.newest
    assert newest is not None
    notices.give_notice(actor=cast.own_worker, client_id=client, handing=handing(newest.id), at=AT)
    after = desk.open_desk(actor=cast.guidance_worker, is_team=True, at=AT)
    assert after.without_notice == team_before
    assert (
        len(_whole_list(cast.own_worker)) == desk.open_desk(actor=cast.own_worker, is_team=False, at=AT).without_notice
    )
