"""The notice that a synthetic municipality published a year ago, if it has an overlay of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.conf import settings

from kotokirja.interfaces.overlays import OverlayFile, overlay_files
from kotokirja.kernel.calendar import HELSINKI
from kotokirja.kernel.ids import MunicipalityCode, NoticeVersionId
from kotokirja.policy.checking import blocking, points
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import compose
from kotokirja.policy.notice.stored import canonical, settled
from kotokirja.project.synthetic.chance import Dice, new_id
from kotokirja.project.synthetic.chronicle import office_day

SINCE: Final = timedelta(days=365)
MORNING: Final = time(9, 20)
BETWEEN_STEPS: Final = timedelta(minutes=25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The version that holds: since when, in which languages, and from what it was made."""

    id: NoticeVersionId
    on: date
    file: OverlayFile

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it can be given."""
        return self.file.overlay.languages

    @property
    def drafted_at(self) -> datetime:
        """When it was drafted; check and publication followed on the same morning."""
        return datetime.combine(self.on, MORNING, tzinfo=HELSINKI).astimezone(UTC)

    @property
    def checked_at(self) -> datetime:
        """When it was checked."""
        return self.drafted_at + BETWEEN_STEPS

    @property
    def published_at(self) -> datetime:
        """When it was published."""
        return self.checked_at + BETWEEN_STEPS

    def texts(self) -> Mapping[str, str]:
        """The notice as it was published, in each language."""
        return {
            language: canonical(
                settled(
                    compose(declaration=DECLARATION, overlay=self.file.overlay, language=language, on=self.on),
                    on=self.on,
                )
            )
            for language in self.languages
        }


def published_by(*, municipality: MunicipalityCode, seed: int, as_of: date) -> Published | None:
    """The notice of a municipality whose overlay leaves no point open that would keep it from being published."""
    file = overlay_files(settings.KOTOKIRJA_OVERLAYS).get(municipality)
    on = office_day(as_of - SINCE)
    if file is None or blocking(points(file.overlay, on=on)):
        return None
    return Published(id=NoticeVersionId(new_id(Dice(f"{seed}:{municipality}:notice"))), on=on, file=file)
