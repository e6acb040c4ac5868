"""The overlays that are shipped, and ways to change one for a test."""

from pathlib import Path
from typing import Final

import kotokirja
from kotokirja.policy.overlay import Overlay, parse

DIRECTORY: Final = Path(kotokirja.__file__).parent / "project" / "overlays"


def text_of(name: str) -> str:
    """The text of a shipped overlay."""
    return (DIRECTORY / f"{name}.toml").read_text(encoding="utf-8")


MALLILA: Final = text_of("999-mallila")
JARVENPAA: Final = text_of("186-jarvenpaa")
KOEKYLA: Final = text_of("998-koekyla")
REGION: Final = text_of("997-koekaupungin-seutu")
TEXTS: Final = {"mallila": MALLILA, "jarvenpaa": JARVENPAA, "koekyla": KOEKYLA, "provstad": REGION}


def mallila() -> Overlay:
    """The invented town, complete."""
    return parse(MALLILA)


def jarvenpaa() -> Overlay:
    """The real town, as its notice gives its facts."""
    return parse(JARVENPAA)


def koekyla() -> Overlay:
    """The invented rural municipality: two languages, no state compensation."""
    return parse(KOEKYLA)


def region() -> Overlay:
    """The invented joint authority: Swedish first, no interpreting."""
    return parse(REGION)


def changed(text: str, old: str, new: str) -> str:
    """The text with one thing changed; a text that does not hold it is a mistake of the test."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new)
