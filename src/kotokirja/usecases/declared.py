"""Looking at what is declared: the record of processing, the data map, and how many people a datum is held of."""

from dataclasses import dataclass
from datetime import datetime

from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.register.columns import classified_columns
from kotokirja.platform.register.counting import Counted, NeverCounted, holders
from kotokirja.policy.actions import Action
from kotokirja.policy.data_map import MappedCategory, MappedDatum, data_map, mapped
from kotokirja.policy.declaration import DECLARATION, category_rule
from kotokirja.policy.explain import Line, explain
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.record_of_processing import RecordOfProcessing, record_of_processing
from kotokirja.policy.vocabulary import D

__all__ = ["Counted", "NeverCounted", "OpenedDatum", "count_datum", "read_datum", "read_map", "read_record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDatum:
    """A datum with everything that is declared of it, where it lives, and how many people it is held of if asked."""

    place: MappedDatum
    lines: tuple[Line, ...]
    counted: Counted | None = None

    @property
    def may_be_counted(self) -> bool:
        """Whether figures may be made of it at all (N3.8)."""
        return not category_rule(self.place.datum.category).is_special


@usecase
def read_record(*, actor: Actor, overlay: Overlay, language: str, at: datetime) -> RecordOfProcessing:
    """Read the record of processing activities (GDPR Article 30)."""
    authorise(actor=actor, action=Action.DECLARED_RECORD_READ, at=at)
    return record_of_processing(declaration=DECLARATION, overlay=overlay, language=language, on=helsinki_day(at))


@usecase
def read_map(*, actor: Actor, at: datetime) -> tuple[MappedCategory, ...]:
    """Look at the data map: every datum that can be held, and where."""
    authorise(actor=actor, action=Action.DECLARED_MAP_READ, at=at)
    return data_map(classified_columns())


@usecase
def read_datum(*, actor: Actor, datum: D, overlay: Overlay | None, language: str, at: datetime) -> OpenedDatum:
    """Look at one datum of the data map."""
    authorise(actor=actor, action=Action.DECLARED_MAP_READ, at=at)
    return _opened(datum, overlay, language, at)


@usecase
def count_datum(*, actor: Actor, datum: D, overlay: Overlay | None, language: str, at: datetime) -> OpenedDatum:
    """Count how many people of the municipality a datum is held of; numbers only, and no small ones."""
    grant = authorise(actor=actor, action=Action.DECLARED_COUNT, at=at)
    return _opened(
        datum, overlay, language, at, counted=holders(grant=grant, datum=mapped(datum, classified_columns()))
    )


def _opened(
    datum: D, overlay: Overlay | None, language: str, at: datetime, *, counted: Counted | None = None
) -> OpenedDatum:
    place = mapped(datum, classified_columns())
    lines = explain(datum, records=place.records, overlay=overlay, language=language, on=helsinki_day(at))
    return OpenedDatum(place=place, lines=lines, counted=counted)
