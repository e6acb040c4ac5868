"""Who may import what, beyond the tiers that import-linter holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

import kotokirja

SOURCE = Path(kotokirja.__file__).parent
PUBLIC = frozenset({"queries", "operations", "types"})
FORBIDDEN_NAMES = re.compile(r"(utils?|helpers?|managers?|signals|services|common|misc|constants)\.py")
LOADERS = frozenset({"kotokirja.project.synthetic.load", "kotokirja.project.synthetic.recording"})
"""Fill the tables of the try-out by COPY, past every door, under a role that production never has."""

LONGEST = 450


@pytest.fixture(scope="module")
def imports() -> list[tuple[str, str]]:
    """Every direct import between modules of the project."""
    graph = grimp.build_graph("kotokirja", cache_dir=None)
    return [
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    ]


def trespasses(imports: list[tuple[str, str]]) -> Iterator[str]:
    """Imports from outside a domain of what is not public there."""
    for importer, imported in imports:
        parts = imported.split(".")
        if parts[:2] != ["kotokirja", "domains"] or len(parts) < 4:
            continue
        domain = ".".join(parts[:3])
        if parts[3] not in PUBLIC and not importer.startswith(f"{domain}.") and importer not in LOADERS:
            yield f"{importer} imports {imported}"


def test_a_domain_is_entered_by_its_queries_operations_and_types_only(imports: list[tuple[str, str]]) -> None:
    assert not list(trespasses(imports))


def test_entering_a_domain_by_its_tables_would_be_seen(imports: list[tuple[str, str]]) -> None:
    planted = ("kotokirja.usecases.plans", "kotokirja.domains.clients.models")
    assert "kotokirja.usecases.plans imports kotokirja.domains.clients.models" in trespasses([*imports, planted])


def test_the_graph_was_really_read(imports: list[tuple[str, str]]) -> None:
    assert len(imports) > 100
    assert any(imported.startswith("kotokirja.domains.clients.") for _, imported in imports)


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert not [str(path) for path in SOURCE.rglob("*.py") if FORBIDDEN_NAMES.fullmatch(path.name)]


@pytest.mark.parametrize("name", ["utils.py", "helper.py", "services.py", "signals.py"])
def test_a_name_that_says_nothing_would_be_seen(name: str) -> None:
    assert FORBIDDEN_NAMES.fullmatch(name)


def test_no_module_has_grown_beyond_an_easy_read() -> None:
    long = {
        str(path): len(path.read_text().splitlines()) for path in SOURCE.rglob("*.py") if "migrations" not in path.parts
    }
    assert not {path: lines for path, lines in long.items() if lines > LONGEST}


def test_every_package_says_what_it_is() -> None:
    silent = [
        str(path)
        for path in SOURCE.rglob("__init__.py")
        if "migrations" not in path.parts and not path.read_text().lstrip().startswith('"""')
    ]
    assert not silent


def test_every_domain_introduces_itself() -> None:
    domains = [path.parent for path in (SOURCE / "domains").glob("*/__init__.py")]
    assert domains
    assert not [str(domain) for domain in domains if not (domain / "README.md").is_file()]
