"""The facts of the City of Järvenpää's privacy notice of 18.2.2026, one by one, by the statement each belongs to."""

import re
from pathlib import Path
from typing import Final


def _facts() -> tuple[tuple[str, str], ...]:
    lines = (Path(__file__).parent / "source_facts.txt").read_text(encoding="utf-8").splitlines()
    return tuple((statement, fact) for statement, _, fact in (line.partition("\t") for line in lines))


SOURCE_FACTS: Final = _facts()


def laid_out(fact: str) -> str:
    """The fact as it stands on a page, where layout says what signs say in a text without it."""
    without_mark = re.sub(r"^(\* |(Nimi|Titteli|Vastuuyksikkö)(?=: ))", r"\2", fact)
    labelled = re.sub(r"^(Nimi|Titteli|Vastuuyksikkö): ", r"\1 ", without_mark)
    return labelled.replace(", Kirjaamo, PL 41, ", " Kirjaamo PL 41 ")
