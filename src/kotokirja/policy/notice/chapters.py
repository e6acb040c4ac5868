"""The eleven chapters of the notice, in the order of the source notice."""

from collections.abc import Callable, Iterator
from typing import Final

from kotokirja.policy.checking import password_sentence
from kotokirja.policy.declaration.shapes import Extent, RecipientCode, Sentence
from kotokirja.policy.notice import frame
from kotokirja.policy.notice.document import Block, Entry, EntryList, Fact, Facts, Paragraph, Table
from kotokirja.policy.notice.speaking import Speaker
from kotokirja.policy.provisions import cite
from kotokirja.policy.vocabulary import Purpose, SourceCode
from kotokirja.policy.wording import Wording

Chapter = Callable[[Speaker], Iterator[Block]]


ELSEWHERE: Final = frozenset({SourceCode.MUNICIPALITY, SourceCode.SYSTEM})
"""Marks of provenance that are no source outside: the national register's, and what a rule derived."""


PASSING_ON: Final = frozenset({Purpose.NATIONAL_RECORD, Purpose.RIGHTS})
"""Purposes that gather nothing: they pass on or give out what others have gathered."""


def contacts(speaker: Speaker) -> Iterator[Block]:
    """Controller, responsible unit, records office and data protection officer (N1)."""
    profile, say = speaker.overlay.profile, speaker.say
    yield Facts(
        statement="N1.1",
        heading=say(frame.CONTROLLER),
        facts=(
            Fact(
                statement="N1.1",
                label=say(frame.NAME),
                lines=(f"{say(profile.name.controller)} / {say(profile.body)}",),
            ),
            Fact(statement="N1.1", label=say(frame.ADDRESS), lines=speaker.address(profile.address)),
        ),
    )
    unit = profile.unit
    named = (Fact(statement="N1.2", label=say(frame.NAME), lines=(unit.contact_name or say(frame.NOT_GIVEN),)),)
    yield Facts(
        statement="N1.2",
        heading=say(frame.RESPONSIBLE_UNIT),
        facts=(
            Fact(statement="N1.2", label=say(frame.UNIT), lines=(say(unit.name),)),
            *(() if unit.is_title_only else named),
            Fact(statement="N1.2", label=say(frame.JOB_TITLE), lines=(say(unit.contact_title),)),
            Fact(statement="N1.2", label=say(frame.PHONE), lines=(unit.phone,)),
        ),
    )
    yield Facts(
        statement="N1.3",
        heading=say(frame.REQUESTS),
        facts=(
            Fact(
                statement="N1.3",
                label=say(frame.ADDRESS),
                lines=(
                    say(profile.name.controller),
                    say(profile.records_office),
                    *speaker.address(profile.records_office_address),
                ),
            ),
            Fact(
                statement="N1.3",
                label=say(frame.SECURE_MAIL),
                lines=(profile.secure_mail,),
                link=profile.secure_mail,
            ),
        ),
    )
    yield Facts(
        statement="N1.4",
        heading=say(frame.OFFICER),
        facts=(
            Fact(
                statement="N1.4",
                label=say(frame.EMAIL),
                lines=(profile.data_protection_officer,),
                link=f"mailto:{profile.data_protection_officer}",
            ),
        ),
    )


def purposes(speaker: Speaker) -> Iterator[Block]:
    """What the data is processed for (N2)."""
    yield Paragraph(statement="N2.0", text=speaker.say(frame.SERVICES))
    yield EntryList(
        statement="N2",
        entries=tuple(
            Entry(statement=rule.statement, text=speaker.say(rule.text))
            for rule in speaker.purposes()
            if rule.extent is Extent.NAMED and rule.purpose is not Purpose.NATIONAL_RECORD
        ),
    )


def categories(speaker: Speaker) -> Iterator[Block]:
    """Which data is processed (N3)."""
    gathering = [rule for rule in speaker.purposes() if rule.extent is Extent.NAMED and rule.purpose not in PASSING_ON]
    used = frozenset().union(*(rule.categories for rule in gathering))
    yield Paragraph(statement="N3", text=speaker.say(frame.CATEGORIES))
    yield EntryList(
        statement="N3",
        entries=tuple(
            Entry(statement=rule.category, text=speaker.say(rule.text))
            for rule in speaker.declaration.categories
            if rule.category in used
        ),
    )
    yield Paragraph(statement="N3.8", text=speaker.say(frame.SPECIAL))


def bases(speaker: Speaker) -> Iterator[Block]:
    """On which legal bases (N4)."""
    rules = {rule.purpose: rule for rule in speaker.purposes()}
    national = rules[Purpose.NATIONAL_RECORD]
    yield Paragraph(statement="N4", text=speaker.say(frame.MAY_BE_PROCESSED))
    yield EntryList(
        statement="N4",
        is_numbered=True,
        entries=(
            Entry(statement="N4.1", text=speaker.say(frame.ARRANGING)),
            *(
                Entry(statement=rules[purpose].statement, text=speaker.say(rules[purpose].text))
                for purpose in (Purpose.STEERING, Purpose.STATISTICS)
            ),
        ),
    )
    yield Paragraph(statement=national.statement, text=speaker.say(national.text))
    yield Paragraph(statement="N4.2", text=speaker.say(frame.FIGURES))
    special = ("GDPR 9(2)(g)", "1050/2018 6.1(2)")
    yield Paragraph(
        statement="N4",
        text=speaker.say(frame.LAWFULNESS).format(
            articles=cite(("GDPR 6(1)(c)", "GDPR 6(1)(e)"), language=speaker.language),
            special=cite(special, language=speaker.language),
        ),
    )
    yield Table(
        statement="N4",
        caption=speaker.say(frame.GROUNDS_CAPTION),
        head=(speaker.say(frame.PURPOSE), speaker.say(frame.GROUND)),
        rows=tuple(
            (speaker.say(rule.name), rule.grounds(speaker.language))
            for rule in rules.values()
            if rule.extent is not Extent.NONE
        ),
    )


def sources(speaker: Speaker) -> Iterator[Block]:
    """Where the data comes from (N5); a sentence whose every giver was left out is left out too."""
    own, others = speaker.declaration.source_sentences[:2], speaker.declaration.source_sentences[2:]
    yield from _sentences(speaker, own)
    for sentence in others:
        givers = {
            giver
            for ground in speaker.declaration.acquisition_grounds
            if ground.statement == sentence.statement
            for giver in ground.givers
        }
        if givers & speaker.overlay.sources:
            yield from _sentences(speaker, (sentence,))
    yield Paragraph(statement="N5.2", text=speaker.say(frame.SOURCES))
    yield EntryList(
        statement="N5.2",
        entries=tuple(
            Entry(statement="N5.2", text=speaker.say(source.names))
            for source in speaker.declaration.sources
            if source.code in speaker.overlay.sources - ELSEWHERE
        ),
    )
    yield Paragraph(statement="N5.1", text=speaker.say(frame.PROVIDING))


def automation(speaker: Speaker) -> Iterator[Block]:
    """No profiling, no automated decision (N6)."""
    yield Paragraph(statement="N6", text=speaker.say(speaker.declaration.automated.text))


def disclosures(speaker: Speaker) -> Iterator[Block]:
    """Who may get data (N7): the provider's eighteen items, and everybody else."""
    provider = next(entry for entry in speaker.declaration.recipients if entry.code is RecipientCode.PROVIDER)
    yield Paragraph(statement="N7.0", text=speaker.say(provider.text))
    yield EntryList(
        statement="N7.0",
        is_numbered=True,
        entries=tuple(
            Entry(statement=f"N7.{item.item.value}", text=speaker.say(item.text)) for item in speaker.declaration.items
        ),
    )
    yield Paragraph(statement="N7.8", text=speaker.say(frame.PROTECTED))
    used = {rule.purpose for rule in speaker.purposes()}
    contracted = {
        code: [f"{entry.name} ({entry.country})" for entry in speaker.overlay.processors if entry.recipient is code]
        for code in RecipientCode
    }
    yield Table(
        statement="N7",
        caption=speaker.say(frame.RECIPIENTS_CAPTION),
        head=(speaker.say(frame.RECIPIENT), speaker.say(frame.WHAT), speaker.say(frame.GROUND)),
        rows=tuple(
            (
                ": ".join(
                    [speaker.say(entry.name), *([", ".join(contracted[entry.code])] if contracted[entry.code] else [])]
                ),
                speaker.say(entry.text),
                cite(entry.grounds, language=speaker.language),
            )
            for entry in speaker.declaration.recipients
            if entry.code is not RecipientCode.PROVIDER and entry.purposes & used
        ),
    )


def transfers(speaker: Speaker) -> Iterator[Block]:
    """Where the data is (N8)."""
    rule = speaker.declaration.transfers
    yield Paragraph(statement=rule.statement, text=speaker.say(rule.text))


def retention(speaker: Speaker) -> Iterator[Block]:
    """How long the data stays (N9)."""
    yield from _sentences(speaker, speaker.declaration.retention_sentences)
    yield Table(
        statement="N9.2",
        caption=speaker.say(frame.RETENTION_CAPTION),
        head=(speaker.say(frame.RECORDS), speaker.say(frame.LENGTH), speaker.say(frame.GROUND)),
        rows=tuple(
            (speaker.say(rule.name), speaker.length(rule), cite((rule.ground,), language=speaker.language))
            for rule in speaker.retention()
        ),
    )


def protection(speaker: Speaker) -> Iterator[Block]:
    """How the data is protected (N10); the sentence on passwords follows the setting."""
    measures = {measure.statement: measure for measure in speaker.declaration.measures}
    password = speaker.declaration.access_monitored[password_sentence(speaker.overlay)]
    yield _measure(speaker, measures["N10.1"].text, "N10.1")
    yield Paragraph(statement="N10", text=speaker.say(frame.MEANS))
    exemplary = ("N10.2", "N10.3", "N10.4", "N10.5")
    yield EntryList(
        statement="N10",
        entries=tuple(Entry(statement=code, text=speaker.named(measures[code].text)) for code in exemplary),
    )
    for code, measure in measures.items():
        if code == "N10.12":
            yield _measure(speaker, password.text, password.statement)
        if code not in {"N10.1", *exemplary}:
            yield _measure(speaker, measure.text, code)


def rights(speaker: Speaker) -> Iterator[Block]:
    """The rights of the data subject, what the law takes from them, and where to turn (N11)."""
    for right in speaker.declaration.rights:
        if right.exception_text is not None:
            yield Paragraph(statement=right.statement, text=speaker.say(right.exception_text))
    yield EntryList(
        statement="N11.2",
        entries=tuple(
            Entry(statement=right.statement, text=f"{speaker.say(right.name)} – {speaker.say(right.text)}")
            for right in speaker.declaration.rights
        ),
    )
    yield Paragraph(statement="N11.2", text=speaker.say(frame.PORTABILITY))
    yield Paragraph(statement="N5.6", text=speaker.say(frame.CONSENT))
    yield Paragraph(statement="N11.2", text=speaker.say(speaker.declaration.answering))
    yield Paragraph(statement="N11.3", text=speaker.named(frame.READ_MORE), link=speaker.overlay.profile.rights_page)


def _measure(speaker: Speaker, text: Wording, statement: str) -> Paragraph:
    return Paragraph(statement=statement, text=speaker.named(text))


def _sentences(speaker: Speaker, sentences: tuple[Sentence, ...]) -> Iterator[Block]:
    for entry in sentences:
        yield Paragraph(statement=entry.statement, text=speaker.say(entry.text))


CHAPTERS: Final[tuple[Chapter, ...]] = (
    contacts,
    purposes,
    categories,
    bases,
    sources,
    automation,
    disclosures,
    transfers,
    retention,
    protection,
    rights,
)
