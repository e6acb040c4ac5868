"""The retention plan (säilytyssuunnitelma, N9.2): each record class with its length, its start, its ground, its holds."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kotokirja.policy.declaration.shapes import HoldReason, RetentionRule
from kotokirja.policy.declaration.whole import Declaration
from kotokirja.policy.notice import frame
from kotokirja.policy.notice.speaking import Speaker, day_text, span_text
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.overlay.lengths import SetBy, least_of, length_of
from kotokirja.policy.provisions import cite
from kotokirja.policy.vocabulary import RecordClass
from kotokirja.policy.wording import Wording, say

TITLE: Final = say("Säilytyssuunnitelma", "Förvaringsplan", "Retention plan")
AS_OF: Final = say("Tilanne {day}", "Läget {day}", "As of {day}")
CAPTION: Final = say(
    "Kuinka kauan kutakin tietoa säilytetään", "Hur länge varje uppgift förvaras", "How long each kind of data is kept"
)
HEAD: Final = (
    say("Tiedot", "Uppgifter", "Data"),
    say("Säilytysaika", "Förvaringstid", "Kept for"),
    say("Mistä aika lasketaan", "Från vilken tidpunkt", "Counted from"),
    say("Kuka ajan määrää", "Vem som bestämmer tiden", "Who sets the time"),
    say("Peruste", "Grund", "Ground"),
    say("Mikä estää hävittämisen", "Vad som hindrar förstöring", "What holds it back"),
)
BY_ACT: Final = say("laki", "lagen", "the Act")
BY_MUNICIPALITY: Final = say("kunta", "kommunen", "the municipality")
BY_MUNICIPALITY_ABOVE: Final = say(
    "kunta; laki vaatii vähintään {least}",
    "kommunen; lagen kräver minst {least}",
    "the municipality; the Act demands {least} at least",
)
BY_ACT_OVER: Final = say(
    "laki; kunnan määräämä {own} on lyhyempi",
    "lagen; den tid som kommunen bestämt ({own}) är kortare",
    "the Act; the municipality's {own} is shorter",
)
BY_NOBODY: Final = say(
    "kunta ei ole vielä määrännyt", "kommunen har ännu inte bestämt", "the municipality has not set it yet"
)
HOLDS: Final[dict[HoldReason, Wording]] = {
    HoldReason.STATUTORY_TASK: say("lakisääteinen tehtävä", "lagstadgad uppgift", "a statutory task"),
    HoldReason.PENDING_MATTER: say("vireillä oleva asia", "anhängigt ärende", "a pending matter"),
}
HOLDS_TEXT: Final = say(
    "Tietoja ei hävitetä määräajan päätyttyäkään niin kauan kuin niitä tarvitaan lakisääteiseen tehtävään tai vireillä"
    " olevaan asiaan. Kun este poistuu, tiedot hävitetään.",
    "Uppgifterna förstörs inte ens när tiden har gått ut så länge de behövs för en lagstadgad uppgift eller ett anhängigt"
    " ärende. När hindret upphör förstörs uppgifterna.",
    "Data is not destroyed even when the time has passed, as long as it is needed for a statutory task or a pending"
    " matter. When the reason falls away, the data is destroyed.",
)
LONGER_TEXT: Final = say(
    "Jos laki vaatii pidempää säilytystä kuin kunta on määrännyt, noudatetaan lakia.",
    "Om lagen kräver längre förvaring än kommunen har bestämt följs lagen.",
    "Where the Act demands a longer time than the municipality has set, the Act is followed.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRetention:
    """One line of the plan: what is kept, how long, from when, who set it, why, and what holds it back."""

    record: RecordClass
    name: str
    length: str
    starts: str
    set_by: str
    ground: str
    holds: str
    is_set: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands beside the name, in the order of the head."""
        return (self.length, self.starts, self.set_by, self.ground, self.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPlan:
    """The plan of one municipality in one language."""

    language: str
    title: str
    as_of: str
    lead: tuple[str, ...]
    caption: str
    head: tuple[str, ...]
    lines: tuple[PlannedRetention, ...]
    rest: tuple[str, ...]


def retention_plan(*, declaration: Declaration, overlay: Overlay, language: str, on: date) -> RetentionPlan:
    """The municipality's retention plan as it stands on a day (N9.1–N9.3, N9.6)."""
    speaker = Speaker(declaration=declaration, overlay=overlay, language=language, on=on)
    sentences = {entry.statement: speaker.say(entry.text) for entry in declaration.retention_sentences}
    return RetentionPlan(
        language=language,
        title=speaker.say(TITLE),
        as_of=speaker.say(AS_OF).format(day=day_text(on, language)),
        lead=(sentences["N9.1"], sentences["N9.2"]),
        caption=speaker.say(CAPTION),
        head=tuple(speaker.say(cell) for cell in HEAD),
        lines=tuple(_line(rule, speaker) for rule in speaker.retention()),
        rest=(speaker.say(LONGER_TEXT), speaker.say(HOLDS_TEXT), sentences["N9.5"]),
    )


def _line(rule: RetentionRule, speaker: Speaker) -> PlannedRetention:
    length = length_of(rule, overlay=speaker.overlay, on=speaker.on)
    return PlannedRetention(
        record=rule.record,
        name=speaker.say(rule.name),
        length=speaker.say(frame.NOT_SET) if length.span is None else span_text(length.span, speaker.language),
        starts=speaker.say(speaker.declaration.starting_events[rule.starts]),
        set_by=_set_by(rule, speaker),
        ground=cite((rule.ground,), language=speaker.language),
        holds=", ".join(speaker.say(HOLDS[reason]) for reason in HoldReason if reason in rule.holds) or "–",
        is_set=length.span is not None,
    )


def _set_by(rule: RetentionRule, speaker: Speaker) -> str:
    """Who set the length, with what the Act demands at least or what it overrode (N9.3)."""
    length = length_of(rule, overlay=speaker.overlay, on=speaker.on)
    least = least_of(rule, on=speaker.on)
    match length.set_by:
        case SetBy.ACT if length.overridden is not None:
            return speaker.say(BY_ACT_OVER).format(own=span_text(length.overridden, speaker.language))
        case SetBy.ACT:
            return speaker.say(BY_ACT)
        case SetBy.MUNICIPALITY if least is not None:
            return speaker.say(BY_MUNICIPALITY_ABOVE).format(least=span_text(least, speaker.language))
        case SetBy.MUNICIPALITY:
            return speaker.say(BY_MUNICIPALITY)
        case SetBy.NOBODY:
            return speaker.say(BY_NOBODY)
