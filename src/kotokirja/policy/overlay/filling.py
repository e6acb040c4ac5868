"""Putting a municipality's name into the sentences of the declaration."""

from collections.abc import Mapping
from typing import Final

from kotokirja.policy.overlay.shapes import Profile, TownKind
from kotokirja.policy.wording import LANGUAGES, Wording, say

KINDS: Final[Mapping[TownKind, tuple[Wording, Wording]]] = {
    TownKind.CITY: (say("kaupunki", "staden", "city"), say("kaupungin", "stadens", "city's")),
    TownKind.MUNICIPALITY: (
        say("kunta", "kommunen", "municipality"),
        say("kunnan", "kommunens", "municipality's"),
    ),
    TownKind.JOINT_AUTHORITY: (
        say("kuntayhtymä", "samkommunen", "joint municipal authority"),
        say("kuntayhtymän", "samkommunens", "joint municipal authority's"),
    ),
}
"""What a controller calls itself in a sentence, and whose something is."""


def filled(text: Wording, profile: Profile) -> Wording:
    """The text with the municipality's own name in each language."""
    return Wording(**{language: text.text(language).format_map(_names(profile, language)) for language in LANGUAGES})


def _names(profile: Profile, language: str) -> dict[str, str]:
    name = profile.name
    kind, genitive = (word.text(language) for word in KINDS[name.kind])
    return {
        "kind": kind,
        "kind_genitive": genitive,
        "Kind": kind.capitalize(),
        "Kind_genitive": genitive.capitalize(),
        "controller": name.controller.text(language),
        "controller_nominative": name.controller.text(language),
        "controller_genitive": name.controller_genitive if language == "fi" else name.controller.text(language),
        "town": name.town.text(language),
        "town_inessive": name.town_inessive if language == "fi" else name.town.text(language),
    }
