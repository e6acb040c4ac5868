"""The overlay: a municipality's own facts, which may narrow the declaration and never widen it."""

from kotokirja.policy.overlay.contents import Refusal, RefusalCode
from kotokirja.policy.overlay.reading import NARROWABLE, OverlayRefused, parse
from kotokirja.policy.overlay.shapes import (
    Address,
    Overlay,
    PasswordSentence,
    Processor,
    Profile,
    TownKind,
    TownName,
    Unit,
)

__all__ = [
    "NARROWABLE",
    "Address",
    "Overlay",
    "OverlayRefused",
    "PasswordSentence",
    "Processor",
    "Profile",
    "Refusal",
    "RefusalCode",
    "TownKind",
    "TownName",
    "Unit",
    "parse",
]
