"""`kotokirja check` over all shipped overlays, and `kotokirja notice` as a document, as an operator runs them."""

from pathlib import Path

import pytest

from tests.interfaces.notice.pdf_reading import opened
from tests.interfaces.notice.test_commands import codes, kotokirja
from tests.policy.overlays import JARVENPAA, MALLILA


def test_the_example_fails_only_the_check_that_asks_for_it(tmp_path: Path) -> None:
    whole = kotokirja("check", "--lang", "en")
    assert whole.returncode == 0, whole.stdout
    assert "CONTACT_NAME_MISSING" in codes(whole), "its open points are told all the same"
    assert "Järvenpää is an example" in whole.stdout
    for name, text in (("186-jarvenpaa", JARVENPAA), ("999-mallila", MALLILA)):
        (tmp_path / f"{name}.toml").write_text(text.replace("is_example = true\n", ""), encoding="utf-8")
    own = kotokirja("check", "--overlays", str(tmp_path), "--lang", "en")
    assert own.returncode == 1, "an open point of a town that is no example fails the check of everything"
    assert "is an example" not in own.stdout


@pytest.mark.parametrize("code", ["997", "998"])
def test_check_has_nothing_against_the_other_invented_towns(code: str) -> None:
    done = kotokirja("check", "--municipality", code)
    assert done.returncode == 0, done.stdout
    assert codes(done) == ["DEVIATION"] * 4


@pytest.mark.notice("N0.1", part="pdf")
def test_the_notice_is_written_as_a_document(tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    done = kotokirja("notice", "--municipality", "998", "--lang", "sv", "--pdf", str(file), KOTOKIRJA_VAR=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    with opened(file.read_bytes()) as document:
        assert str(document.Root.Lang) == "sv"
        assert "Provby kommun" in str(document.docinfo["/Title"])
    assert [path.name for path in tmp_path.iterdir()] == ["notice.pdf"], "making it leaves nothing behind"


def test_a_language_in_which_a_municipality_does_not_publish_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    done = kotokirja("notice", "--municipality", "998", "--lang", "en", "--pdf", str(file))
    assert done.returncode == 1
    assert "fi, sv" in done.stderr
    assert not file.exists()
