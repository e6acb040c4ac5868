"""Provisions of the General Data Protection Regulation and of the other acts that the software meets."""

from datetime import date
from typing import Final

from kotokirja.policy.provisions.shape import COMMON_KNOWLEDGE, Act, Provision
from kotokirja.policy.wording import Wording, say


def _gdpr(place: str, fi: str, sv: str, en: str) -> Provision:
    section, *rest = place.replace(")", "").split("(")
    subsection, item = [*rest, "", ""][:2]
    return Provision(
        act=Act.GDPR,
        section=section,
        subsection=subsection,
        item=item,
        wording=say(fi, sv, en),
        valid_from=date(2018, 5, 25),
        source="Regulation (EU) 2016/679",
    )


def _other(act: Act, place: str, since: date, wording: Wording, *, source: str = COMMON_KNOWLEDGE) -> Provision:
    section, _, rest = place.partition(".")
    subsection, _, item = rest.partition("(")
    return Provision(
        act=act,
        section=section,
        subsection=subsection,
        item=item.rstrip(")"),
        wording=wording,
        valid_from=since,
        source=source,
    )


GDPR: Final = (
    _gdpr("5(1)(b)", "Käyttötarkoitussidonnaisuus.", "Ändamålsbegränsning.", "Purpose limitation."),
    _gdpr("6(1)(c)", "Lakisääteinen velvoite.", "Rättslig förpliktelse.", "Legal obligation."),
    _gdpr("6(1)(e)", "Yleinen etu tai julkinen valta.", "Allmänt intresse eller myndighet.", "Public task."),
    _gdpr(
        "9(2)(g)",
        "Tärkeä yleinen etu lain nojalla.",
        "Viktigt allmänt intresse enligt lag.",
        "Substantial public interest by law.",
    ),
    _gdpr("12(3)", "Vastaus kuukaudessa.", "Svar inom en månad.", "Answer within a month."),
    _gdpr(
        "13",
        "Tiedot, kun tiedot kerätään henkilöltä.",
        "Information när uppgifter samlas in från personen.",
        "Information where data is collected from the person.",
    ),
    _gdpr(
        "13(3)",
        "Tiedot ennen käsittelyä muuhun tarkoitukseen.",
        "Information före behandling för ett annat syfte.",
        "Information before processing for another purpose.",
    ),
    _gdpr(
        "14",
        "Tiedot, kun tiedot saadaan muualta.",
        "Information när uppgifter fås från annat håll.",
        "Information where data comes from elsewhere.",
    ),
    _gdpr(
        "14(4)",
        "Muualta saatujen tietojen uusi tarkoitus.",
        "Nytt syfte för uppgifter från annat håll.",
        "Another purpose of data from elsewhere.",
    ),
    _gdpr("15", "Oikeus saada pääsy tietoihin.", "Rätt till tillgång.", "Right of access."),
    _gdpr("16", "Oikeus tietojen oikaisemiseen.", "Rätt till rättelse.", "Right to rectification."),
    _gdpr("17", "Oikeus tietojen poistamiseen.", "Rätt till radering.", "Right to erasure."),
    _gdpr(
        "18",
        "Oikeus käsittelyn rajoittamiseen.",
        "Rätt till begränsning av behandling.",
        "Right to restriction of processing.",
    ),
    _gdpr(
        "19",
        "Oikaisusta ilmoitetaan vastaanottajille.",
        "Mottagarna underrättas om rättelser.",
        "Recipients are told of rectifications.",
    ),
    _gdpr("20", "Oikeus siirtää tiedot.", "Rätt till dataportabilitet.", "Right to data portability."),
    _gdpr("21", "Vastustamisoikeus.", "Rätt att göra invändningar.", "Right to object."),
    _gdpr("22", "Automaattinen päätöksenteko.", "Automatiserat beslutsfattande.", "Automated decisions."),
    _gdpr("25", "Sisäänrakennettu tietosuoja.", "Inbyggt dataskydd.", "Data protection by design."),
    _gdpr("28", "Henkilötietojen käsittelijä.", "Personuppgiftsbiträde.", "Processor."),
    _gdpr("30", "Seloste käsittelytoimista.", "Register över behandling.", "Record of processing activities."),
    _gdpr("32", "Käsittelyn turvallisuus.", "Säkerhet i behandlingen.", "Security of processing."),
    _gdpr("44", "Siirrot kolmansiin maihin.", "Överföring till tredjeländer.", "Transfers to third countries."),
    _gdpr(
        "77",
        "Valitus valvontaviranomaiselle.",
        "Klagomål till tillsynsmyndigheten.",
        "Complaint to the supervisory authority.",
    ),
)

OTHER_ACTS: Final = (
    _other(
        Act.DATA_PROTECTION,
        "6.1(2)",
        date(2019, 1, 1),
        say(
            "Erityiset henkilötietoryhmät lain nojalla, suojatoimin.",
            "Särskilda kategorier enligt lag, med skyddsåtgärder.",
            "Special categories by law, with safeguards.",
        ),
        source="Finlex, 1050/2018",
    ),
    _other(
        Act.DATA_PROTECTION,
        "29",
        date(2019, 1, 1),
        say(
            "Henkilötunnuksen käsittely.",
            "Behandling av personbeteckning.",
            "Processing of the personal identity code.",
        ),
        source="Finlex, 1050/2018",
    ),
    _other(
        Act.DATA_PROTECTION,
        "35",
        date(2019, 1, 1),
        say("Vaitiolovelvollisuus.", "Tystnadsplikt.", "Duty of silence."),
        source="Finlex, 1050/2018",
    ),
    *(
        _other(Act.INFORMATION_MANAGEMENT, section, date(2020, 1, 1), wording, source="Finlex, 906/2019")
        for section, wording in (
            (
                "15",
                say("Tietoaineistojen turvallisuus.", "Informationsmaterialets säkerhet.", "Security of information."),
            ),
            ("16", say("Käyttöoikeudet tehtävän mukaan.", "Behörigheter enligt uppgift.", "Rights of use by task.")),
            (
                "17",
                say(
                    "Lokitiedot käytöstä ja luovutuksista.",
                    "Logguppgifter om användning och utlämnande.",
                    "Logs of use and disclosure.",
                ),
            ),
            (
                "21",
                say(
                    "Säilytysajan määrittäminen, arkistointi ja tuhoaminen.",
                    "Förvaringstid, arkivering och förstöring.",
                    "Fixing the retention, archiving and destruction.",
                ),
            ),
        )
    ),
    _other(
        Act.OPENNESS,
        "14",
        date(1999, 12, 1),
        say(
            "Tietopyyntöön vastataan kahdessa viikossa tai kuukaudessa.",
            "En begäran besvaras inom två veckor eller en månad.",
            "A request is answered in two weeks or a month.",
        ),
        source="Finlex, 621/1999",
    ),
    _other(
        Act.OPENNESS,
        "24.1(24)",
        date(1999, 12, 1),
        say(
            "Pakolaista, turvapaikkaa ja oleskelulupaa koskevat tiedot ovat salassa pidettäviä.",
            "Uppgifter om flyktingar, asyl och uppehållstillstånd är sekretessbelagda.",
            "Refugee, asylum and permit data is secret.",
        ),
        source="Finlex, 621/1999",
    ),
    _other(
        Act.PROCEDURE,
        "26",
        date(2004, 1, 1),
        say("Tulkitseminen ja kääntäminen.", "Tolkning och översättning.", "Interpreting and translation."),
        source="Finlex, 434/2003",
    ),
    _other(
        Act.ARCHIVES,
        "",
        date(1994, 10, 1),
        say("Asiakirjojen arkistointi.", "Arkivering av handlingar.", "Archiving of documents."),
    ),
    _other(
        Act.POPULATION_REGISTER,
        "36",
        date(2010, 3, 1),
        say("Turvakielto.", "Spärrmarkering.", "Protected whereabouts."),
        source="Finlex, 661/2009",
    ),
    _other(
        Act.DIGITAL_SERVICES,
        "9",
        date(2019, 4, 1),
        say("Saavutettavuusseloste.", "Tillgänglighetsutlåtande.", "Accessibility statement."),
        source="Finlex, 306/2019",
    ),
)
