"""Telling a town in several processes: the same people as in one, and never more at once than a few quarters."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial

import pytest
from stdnum.fi import hetu

from kotokirja.project.synthetic.blocks import Block, Told
from kotokirja.project.synthetic.census import HOUSEHOLDS, Quarter
from kotokirja.project.synthetic.town import Town, town
from kotokirja.project.synthetic.workers import AHEAD, ALONE, processes_for, tell_all

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def mallila() -> Town:
    return town(municipality=999, clients=1200, seed=5, as_of=AS_OF)


def written(mallila: Town, quarter: Quarter) -> Told:
    """The files of a quarter as text, to be compared from one process to another."""
    files = [repr(client) for client in mallila.files(quarter)]
    return Told(clients=quarter.clients, blocks={"files": Block(rows=len(files), data=json.dumps(files).encode())})


def stumbling(quarter: Quarter) -> Told:
    raise RuntimeError(f"quarter {quarter.number}")


@pytest.mark.parametrize("processes", [2, 3])
def test_the_people_are_the_same_however_many_processes_tell_them(mallila: Town, processes: int) -> None:
    expected = [repr(client) for client in mallila.people()]
    told = tell_all(mallila.quarters(), partial(written, mallila), processes=processes)
    with closing(told):
        found = [file for each in told for file in json.loads(each.blocks["files"].data)]
    assert found == expected


def test_the_quarters_hold_as_many_clients_as_were_asked_for(mallila: Town) -> None:
    quarters = list(mallila.quarters())
    assert [quarter.number for quarter in quarters] == list(range(len(quarters)))
    assert sum(quarter.clients for quarter in quarters) == mallila.clients == sum(1 for _ in mallila.people())
    assert all(len(quarter.households) <= HOUSEHOLDS for quarter in quarters)


def test_a_quarter_can_be_told_again_without_those_before_it(mallila: Town) -> None:
    quarters = list(mallila.quarters())
    last = list(mallila.files(quarters[-1]))
    assert last == list(mallila.people())[-len(last) :]


def test_only_a_few_quarters_are_told_ahead_of_the_copying() -> None:
    asked: list[int] = []

    def counted() -> Iterator[Quarter]:
        for quarter in town(municipality=999, clients=20_000, seed=1, as_of=AS_OF).quarters():
            asked.append(quarter.number)
            yield Quarter(number=quarter.number, households=())

    told = tell_all(counted(), partial(written, town(municipality=999, clients=5, seed=1, as_of=AS_OF)), processes=2)
    with closing(told):
        next(told)
        assert len(asked) <= AHEAD * 2 + 1
        next(told)
        assert len(asked) <= AHEAD * 2 + 2


def test_what_goes_wrong_in_a_process_ends_the_whole(mallila: Town) -> None:
    with pytest.raises(RuntimeError, match="quarter 0"):
        list(tell_all(mallila.quarters(), stumbling, processes=2))


def test_a_small_town_starts_no_process_and_a_large_one_uses_every_processor() -> None:
    assert processes_for(ALONE) == 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.cpu_count", lambda: 6)
        assert processes_for(ALONE + 1) == 6


def test_a_hundred_thousand_people_have_as_many_codes_and_leave_room_for_a_million() -> None:
    large = town(municipality=999, clients=100_000, seed=1, as_of=AS_OF)
    members = [
        member for quarter in large.quarters() for household in quarter.households for member in household.members
    ]
    codes = [member.identity_code for member in members if member.identity_code]
    assert len(members) == 100_000
    assert len(set(codes)) == len(codes) > 88_000
    assert {code[7] for code in codes} == {"9"}
    assert set("-YXWVUABCDEF") <= {code[6] for code in codes}
    assert all(hetu.validate(code, allow_temporary=True) == code for code in codes[::97])
    fullest = Counter(member.birth_date for member in members).most_common(1)[0][1]
    assert fullest * 10 < 600 / 2, "ten times as many people do not use half of a day's six hundred codes"
