"""Who may get data (N7, N4.4, chapter 9), the eighteen items of section 94, and where data may be (N8)."""

from typing import Final

from kotokirja.policy.declaration.purposes import PURPOSES, WITHOUT_THE_PERSON
from kotokirja.policy.declaration.shapes import Extent, Item, Recipient, RecipientCode, RecipientKind, TransferRule
from kotokirja.policy.vocabulary import D, DataCategory, ProviderItem, Purpose
from kotokirja.policy.wording import Wording, say

C, I = DataCategory, ProviderItem  # noqa: E741 -- an item, read as one
FINLAND: Final = frozenset({"FI"})
EU_AND_EEA: Final = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"}
    | {"IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
)

ITEMS: Final = (
    Item(item=I.NAMES, text=say("nimet", "namn", "names")),
    Item(
        item=I.BIRTH,
        text=say("syntymäaika ja -paikka", "födelsetid och födelseort", "date and place of birth"),
    ),
    Item(item=I.IDENTITY_CODE, text=say("henkilötunnus", "personbeteckning", "personal identity code")),
    Item(item=I.MOTHER_TONGUE, text=say("äidinkieli", "modersmål", "mother tongue")),
    Item(item=I.SERVICE_LANGUAGE, text=say("asiointikieli", "kontaktspråk", "service language")),
    Item(
        item=I.CITIZENSHIP,
        text=say(
            "kansalaisuus tai kansalaisuudettomuus ja kansallisuus",
            "medborgarskap eller statslöshet och nationalitet",
            "citizenship or statelessness, and nationality",
        ),
    ),
    Item(
        item=I.RESIDENCE,
        text=say("koti- ja asuinpaikka", "hemort och bostadsort", "municipality and place of residence"),
    ),
    Item(item=I.CONTACT, text=say("yhteystiedot", "kontaktuppgifter", "contact details")),
    Item(item=I.OFFICIAL, text=say("virkailijan nimi", "tjänsteinnehavarens namn", "name of the official")),
    Item(
        item=I.PLAN_DATES,
        text=say(
            "kotoutumissuunnitelman laatimispäivä ja voimassaolo",
            "datum då integrationsplanen utarbetats och planens giltighetstid",
            "date and validity of the integration plan",
        ),
    ),
    Item(
        item=I.TRAINING_FINDINGS,
        text=say(
            "merkitty koulutussuositus ja muut osaamisen ja kotoutumisen palvelutarpeen arvioinnissa esiin tulleet"
            " koulutukseen liittyvät kartoitukset",
            "antecknad utbildningsrekommendation och andra kartläggningar som gäller utbildning och som framkommit vid"
            " bedömningen av kompetensen och behovet av integrationstjänster",
            "recorded recommendation of education and other educational findings of the assessment of competence and"
            " the need of integration services",
        ),
    ),
    Item(
        item=I.INITIAL_LANGUAGE_TEST,
        text=say(
            "kielitaidon lähtötason testauksen tulos",
            "resultatet av testet av utgångsnivån i språkkunskaper",
            "result of the initial language test",
        ),
    ),
    Item(
        item=I.EDUCATION,
        text=say(
            "aiemmin suoritettu koulutus tai tutkinto",
            "tidigare genomförd utbildning eller avlagd examen",
            "education or degree completed earlier",
        ),
    ),
    Item(
        item=I.WORK,
        text=say(
            "aiempi ammatti tai työkokemus",
            "tidigare yrke eller arbetserfarenhet",
            "earlier occupation or work experience",
        ),
    ),
    Item(
        item=I.TARGET_OCCUPATION,
        text=say("asiakkaan tavoiteammatti", "klientens målyrke", "the client's target occupation"),
    ),
    Item(
        item=I.EARLIER_CURRICULUM,
        text=say(
            "mahdollisen aiemman kotoutumista edistävän koulutuksen tai opintojen opintosuunnitelma ja arvio sen"
            " toteutumisesta",
            "läroplanen för eventuell tidigare utbildning eller studier som främjar integration och en bedömning av hur"
            " den har genomförts",
            "curriculum of earlier education or studies that promote integration, if any, and an estimate of how it was"
            " carried out",
        ),
    ),
    Item(
        item=I.EARLIER_MEASURES,
        text=say(
            "mahdollisessa aiemmassa kotoutumista edistävässä koulutuksessa tai opinnoissa sovitut toimenpiteet ja"
            " tavoitteet jatkosta",
            "åtgärder och mål för fortsättningen som avtalats i eventuell tidigare utbildning eller studier som främjar"
            " integration",
            "measures and goals for the time after that were agreed in earlier education or studies that promote"
            " integration, if any",
        ),
    ),
    Item(
        item=I.OTHER_NECESSARY,
        text=say(
            "muut opetukseen tai palveluun osallistumisen kannalta välttämättömät tiedot",
            "andra uppgifter som är nödvändiga för att delta i undervisningen eller tjänsten",
            "other data necessary for taking part in the teaching or the service",
        ),
        needs_necessity=True,
    ),
)

PROVIDER_RIGHT: Final = say(
    "Kotoutumislain mukaisia palveluita tuottavalla julkisella tai yksityisellä oppilaitoksella tai muulla"
    " palveluntuottajalla, jonka asiakkaaksi kotoutuja-asiakas ohjataan kotoutumissuunnitelman mukaisesti, on oikeus"
    " saada salassapitosäännösten estämättä kunnalta ja palveluntuottajilta kotoutumista edistävien palvelujen"
    " hoitamiseksi seuraavat tiedot:",
    "En offentlig eller privat läroanstalt eller någon annan tjänsteproducent som producerar tjänster enligt"
    " integrationslagen och till vilken integrationskunden hänvisas i enlighet med integrationsplanen har trots"
    " sekretessbestämmelserna rätt att av kommunen och tjänsteproducenterna få följande uppgifter för att sköta tjänster"
    " som främjar integration:",
    "A public or private school or other provider that produces services under the Integration Act, and whose client"
    " the integration client is made under the integration plan, has the right to receive from the municipality and the"
    " providers, despite secrecy provisions, the following data for giving services that promote integration:",
)


def _authority(
    code: RecipientCode,
    name: Wording,
    text: Wording,
    *,
    grounds: tuple[str, ...],
    categories: set[DataCategory] | frozenset[DataCategory],
    purposes: tuple[Purpose, ...] = (Purpose.ASSESSMENT_AND_PLAN,),
    needs_consent: bool = False,
) -> Recipient:
    return Recipient(
        code=code,
        statement="N5.5",
        name=name,
        text=text,
        purposes=frozenset(purposes),
        grounds=grounds,
        categories=frozenset(categories),
        needs_consent=needs_consent,
        countries=FINLAND,
    )


_PLANNING: Final = frozenset(DataCategory) - {C.COMPENSATION, C.PLACEMENT}

RECIPIENTS: Final = (
    Recipient(
        code=RecipientCode.PROVIDER,
        statement="N7.0",
        name=say("Palveluntuottaja", "Tjänsteproducent", "Service provider"),
        text=PROVIDER_RIGHT,
        purposes=frozenset({Purpose.ASSESSMENT_AND_PLAN}),
        grounds=("94",),
        categories=frozenset(datum.category for datum in D if datum.item),
        items=tuple(ProviderItem),
        countries=EU_AND_EEA,
    ),
    Recipient(
        code=RecipientCode.NATIONAL_REGISTER,
        statement="N4.4",
        kind=RecipientKind.JOINT_CONTROLLER,
        name=say(
            "Valtakunnallinen tietovaranto (Koto-AJ)",
            "Den nationella informationsresursen (Koto-AJ)",
            "National data repository (Koto-AJ)",
        ),
        text=say(
            "Tiedot tallennetaan valtakunnalliseen tietovarantoon. Kunta ja Työllisyys-, kehittämis- ja hallintokeskus"
            " (1.1.2026 saakka Kehittämis- ja hallintokeskus) ovat tietovarannon yhteisrekisterinpitäjiä.",
            "Uppgifterna lagras i den nationella informationsresursen. Kommunen och Sysselsättnings-, utvecklings- och"
            " förvaltningscentret (före 1.1.2026 Utvecklings- och förvaltningscentret) är gemensamt"
            " personuppgiftsansvariga för den.",
            "The data is recorded in the national data repository. The municipality and the Employment, Development and"
            " Administration Centre (until 1.1.2026 the Development and Administration Centre) are joint controllers of"
            " the repository.",
        ),
        purposes=frozenset({Purpose.NATIONAL_RECORD}),
        grounds=("76.1", "78"),
        categories=frozenset(DataCategory),
        countries=FINLAND,
    ),
    Recipient(
        code=RecipientCode.INTERPRETING_PROVIDER,
        statement="N2.3",
        kind=RecipientKind.PROCESSOR,
        name=say("Tulkki tai kääntäjä", "Tolk eller översättare", "Interpreter or translator"),
        text=say(
            "Tulkkaus- ja käännöspalvelun tuottaja saa vain tiedot, joita tilaus edellyttää.",
            "Den som producerar tolknings- och översättningstjänster får bara de uppgifter som beställningen kräver.",
            "The provider of interpreting and translation gets only what the order needs.",
        ),
        purposes=frozenset({Purpose.INTERPRETING}),
        grounds=("6", "434/2003 26", "GDPR 28"),
        categories=frozenset({C.SERVICE_LANGUAGE}),
        countries=EU_AND_EEA,
    ),
    Recipient(
        code=RecipientCode.SYSTEM_SUPPLIER,
        statement="N10.5",
        kind=RecipientKind.PROCESSOR,
        name=say("Tietojärjestelmän toimittaja", "Leverantör av informationssystemet", "Supplier of the system"),
        text=say(
            "Tietojärjestelmien toimittajat käsittelevät tietoja kunnan lukuun sopimuksen mukaisesti.",
            "Leverantörerna av informationssystemen behandlar uppgifter för kommunens räkning enligt avtal.",
            "Suppliers of information systems process data on behalf of the municipality under a contract.",
        ),
        purposes=frozenset(rule.purpose for rule in PURPOSES if rule.extent is Extent.NAMED),
        grounds=("GDPR 28",),
        categories=frozenset(DataCategory),
        countries=EU_AND_EEA,
    ),
    _authority(
        RecipientCode.COMPENSATION_AUTHORITY,
        say(
            "Korvauksista päättävä viranomainen",
            "Myndighet som beslutar om ersättningar",
            "Authority that decides on compensation",
        ),
        say(
            "Työllisyys-, kehittämis- ja hallintokeskus ja elinvoimakeskus saavat tiedot, jotka ovat välttämättömiä"
            " korvausten ja niitä koskevien päätösten käsittelemiseksi.",
            "Sysselsättnings-, utvecklings- och förvaltningscentret och livskraftscentralen får de uppgifter som är"
            " nödvändiga för att handlägga ersättningar och beslut om dem.",
            "The Employment, Development and Administration Centre and the regional economic development centre get the"
            " data necessary to handle compensation and the decisions on it.",
        ),
        grounds=("70.1", "90"),
        categories={C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.RESIDENCE_PERMIT, C.PLACEMENT, C.COMPENSATION},
        purposes=(Purpose.COMPENSATION,),
    ),
    _authority(
        RecipientCode.WELLBEING_SERVICES_COUNTY,
        say("Hyvinvointialue", "Välfärdsområde", "Wellbeing services county"),
        say(
            "Hyvinvointialue saa tiedot, jotka ovat välttämättömiä arviointiin ja suunnitelmaan osallistumiseksi ja"
            " suunnitelman tarkistamiseksi.",
            "Välfärdsområdet får de uppgifter som är nödvändiga för att delta i bedömningen och planen och för att se"
            " över planen.",
            "The wellbeing services county gets the data necessary to take part in the assessment and the plan and to"
            " review the plan.",
        ),
        grounds=("86.2", "86.3", "86.4", "87"),
        categories=_PLANNING,
    ),
    _authority(
        RecipientCode.EMPLOYMENT_AUTHORITY,
        say("Työvoimaviranomainen", "Arbetskraftsmyndighet", "Employment authority"),
        say(
            "Työvoimaviranomainen saa tiedot, jotka ovat välttämättömiä arviointia ja suunnitelmaa sekä suunnitelman"
            " tarkistamista varten.",
            "Arbetskraftsmyndigheten får de uppgifter som är nödvändiga för bedömningen och planen och för översynen av"
            " planen.",
            "The employment authority gets the data necessary for the assessment and the plan and for the review of the"
            " plan.",
        ),
        grounds=("3.1", "86.2", "86.4"),
        categories=_PLANNING,
    ),
    _authority(
        RecipientCode.OTHER_MUNICIPALITY,
        say("Toinen kunta", "En annan kommun", "Another municipality"),
        say(
            "Kunta, johon asiakas muuttaa, saa tietoja asiakkaan suostumuksella; suunnitelman tarkistamiseen ja"
            " korvauksen hakemiseen välttämättömiä tietoja kunta voi saada lain nojalla.",
            "Den kommun som klienten flyttar till får uppgifter med klientens samtycke; uppgifter som är nödvändiga för"
            " översynen av planen eller för ansökan om ersättning kan en kommun få med stöd av lag.",
            "The municipality to which the client moves gets data with the client's consent; what is necessary to review"
            " the plan or to apply for compensation a municipality may get by law.",
        ),
        grounds=("85", "86.4", "90.6"),
        categories=frozenset(DataCategory),
        purposes=(Purpose.ASSESSMENT_AND_PLAN, Purpose.COMPENSATION),
        needs_consent=True,
    ),
    _authority(
        RecipientCode.KELA,
        say(
            "Kansaneläkelaitos ja työttömyyskassa",
            "Folkpensionsanstalten och arbetslöshetskassan",
            "Kela and the unemployment fund",
        ),
        say(
            "Kansaneläkelaitos saa tiedon siitä, onko suunnitelma laadittu, ja Kansaneläkelaitos ja työttömyyskassa"
            " tiedon suunnitelman päättymisestä.",
            "Folkpensionsanstalten får uppgift om huruvida en plan har utarbetats, och Folkpensionsanstalten och"
            " arbetslöshetskassan uppgift om att planen har upphört.",
            "Kela is told whether a plan has been drawn up; Kela and the unemployment fund are told that a plan has"
            " ended.",
        ),
        grounds=("88.1", "88.2"),
        categories={C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.ASSESSMENT_AND_PLAN},
    ),
    _authority(
        RecipientCode.REPRESENTATIVE,
        say("Alaikäisen edustaja", "En minderårigs företrädare", "A minor's representative"),
        say(
            "Ilman huoltajaa olevan alaikäisen edustaja saa tehtävässään välttämättömät tiedot.",
            "Företrädaren för en minderårig utan vårdnadshavare får de uppgifter som är nödvändiga för uppdraget.",
            "The representative of an unaccompanied minor gets the data necessary for that task.",
        ),
        grounds=("93",),
        categories=_PLANNING,
    ),
    _authority(
        RecipientCode.SUPERVISOR,
        say("Valvova viranomainen", "Tillsynsmyndighet", "Supervising authority"),
        say(
            "Elinvoimakeskus ja Lupa- ja valvontavirasto saavat tiedot, jotka ovat välttämättömiä niiden valvonta- ja"
            " tukitehtävissä.",
            "Livskraftscentralen och Tillstånds- och tillsynsverket får de uppgifter som är nödvändiga för deras"
            " tillsyns- och stöduppgifter.",
            "The regional economic development centre and the Finnish Supervisory Agency get the data necessary for"
            " their tasks of supervision and support.",
        ),
        grounds=("91", "92"),
        categories=WITHOUT_THE_PERSON,
        purposes=(Purpose.STEERING,),
    ),
)

TRANSFERS: Final = TransferRule(
    statement="N8.1",
    text=say(
        "Käsittelemme henkilötietoja EU/ETA-alueella.",
        "Vi behandlar personuppgifter inom EU/EES-området.",
        "We process personal data within the EU/EEA.",
    ),
    countries=EU_AND_EEA,
    provision="GDPR 44",
)
