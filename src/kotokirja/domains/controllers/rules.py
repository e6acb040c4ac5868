"""Which points an officer's word settles, which only the overlay mends, and when a draft is out of date."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kotokirja.domains.controllers.types import Mending, PointState, Settlement
from kotokirja.policy.checking import Point, PointCode, blocking
from kotokirja.policy.notice.document import Notice
from kotokirja.policy.notice.stored import canonical_json, digest_of, settled
from kotokirja.policy.overlay import Overlay, OverlayRefused, parse
from kotokirja.policy.wording import LANGUAGES, Wording

MENDING: Final[Mapping[PointCode, Mending]] = {
    PointCode.PO_BOX_WITH_TWO_POSTCODES: Mending.BY_WORD,
    PointCode.POSTCODE_OF_ANOTHER_PLACE: Mending.BY_WORD,
    PointCode.LOOK_ALIKE_NUMBERS: Mending.BY_WORD,
    PointCode.CONTACT_NAME_MISSING: Mending.BY_WORD,
    PointCode.PASSWORD_SENTENCE: Mending.BY_WORD,
    PointCode.NOT_A_POSTCODE: Mending.MALFORMED,
    PointCode.NOT_A_PHONE_NUMBER: Mending.MALFORMED,
    PointCode.FACT_MISSING: Mending.DEMANDED_BY_LAW,
    PointCode.RETENTION_UNSET: Mending.RETENTION,
    PointCode.RETENTION_OVERRIDDEN: Mending.BY_WORD,
    PointCode.ACCESSIBILITY_CONTACT_MISSING: Mending.BY_WORD,
    PointCode.DEVIATION: Mending.BY_WORD,
}
"""What is unlikely but can be true, an officer confirms. What is missing or can't be true stays so whoever says what:
without contacts and retention no notice meets Article 13(1)(a), (1)(b) and (2)(a)."""


def point_digest(point: Point) -> str:
    """What stands for a point with its values: other values are another point."""
    values = {
        name: {language: value.text(language) for language in LANGUAGES} if isinstance(value, Wording) else value
        for name, value in point.values.items()
    }
    return digest_of(canonical_json({"code": point.code.value, "place": point.place, "values": values}))


def point_states(found: Sequence[Point], settlements: Iterable[Settlement]) -> tuple[PointState, ...]:
    """The blocking points with what an officer said of them, and of the same place with other values before."""
    latest = {settlement.digest: settlement for settlement in settlements}
    return tuple(_state(point, latest) for point in blocking(found))


def _state(point: Point, latest: Mapping[str, Settlement]) -> PointState:
    digest = point_digest(point)
    mending = MENDING[point.code]
    others = [
        one
        for one in latest.values()
        if one.digest != digest and (one.code, one.place) == (point.code.value, point.place)
    ]
    return PointState(
        point=point,
        digest=digest,
        mending=mending,
        settlement=latest.get(digest) if mending is Mending.BY_WORD else None,
        earlier=max(others, key=lambda one: one.settled.at, default=None),
    )


def is_out_of_date(
    *, made_from: str, declaration: str, overlay: Overlay, texts: Mapping[str, Notice], now: Mapping[str, Notice]
) -> bool:
    """Whether a draft was made from other facts than hold now, or says another thing, its open points aside."""
    try:
        is_same = parse(made_from) == overlay
    except OverlayRefused:
        is_same = False
    if not is_same or set(texts) != set(now):
        return True
    return any(
        notice.version != declaration or settled(notice, on=notice.dated) != settled(now[language], on=notice.dated)
        for language, notice in texts.items()
    )
