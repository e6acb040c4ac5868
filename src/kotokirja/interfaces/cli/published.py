"""What `kotokirja check` says of the published notices, where a database is configured."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from django.db import DatabaseError

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import compose
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.wording import say

DIFFERS: Final = "PUBLISHED_NOTICE_DIFFERS"
NOT_COMPARED: Final = "PUBLISHED_NOTICE_NOT_COMPARED"
WORDS: Final = say(
    "{town}: julkaistu seloste (versio {number}) sanoo muuta kuin mikä nyt pätee; kohtia eroaa {statements}.",
    "{town}: den publicerade beskrivningen (version {number}) säger något annat än vad som gäller nu; {statements}"
    " punkter skiljer sig.",
    "{town}: the published notice (version {number}) says another thing than what holds now; {statements} statements"
    " differ.",
)
UNASKED: Final = say(
    "Julkaistuja selosteita ei verrattu: taulut puuttuvat tai niitä ei saa lukea.",
    "De publicerade beskrivningarna jämfördes inte: tabellerna saknas eller får inte läsas.",
    "The published notices were not compared: the tables are missing or may not be read.",
)


def published_differences(overlays: Sequence[Overlay], *, language: str, on: date) -> Iterator[tuple[str, str]]:
    """A code and a sentence for each municipality whose published notice no longer says what holds."""
    from kotokirja.usecases import published_notices  # noqa: PLC0415 -- needs the tables

    try:
        for overlay in overlays:
            now = {
                spoken: compose(declaration=DECLARATION, overlay=overlay, language=spoken, on=on)
                for spoken in overlay.languages
            }
            found = published_notices.differing(municipality=overlay.municipality, now=now)
            if found is not None:
                values = {"number": found.version.number, "statements": found.statements}
                yield DIFFERS, WORDS.text(language).format(town=overlay.profile.name.town.text(language), **values)
    except DatabaseError:
        yield NOT_COMPARED, UNASKED.text(language)
