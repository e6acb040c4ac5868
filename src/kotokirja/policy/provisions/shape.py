"""The shape of a provision, and how each language writes its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from kotokirja.policy.wording import Wording, say


class Act(Enum):
    """The acts, each with its number and its name."""

    INTEGRATION = "681/2023"
    GDPR = "GDPR"
    DATA_PROTECTION = "1050/2018"
    INFORMATION_MANAGEMENT = "906/2019"
    OPENNESS = "621/1999"
    PROCEDURE = "434/2003"
    ARCHIVES = "831/1994"
    POPULATION_REGISTER = "661/2009"
    DIGITAL_SERVICES = "306/2019"

    @property
    def title(self) -> Wording:
        """What the act is called in a sentence."""
        return TITLES[self]


TITLES: Final[Mapping[Act, Wording]] = {
    Act.INTEGRATION: say("kotoutumislaki", "integrationslagen", "Integration Act"),
    Act.GDPR: say("tietosuoja-asetus", "dataskyddsförordningen", "GDPR"),
    Act.DATA_PROTECTION: say("tietosuojalaki", "dataskyddslagen", "Data Protection Act"),
    Act.INFORMATION_MANAGEMENT: say("tiedonhallintalaki", "informationshanteringslagen", "Information Management Act"),
    Act.OPENNESS: say("julkisuuslaki", "offentlighetslagen", "Act on the Openness of Government Activities"),
    Act.PROCEDURE: say("hallintolaki", "förvaltningslagen", "Administrative Procedure Act"),
    Act.ARCHIVES: say("arkistolaki", "arkivlagen", "Archives Act"),
    Act.POPULATION_REGISTER: say(
        "laki väestötietojärjestelmästä", "lagen om befolkningsdatasystemet", "Population Information System Act"
    ),
    Act.DIGITAL_SERVICES: say("digipalvelulaki", "lagen om digitala tjänster", "Digital Services Act 306/2019"),
}

CONSOLIDATED: Final = "Finlex, consolidated through 721/2025"
COMMON_KNOWLEDGE: Final = "Common knowledge of the field; check the text before relying on its details"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A provision (säännös): where it stands, what it says in one line, and since when it is in force."""

    act: Act
    section: str
    subsection: str = ""
    item: str = ""
    wording: Wording
    valid_from: date
    valid_until: date | None = None
    source: str

    @property
    def code(self) -> str:
        """The provision's short name in rules and logs."""
        if self.act is Act.GDPR:
            place = self.section + "".join(f"({part})" for part in (self.subsection, self.item) if part)
        else:
            place = self.section + (f".{self.subsection}" if self.subsection else "")
            place += f"({self.item})" if self.item else ""
        return place if self.act is Act.INTEGRATION else f"{self.act.value} {place}".strip()

    def is_in_force(self, on: date) -> bool:
        """Whether it applies on a day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    def place(self, language: str) -> str:
        """Section, subsection and item as each language writes them, without the act."""
        section, subsection, item = self.section, self.subsection, self.item
        language = language[:2] if language[:2] in {"sv", "en"} else "fi"
        if not section:
            return ""
        if self.act is Act.GDPR:
            return self._article(language)
        match language:
            case "fi":
                return (
                    f"{section} §" + (f" {subsection} mom." if subsection else "") + (f" {item} kohta" if item else "")
                )
            case "sv":
                return (
                    f"{section} §"
                    + (f" {subsection} mom." if subsection else "")
                    + (f" {item} punkten" if item else "")
                )
            case _:
                return (
                    f"section {section}"
                    + (f"({subsection})" if subsection else "")
                    + (f", item {item}" if item else "")
                )

    def _article(self, language: str) -> str:
        article, paragraph, point = self.section, self.subsection, self.item
        match language:
            case "fi":
                parts = [f"{article} artikla" if not paragraph else f"{article} artiklan"]
                parts += [f"{paragraph} kohdan" if point else f"{paragraph} kohta"] if paragraph else []
                return " ".join([*parts, *([f"{point} alakohta"] if point else [])])
            case "sv":
                return f"artikel {article}" + (f".{paragraph}" if paragraph else "") + (f" {point}" if point else "")
            case _:
                return f"Article {article}" + "".join(f"({part})" for part in (paragraph, point) if part)

    def citation(self, language: str) -> str:
        """The act and the place in it, as a purpose line or a letter names them."""
        title, place = self.act.title.text(language), self.place(language)
        if not place:
            return title
        return f"{title}, {place}" if language[:2] == "en" else f"{title} {place}"
