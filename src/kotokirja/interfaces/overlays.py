"""The municipalities that this installation knows: one overlay file each, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.policy.overlay import Overlay, OverlayRefused, parse


class UnreadableOverlay(ValueError):
    """A file that is refused; it carries the reasons."""

    def __init__(self, path: Path, refused: OverlayRefused) -> None:
        super().__init__(f"{path.name}: {refused}")
        self.path, self.refused = path, refused


def files(directory: Path) -> list[Path]:
    """The overlay files of a directory, in the order of their names."""
    return sorted(directory.glob("*.toml"))


def read(path: Path) -> Overlay:
    """Read one overlay, or raise `UnreadableOverlay`."""
    return read_file(path).overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayFile:
    """One overlay with the very text that it was read from."""

    overlay: Overlay
    text: str


def read_file(path: Path) -> OverlayFile:
    """Read one overlay and keep its text, or raise `UnreadableOverlay`."""
    text = path.read_text(encoding="utf-8")
    try:
        return OverlayFile(overlay=parse(text), text=text)
    except OverlayRefused as refused:
        raise UnreadableOverlay(path, refused) from refused


@cache
def overlay_files(directory: Path) -> Mapping[MunicipalityCode, OverlayFile]:
    """Every overlay of a directory by its municipality, with its text."""
    return {file.overlay.municipality: file for file in map(read_file, files(directory))}


@cache
def overlays(directory: Path) -> Mapping[MunicipalityCode, Overlay]:
    """Every overlay of a directory by its municipality."""
    return {code: file.overlay for code, file in overlay_files(directory).items()}
