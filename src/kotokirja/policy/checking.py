"""What has to be settled before a municipality's notice may be published; nothing is corrected, nothing guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import combinations

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.overlay import Address, Overlay, PasswordSentence, Profile
from kotokirja.policy.overlay.filling import filled
from kotokirja.policy.overlay.lengths import SetBy, length_of
from kotokirja.policy.overlay.optional import records_of
from kotokirja.policy.overlay.phone import NotAPhoneNumber, e164, look_alike
from kotokirja.policy.wording import Wording


class PointCode(StrEnum):
    """What can be found in an overlay or beside it."""

    PO_BOX_WITH_TWO_POSTCODES = "PO_BOX_WITH_TWO_POSTCODES"
    POSTCODE_OF_ANOTHER_PLACE = "POSTCODE_OF_ANOTHER_PLACE"
    NOT_A_POSTCODE = "NOT_A_POSTCODE"
    NOT_A_PHONE_NUMBER = "NOT_A_PHONE_NUMBER"
    LOOK_ALIKE_NUMBERS = "LOOK_ALIKE_NUMBERS"
    CONTACT_NAME_MISSING = "CONTACT_NAME_MISSING"
    FACT_MISSING = "FACT_MISSING"
    ACCESSIBILITY_CONTACT_MISSING = "ACCESSIBILITY_CONTACT_MISSING"
    """Stands in the accessibility statement, not in the notice."""
    RETENTION_UNSET = "RETENTION_UNSET"
    RETENTION_OVERRIDDEN = "RETENTION_OVERRIDDEN"
    PASSWORD_SENTENCE = "PASSWORD_SENTENCE"  # noqa: S105 -- a sentence about passwords
    DEVIATION = "DEVIATION"


class Weight(StrEnum):
    """What a point does to the publishing."""

    BLOCKS = "BLOCKS"
    WARNS = "WARNS"
    INFORMS = "INFORMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing found: its code and weight, where it stands, the statement it touches, and its values."""

    code: PointCode
    weight: Weight
    place: str
    statement: str
    values: Mapping[str, str | Wording] = field(default_factory=dict, hash=False)

    @property
    def is_blocking(self) -> bool:
        """Whether the notice can't be published before it is settled."""
        return self.weight is Weight.BLOCKS


def points(overlay: Overlay, *, on: date) -> tuple[Point, ...]:
    """Everything that is found in one municipality's facts, in the order of the notice."""
    profile = overlay.profile
    return (
        *_addresses(profile),
        *_numbers(profile),
        *_contact(profile),
        *_facts(profile),
        *_retention(overlay, on),
        *_passwords(overlay),
        *_deviations(),
    )


def password_sentence(overlay: Overlay) -> PasswordSentence:
    """What the notice has to say about passwords: it follows the setting (N10.11)."""
    return PasswordSentence.REGULAR_CHANGE if overlay.password_max_age_days else PasswordSentence.CHANGE_ON_SUSPICION


def blocking(found: Sequence[Point]) -> tuple[Point, ...]:
    """The points that keep a notice from being published."""
    return tuple(point for point in found if point.is_blocking)


def addresses_of(profile: Profile) -> dict[str, Address]:
    """The addresses of a profile by where they stand in the overlay."""
    return {
        "controller.address": profile.address,
        "records_office.address": profile.records_office_address,
        "office.address": profile.office_address,
    }


def _block(code: PointCode, place: str, statement: str, **values: str | Wording) -> Point:
    return Point(code=code, weight=Weight.BLOCKS, place=place, statement=statement, values=values)


def _addresses(profile: Profile) -> Iterator[Point]:
    """A postcode belongs to the municipality, and one PO box has one postcode."""
    given = {place: address for place, address in addresses_of(profile).items() if address.postcode}
    boxes: dict[str, dict[str, str]] = {}
    for place, address in given.items():
        if address.po_box:
            boxes.setdefault(address.po_box, {}).setdefault(address.postcode, place)
    for box, codes in boxes.items():
        if len(codes) > 1:
            yield _block(
                PointCode.PO_BOX_WITH_TWO_POSTCODES,
                next(iter(codes.values())),
                "N1.1",
                box=box,
                postcodes=", ".join(f"{code} ({place})" for code, place in codes.items()),
            )
    for place, address in given.items():
        if not (len(address.postcode) == len("00100") and address.postcode.isdecimal()):
            yield _block(PointCode.NOT_A_POSTCODE, place, "N1.1", postcode=address.postcode)
        elif profile.postcodes and not address.postcode.startswith(profile.postcodes):
            yield _block(
                PointCode.POSTCODE_OF_ANOTHER_PLACE,
                place,
                "N1.1",
                postcode=address.postcode,
                town=profile.name.town,
                beginnings=", ".join(profile.postcodes),
            )


def _numbers(profile: Profile) -> Iterator[Point]:
    """Numbers are brought to E.164, and two of one profile that are nearly the same are questioned."""
    normal: dict[str, tuple[str, str]] = {}
    for place, written in {"unit.phone": profile.unit.phone, "office.switchboard": profile.switchboard}.items():
        if written:
            try:
                normal[place] = (written, e164(written))
            except NotAPhoneNumber:
                yield _block(PointCode.NOT_A_PHONE_NUMBER, place, "N1.2", number=written)
    for (place, (written, one)), (other_place, (other_written, other)) in combinations(normal.items(), 2):
        if look_alike(one, other):
            yield _block(
                PointCode.LOOK_ALIKE_NUMBERS,
                place,
                "N1.2",
                number=f"{written} ({one})",
                other=f"{other_written} ({other}, {other_place})",
            )


def _contact(profile: Profile) -> Iterator[Point]:
    """The contact person is named, or left to the title on purpose."""
    if not profile.unit.contact_name.strip() and not profile.unit.is_title_only:
        yield _block(PointCode.CONTACT_NAME_MISSING, "unit.contact_name", "N1.2")


def _facts(profile: Profile) -> Iterator[Point]:
    texts = {
        "unit.phone": ("N1.2", profile.unit.phone),
        "records_office.secure_mail": ("N1.3", profile.secure_mail),
        "links.data_protection_officer": ("N1.4", profile.data_protection_officer),
        "links.rights_page": ("N11.3", profile.rights_page),
    }
    for place, (statement, text) in texts.items():
        if not text.strip():
            yield _block(PointCode.FACT_MISSING, place, statement)
    for place, address in addresses_of(profile).items():
        if not address.is_given:
            yield _block(PointCode.FACT_MISSING, place, "N1.1")
    if not profile.accessibility_email.strip():
        yield Point(
            code=PointCode.ACCESSIBILITY_CONTACT_MISSING,
            weight=Weight.WARNS,
            place="links.accessibility",
            statement="306/2019 9",
        )


def _retention(overlay: Overlay, on: date) -> Iterator[Point]:
    """Each length that the law leaves to the municipality is set, and a shorter one than the statute's is said."""
    made = records_of(DECLARATION, overlay.optional_services)
    for rule in DECLARATION.retention:
        if rule.record not in made:
            continue
        place = f"retention.{rule.record}"
        length = length_of(rule, overlay=overlay, on=on)
        if length.set_by is SetBy.NOBODY:
            yield _block(PointCode.RETENTION_UNSET, place, "N9.1", record=rule.name)
        elif length.overridden is not None:
            yield Point(
                code=PointCode.RETENTION_OVERRIDDEN,
                weight=Weight.WARNS,
                place=place,
                statement="N9.3",
                values={"record": rule.name, "ground": rule.ground},
            )


def _passwords(overlay: Overlay) -> Iterator[Point]:
    """The published notice says of passwords what the setting says (N10.11)."""
    said, due = overlay.published_password_sentence, password_sentence(overlay)
    if said is not None and said is not due:
        texts = {
            name: filled(DECLARATION.access_monitored[sentence].text, overlay.profile)
            for name, sentence in {"published": said, "due": due}.items()
        }
        yield _block(PointCode.PASSWORD_SENTENCE, "passwords.max_age_days", "N10.11", **texts)


def _deviations() -> Iterator[Point]:
    for deviation in DECLARATION.deviations:
        yield Point(
            code=PointCode.DEVIATION,
            weight=Weight.INFORMS,
            place=f"declaration.{deviation.code}",
            statement=", ".join(deviation.statements),
            values={"says": deviation.says, "holds": deviation.holds},
        )
