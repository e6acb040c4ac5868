"""What every chapter of a notice needs: the language, the municipality's name, addresses, days and lengths."""

from dataclasses import dataclass
from datetime import date

from kotokirja.policy.declaration.shapes import PurposeRule, RetentionRule
from kotokirja.policy.declaration.whole import Declaration
from kotokirja.policy.notice import frame
from kotokirja.policy.overlay import Address, Overlay
from kotokirja.policy.overlay.filling import filled
from kotokirja.policy.overlay.lengths import length_of
from kotokirja.policy.overlay.optional import given_purposes, records_of
from kotokirja.policy.parameters import Span
from kotokirja.policy.wording import Wording, say

UNITS = {
    "years": (say("vuosi", "år", "year"), say("vuotta", "år", "years")),
    "months": (say("kuukausi", "månad", "month"), say("kuukautta", "månader", "months")),
    "days": (say("päivä", "dag", "day"), say("päivää", "dagar", "days")),
}
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 -- names in a row
)


def day_text(day: date, language: str) -> str:
    """A day as the language writes it."""
    if language == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.day}.{day.month}.{day.year}"


def span_text(span: Span, language: str) -> str:
    """A length of time in words."""
    parts = []
    for unit, (one, many) in UNITS.items():
        if count := getattr(span, unit):
            parts.append(f"{count} {(one if count == 1 else many).text(language)}")
    return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One municipality's voice in one language."""

    declaration: Declaration
    overlay: Overlay
    language: str
    on: date

    def say(self, text: Wording) -> str:
        """The text in the notice's language."""
        return text.text(self.language)

    def named(self, text: Wording) -> str:
        """The text with the municipality's name in it."""
        return self.say(filled(text, self.overlay.profile))

    def address(self, address: Address) -> tuple[str, ...]:
        """The lines of an address, as they were given."""
        box = self.say(frame.PO_BOX).format(number=address.po_box) if address.po_box else ""
        street = f"{box} ({address.street})" if box and address.street else box or address.street
        return tuple(line for line in (street, f"{address.postcode} {address.post_office}".strip()) if line)

    def purposes(self) -> tuple[PurposeRule, ...]:
        """The purposes that this municipality has."""
        return given_purposes(self.declaration, self.overlay.optional_services)

    def retention(self) -> tuple[RetentionRule, ...]:
        """The retention rules of the records that this municipality makes, or made once and has set a length for."""
        kept = records_of(self.declaration, self.overlay.optional_services) | self.overlay.retention.keys()
        return tuple(rule for rule in self.declaration.retention if rule.record in kept)

    def length(self, rule: RetentionRule) -> str:
        """How long a record class stays, or that it is not set yet."""
        span = length_of(rule, overlay=self.overlay, on=self.on).span
        if span is None:
            return self.say(frame.NOT_SET)
        return f"{span_text(span, self.language)} {self.say(self.declaration.starting_events[rule.starts])}"

    def footer(self) -> tuple[str, ...]:
        """Name, address, switchboard and web site, as they stand at the foot of each page."""
        profile = self.overlay.profile
        address = ", ".join(self.address(profile.office_address))
        number = self.say(frame.SWITCHBOARD).format(number=profile.switchboard) if profile.switchboard else ""
        return tuple(part for part in (self.say(profile.name.controller), address, number, profile.website) if part)

    def contacts(self) -> tuple[str, ...]:
        """Body, unit, title and telephone, as they stand at the foot of each page that residents read (N1.1, N1.2)."""
        profile, unit = self.overlay.profile, self.overlay.profile.unit
        return tuple(
            part
            for part in (self.say(profile.body), self.say(unit.name), self.say(unit.contact_title), unit.phone)
            if part
        )
