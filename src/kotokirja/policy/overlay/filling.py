"""Putting a municipality's name into the sentences of the declaration."""

from kotokirja.policy.overlay.shapes import Profile
from kotokirja.policy.wording import LANGUAGES, Wording


def filled(text: Wording, profile: Profile) -> Wording:
    """The text with the municipality's own name in each language."""
    return Wording(**{language: text.text(language).format_map(_names(profile, language)) for language in LANGUAGES})


def _names(profile: Profile, language: str) -> dict[str, str]:
    name = profile.name
    return {
        "controller": name.controller.text(language),
        "controller_nominative": name.controller.text(language),
        "controller_genitive": name.controller_genitive if language == "fi" else name.controller.text(language),
        "town": name.town.text(language),
        "town_inessive": name.town_inessive if language == "fi" else name.town.text(language),
    }
