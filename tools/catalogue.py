"""Compile one catalogue of translations with babel, which needs no gettext program on the machine."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogue(*, source: Path, target: Path) -> None:
    """Write the compiled catalogue; one that can't be parsed is an error, not an empty one."""
    with source.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    compile_catalogue(source=Path(sys.argv[1]), target=Path(sys.argv[2]))
