"""`kotokirja check`, `notice` and `explain`, as an operator runs them, without a database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kotokirja.policy.vocabulary import Role
from kotokirja.policy.wording import LANGUAGES
from tests.cast import hire
from tests.notices import published
from tests.plugins.cluster import TestDatabase
from tests.policy.overlays import MALLILA, changed

GOLDEN = Path(__file__).parents[2] / "policy" / "golden"
CLEAN = ("PATH", "HOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "COVERAGE_PROCESS_START")


def kotokirja(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kotokirja.project.command_line", *words],
        env={name: value for name, value in os.environ.items() if name in CLEAN} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [cells[1] for line in done.stdout.splitlines() if len(cells := line.split("\t")) == 4]


def test_check_finds_what_the_real_town_has_to_settle_and_exits_with_one() -> None:
    done = kotokirja("check", "--municipality", "186", LANG="fi_FI.UTF-8")
    assert done.returncode == 1
    found = codes(done)
    assert {
        "PO_BOX_WITH_TWO_POSTCODES",
        "LOOK_ALIKE_NUMBERS",
        "CONTACT_NAME_MISSING",
        "RETENTION_UNSET",
        "PASSWORD_SENTENCE",
    } <= set(found)
    assert found.count("DEVIATION") == 4
    assert "Yhteyshenkilön nimi puuttuu" in done.stdout
    assert "tietokantaa ei ole määritetty" in done.stdout


def test_check_has_nothing_against_the_invented_town_and_exits_with_zero() -> None:
    done = kotokirja("check", "--municipality", "999")
    assert done.returncode == 0, done.stdout
    assert codes(done) == ["DEVIATION"] * 4


def test_check_refuses_an_overlay_that_widens_in_words(tmp_path: Path) -> None:
    widened = MALLILA + '\n[[processors]]\nname = "X"\nrecipient = "SYSTEM_SUPPLIER"\ncountry = "US"\n'
    (tmp_path / "999-mallila.toml").write_text(widened, encoding="utf-8")
    done = kotokirja("check", "--overlays", str(tmp_path), "--lang", "en")
    assert done.returncode == 1
    assert "OUTSIDE_EU_AND_EEA" in done.stdout
    assert "US is no country of the EU or EEA" in done.stdout
    (tmp_path / "999-mallila.toml").write_text(MALLILA, encoding="utf-8")
    assert kotokirja("check", "--overlays", str(tmp_path)).returncode == 0


def test_check_runs_the_checks_of_the_system_where_a_database_is_configured(tmp_path: Path) -> None:
    done = kotokirja(
        "check", "--municipality", "999", KOTOKIRJA_APP_URL="host=/nowhere dbname=x user=x", KOTOKIRJA_VAR=str(tmp_path)
    )
    assert done.returncode == 1
    assert "keys" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_sound_system_is_said_to_be_sound(municipality_db: TestDatabase) -> None:
    own = {
        "MUNICIPALITY_KEYS": os.environ["MUNICIPALITY_KEYS"],
        "KOTOKIRJA_VAR": os.environ.get("KOTOKIRJA_VAR", "var"),
    }
    database = municipality_db.environment()
    done = kotokirja("check", "--municipality", "999", "--lang", "en", **own, **database)
    assert "The system is sound." in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_check_warns_while_the_published_notice_says_another_thing_than_what_holds(
    municipality_db: TestDatabase, tmp_path: Path
) -> None:
    own = {
        "MUNICIPALITY_KEYS": os.environ["MUNICIPALITY_KEYS"],
        "KOTOKIRJA_VAR": os.environ.get("KOTOKIRJA_VAR", "var"),
        "KOTOKIRJA_OVERLAYS": str(tmp_path),
    }
    database = municipality_db.environment()
    (tmp_path / "999-mallila.toml").write_text(MALLILA, encoding="utf-8")
    published(hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja"))
    same = kotokirja("check", "--lang", "en", **own, **database)
    assert "PUBLISHED_NOTICE" not in same.stdout, same.stdout + same.stderr
    assert same.returncode == 0
    other = changed(MALLILA, 'phone = "019 000 1000"', 'phone = "050 123 4567"')
    (tmp_path / "999-mallila.toml").write_text(other, encoding="utf-8")
    for names in (database, {"DATABASE_URL": database["DATABASE_URL"]}):
        warned = kotokirja("check", "--lang", "en", **own, **names)
        (line,) = [line for line in warned.stdout.splitlines() if "PUBLISHED_NOTICE" in line]
        assert line.startswith("warning\tPUBLISHED_NOTICE_DIFFERS\tnotice\tMallila")
        assert "version 1" in line
        assert warned.returncode == 0, "a warning blocks nothing"
    without = kotokirja("check", "--lang", "en", KOTOKIRJA_OVERLAYS=str(tmp_path))
    assert "PUBLISHED_NOTICE" not in without.stdout
    assert without.returncode == 0


def test_an_unknown_municipality_is_said_in_words() -> None:
    done = kotokirja("check", "--municipality", "123")
    assert done.returncode == 1
    assert "No overlay of municipality 123" in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_is_printed_as_the_golden_one(language: str) -> None:
    done = kotokirja("notice", "--municipality", "999", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (GOLDEN / f"mallila.{language}.md").read_text(encoding="utf-8")


def test_a_column_and_a_datum_are_explained(tmp_path: Path) -> None:
    done = kotokirja(
        "explain", "clients.Client.last_name", "--municipality", "999", "--lang", "en", KOTOKIRJA_VAR=str(tmp_path)
    )
    assert done.returncode == 0, done.stderr
    for part in ("N3.2 Name and contact details", "case worker", "The client's file: 4 years", "Service provider"):
        assert part in done.stdout
    datum = kotokirja("explain", "LAST_NAME", "--lang", "fi", KOTOKIRJA_VAR=str(tmp_path))
    assert "clients.Client.last_name" in datum.stdout
    assert not list(tmp_path.iterdir()), "asking leaves nothing behind"


def test_a_technical_column_says_so_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    done = kotokirja("explain", "clients.Client.version", "--lang", "en", KOTOKIRJA_VAR=str(tmp_path))
    assert "technical column" in done.stdout
    unknown = kotokirja("explain", "clients.Client.religion", KOTOKIRJA_VAR=str(tmp_path))
    assert unknown.returncode == 1
    assert "neither a column" in unknown.stderr


def test_a_category_is_explained_by_its_number_and_a_shared_name_means_both(tmp_path: Path) -> None:
    numbered = kotokirja("explain", "N3.4", "--municipality", "999", "--lang", "en", KOTOKIRJA_VAR=str(tmp_path))
    for part in ("N3.4 SERVICE_LANGUAGE", "need of an interpreter", "Who may get it", "Interpreter or translator"):
        assert part in numbered.stdout
    both = kotokirja("explain", "SERVICE_LANGUAGE", "--lang", "sv", KOTOKIRJA_VAR=str(tmp_path))
    assert both.stdout.startswith("SERVICE_LANGUAGE, kontaktspråk: clients.Client.service_language")
    assert "N3.4 SERVICE_LANGUAGE" in both.stdout
    assert both.stdout.count("Vem kan få") == 2


def test_a_misspelt_name_is_answered_with_what_it_may_mean(tmp_path: Path) -> None:
    done = kotokirja("explain", "clients.Client.lastname", "--lang", "fi", KOTOKIRJA_VAR=str(tmp_path))
    assert done.returncode == 1
    assert "Tarkoititko: clients.Client.last_name" in done.stderr
    hopeless = kotokirja("explain", "qqqqqq", "--lang", "fi", KOTOKIRJA_VAR=str(tmp_path))
    assert "Tarkoititko" not in hopeless.stderr


@pytest.mark.notice("N10.3", part="record-of-processing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_of_processing_is_printed_as_the_golden_one(language: str) -> None:
    done = kotokirja("record", "--municipality", "999", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (GOLDEN / f"record-mallila.{language}.md").read_text(encoding="utf-8")


@pytest.mark.notice("N1.1", part="exports")
@pytest.mark.notice("N1.2", part="exports")
def test_the_record_as_a_table_begins_with_the_controller() -> None:
    done = kotokirja("record", "--municipality", "999", "--csv", "--lang", "sv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("\ufeffRegister över behandling av personuppgifter;Mallby stad")
    assert "Personuppgiftsansvarig;Mallby stad / välfärdsnämnden" in done.stdout
    assert "Ansvarig enhet;Integrationstjänster" in done.stdout
