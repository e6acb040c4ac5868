"""The municipalities that this installation knows: one overlay file each, read once."""

from collections.abc import Mapping
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
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OverlayRefused as refused:
        raise UnreadableOverlay(path, refused) from refused


@cache
def overlays(directory: Path) -> Mapping[MunicipalityCode, Overlay]:
    """Every overlay of a directory by its municipality."""
    return {overlay.municipality: overlay for overlay in map(read, files(directory))}
