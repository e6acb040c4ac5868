"""Headings and joining words of the notice; what it claims stands in the declaration."""

from typing import Final

from kotokirja.policy.wording import say

KIND: Final = say("Tietosuojaseloste", "Dataskyddsbeskrivning", "Privacy notice")
BASIS: Final = say(
    "EU:n yleinen tietosuoja-asetus (2016/679), artiklat 12–14",
    "EU:s allmänna dataskyddsförordning (2016/679), artiklarna 12–14",
    "EU General Data Protection Regulation (2016/679), Articles 12–14",
)
TITLE: Final = say(
    "Henkilötietojen käsittely kotoutumispalveluissa",
    "Behandling av personuppgifter i integrationstjänsterna",
    "Processing of personal data in the integration services",
)
LEAD: Final = (
    (
        "N0.2",
        say(
            "Tässä asiakirjassa kerrotaan, miten henkilötietoja käsitellään {controller_genitive}"
            " kotoutumispalveluissa. Kotoutumispalvelut edistävät {town_inessive} asuvien maahan muuttaneiden"
            " kotoutumista.",
            "I detta dokument berättar vi hur personuppgifter behandlas i integrationstjänsterna hos {controller}."
            " Integrationstjänsterna främjar integrationen av invandrare som bor i {town}.",
            "This document tells how personal data is processed in the integration services of the {controller}. The"
            " integration services promote the integration of immigrants who live in {town}.",
        ),
    ),
    (
        "N11.2",
        say(
            "Tietosuojaselosteessa kerrotaan myös henkilötietojen käsittelyyn liittyvistä oikeuksista ja niiden"
            " käyttämisestä.",
            "I dataskyddsbeskrivningen berättar vi också om de rättigheter som hänför sig till behandlingen av"
            " personuppgifter och hur man använder dem.",
            "The privacy notice also tells about the rights in the processing of personal data and how to use them.",
        ),
    ),
)
DATED: Final = say("Päivätty {day}", "Daterad {day}", "Dated {day}")
VERSION: Final = say(
    "Laadittu käsittelyn ilmoituksesta {version}",
    "Framställd ur behandlingens deklaration {version}",
    "Rendered from processing declaration {version}",
)
DRAFT: Final = say(
    "Luonnos, jota ei ole julkaistu. Avoimia kohtia on {count}; ne on merkitty tekstiin.",
    "Utkast som inte har publicerats. Det finns {count} öppna punkter; de är markerade i texten.",
    "A draft that has not been published. It has {count} open points, which are marked in the text.",
)
DRAFT_WITH_ONE: Final = say(
    "Luonnos, jota ei ole julkaistu. Avoimia kohtia on yksi; se on merkitty tekstiin.",
    "Utkast som inte har publicerats. Det finns en öppen punkt; den är markerad i texten.",
    "A draft that has not been published. It has one open point, which is marked in the text.",
)
DRAFT_MARK: Final = say("Luonnos", "Utkast", "Draft")
OPEN: Final = say("Avoin kohta", "Öppen punkt", "Open point")
NOT_GIVEN: Final = say("(ei annettu)", "(inte angivet)", "(not given)")

HEADINGS: Final = (
    say("Rekisterinpitäjä ja yhteystiedot", "Personuppgiftsansvarig och kontaktuppgifter", "Controller and contacts"),
    say(
        "Henkilötietojen käsittelyn tarkoitukset",
        "Ändamålen med behandlingen av personuppgifter",
        "Purposes of the processing",
    ),
    say("Käsiteltävät henkilötiedot", "Personuppgifter som behandlas", "Personal data that is processed"),
    say(
        "Henkilötietojen käsittelyn oikeusperuste",
        "Rättslig grund för behandlingen av personuppgifter",
        "Legal basis of the processing",
    ),
    say("Henkilötietojen lähde", "Varifrån personuppgifterna fås", "Source of the personal data"),
    say(
        "Automaattinen päätöksenteko tai profilointi",
        "Automatiserat beslutsfattande eller profilering",
        "Automated decision-making or profiling",
    ),
    say(
        "Henkilötietojen siirrot ja luovutukset",
        "Överföring och utlämnande av personuppgifter",
        "Transfers and disclosures of personal data",
    ),
    say(
        "Henkilötietojen siirto EU:n tai ETA-maiden ulkopuolelle",
        "Överföring av personuppgifter utanför EU eller EES",
        "Transfer of personal data outside the EU or EEA",
    ),
    say(
        "Henkilötietojen säilytysajat",
        "Förvaringstider för personuppgifter",
        "Retention periods of the personal data",
    ),
    say("Henkilötietojen suojaus", "Skydd av personuppgifter", "Protection of the personal data"),
    say("Rekisteröidyn oikeudet", "Den registrerades rättigheter", "Rights of the data subject"),
)
ARTICLES: Final = (
    "13(1)(a)–(b), 14(1)(a)–(b)",
    "13(1)(c), 14(1)(c)",
    "14(1)(d)",
    "13(1)(c), 14(1)(c)",
    "13(2)(e), 14(2)(f)",
    "13(2)(f), 14(2)(g)",
    "13(1)(e), 14(1)(e)",
    "13(1)(f), 14(1)(f)",
    "13(2)(a), 14(2)(a)",
    "12(1)",
    "13(2)(b)–(d), 14(2)(c)–(e)",
)

CONTROLLER: Final = say("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller")
RESPONSIBLE_UNIT: Final = say(
    "Vastuuyksikkö ja yhteyshenkilö (yleisiä kysymyksiä varten)",
    "Ansvarig enhet och kontaktperson (för allmänna frågor)",
    "Responsible unit and contact person (for general questions)",
)
REQUESTS: Final = say(
    "Tietopyynnöt ja muut rekisteröidyn oikeudet",
    "Begäran om uppgifter och den registrerades övriga rättigheter",
    "Requests for data and other rights of the data subject",
)
OFFICER: Final = say(
    "Tietosuojavastaavan yhteystiedot",
    "Dataskyddsombudets kontaktuppgifter",
    "Contact details of the data protection officer",
)
NAME: Final = say("Nimi", "Namn", "Name")
ADDRESS: Final = say("Osoite", "Adress", "Address")
UNIT: Final = say("Vastuuyksikkö", "Ansvarig enhet", "Responsible unit")
JOB_TITLE: Final = say("Titteli", "Titel", "Title")
PHONE: Final = say("Puhelin", "Telefon", "Telephone")
SECURE_MAIL: Final = say("Turvaposti", "Säker e-post", "Secure mail")
EMAIL: Final = say("Sähköposti", "E-post", "E-mail")
PO_BOX: Final = say("PL {number}", "PB {number}", "PO Box {number}")
SWITCHBOARD: Final = say("Vaihde {number}", "Växel {number}", "Switchboard {number}")

SERVICES: Final = say(
    "Henkilötietoja käsitellään, jotta asiakkaalle voidaan antaa kotoutumisen edistämisestä annetun lain (681/2023,"
    " jäljempänä ”kotoutumislaki”) mukaisia palveluja.",
    "Personuppgifter behandlas för att klienten ska kunna ges tjänster enligt lagen om främjande av integration"
    " (681/2023, nedan ”integrationslagen”).",
    "Personal data is processed so that the client can be given services under the Act on the Promotion of Immigrant"
    " Integration (681/2023, “the Integration Act” below).",
)
CATEGORIES: Final = say("Käsiteltäviä henkilötietoja:", "Personuppgifter som behandlas:", "Personal data processed:")
SPECIAL: Final = say(
    "Terveydentilaa sekä työ- ja toimintakykyä koskevat tiedot ovat erityisiä henkilötietoja: niiden kirjaamiselle"
    " merkitään välttämättömyyden peruste, ja ne näkee vain osa työntekijöistä.",
    "Uppgifter om hälsotillstånd samt arbets- och funktionsförmåga är särskilda kategorier av personuppgifter: när de"
    " antecknas anges varför det är nödvändigt, och bara en del av de anställda ser dem.",
    "Data on health, work ability and functional capacity is a special category: it is recorded with the reason why it"
    " is necessary, and only some of the workers see it.",
)
MAY_BE_PROCESSED: Final = say(
    "Kotoutumislain nojalla maahanmuuttajien ja kotoutuja-asiakkaiden tietoja saadaan käsitellä:",
    "Med stöd av integrationslagen får uppgifter om invandrare och integrationskunder behandlas för:",
    "Under the Integration Act data on immigrants and integration clients may be processed for:",
)
ARRANGING: Final = say(
    "laissa tarkoitettujen palvelujen ja tehtävien järjestämiseen ja tuottamiseen",
    "ordnande och produktion av de tjänster och uppgifter som avses i lagen",
    "arranging and producing the services and tasks of the Act",
)
FIGURES: Final = say(
    "Valvonnassa, kehittämisessä, ohjauksessa ja tilastoinnissa ei käytetä nimettyjä tietoja: ne tehdään"
    " yhteenlasketuista tai pseudonymisoiduista tiedoista.",
    "I tillsyn, utveckling, styrning och statistik används inga namngivna uppgifter: de görs av sammanställda eller"
    " pseudonymiserade uppgifter.",
    "Supervision, development, steering and statistics use no named data: they are made of aggregated or pseudonymised"
    " data.",
)
LAWFULNESS: Final = say(
    "Käsittely perustuu rekisterinpitäjän lakisääteiseen velvoitteeseen ja yleistä etua koskevan tehtävän hoitamiseen"
    " ({articles}). Erityisiä henkilötietoja käsitellään lain nojalla tärkeää yleistä etua koskevasta syystä"
    " ({special}).",
    "Behandlingen grundar sig på den personuppgiftsansvariges rättsliga förpliktelse och på en uppgift av allmänt"
    " intresse ({articles}). Särskilda kategorier av personuppgifter behandlas med stöd av lag av hänsyn till ett viktigt"
    " allmänt intresse ({special}).",
    "The processing rests on a legal obligation of the controller and on a task in the public interest ({articles})."
    " Special categories of data are processed by law for reasons of substantial public interest ({special}).",
)
GROUNDS_CAPTION: Final = say(
    "Käyttötarkoitusten oikeusperusteet", "Ändamålens rättsliga grunder", "Legal bases of the purposes"
)
PURPOSE: Final = say("Käyttötarkoitus", "Ändamål", "Purpose")
GROUND: Final = say("Oikeusperuste", "Rättslig grund", "Legal basis")
SOURCES: Final = say(
    "Tietoja saadaan näistä lähteistä:",
    "Uppgifter fås från följande källor:",
    "Data comes from these sources:",
)
PROVIDING: Final = say(
    "Arviointia ja suunnitelmaa varten tarvitaan tietoja sinulta. Niitä pyydetään kotoutumislain eikä sopimuksen"
    " perusteella. Jos et anna niitä, palvelua ei ehkä voida antaa tai suunnitelmaa laatia.",
    "För bedömningen och planen behövs uppgifter av dig. De begärs med stöd av integrationslagen, inte på grund av ett"
    " avtal. Om du inte ger dem kan det hända att tjänsten inte kan ges eller planen inte utarbetas.",
    "Data from you is needed for the assessment and the plan. It is asked for under the Integration Act and not under a"
    " contract. If you do not give it, the service may not be possible or the plan may not be drawn up.",
)
RECIPIENTS_CAPTION: Final = say(
    "Muut tietojen vastaanottajat", "Övriga mottagare av uppgifter", "Other recipients of data"
)
RECIPIENT: Final = say("Vastaanottaja", "Mottagare", "Recipient")
WHAT: Final = say("Mitä ja miksi", "Vad och varför", "What and why")
PROTECTED: Final = say(
    "Turvakiellon alaisia yhteystietoja ei luovuteta palveluntuottajalle.",
    "Kontaktuppgifter som omfattas av spärrmarkering lämnas inte ut till tjänsteproducenter.",
    "Protected contact details are not disclosed to providers.",
)
RETENTION_CAPTION: Final = say("Säilytysajat", "Förvaringstider", "Retention periods")
RECORDS: Final = say("Tiedot", "Uppgifter", "Data")
LENGTH: Final = say("Säilytysaika", "Förvaringstid", "Kept")
NOT_SET: Final = say("ei vielä määritetty", "ännu inte fastställd", "not set yet")
MEANS: Final = say(
    "Tämä tarkoittaa esimerkiksi sitä, että:", "Det innebär till exempel att:", "This means, for example, that:"
)
CONSENT: Final = say(
    "Jos muutat toiseen kuntaan, sinne otetaan yhteyttä vain suostumuksellasi. Voit peruuttaa suostumuksen milloin"
    " tahansa; se ei vaikuta siihen, mitä sen perusteella on jo tehty.",
    "Om du flyttar till en annan kommun kontaktas den bara med ditt samtycke. Du kan återkalla samtycket när som helst;"
    " det påverkar inte vad som redan har gjorts med stöd av det.",
    "If you move to another municipality it is contacted only with your consent. You can withdraw the consent at any"
    " time; that does not affect what has been done on its basis.",
)
PORTABILITY: Final = say(
    "Oikeutta siirtää tiedot järjestelmästä toiseen ei ole, koska tietoja käsitellään lain eikä suostumuksen tai"
    " sopimuksen perusteella.",
    "Det finns ingen rätt att överföra uppgifterna från ett system till ett annat, eftersom uppgifterna behandlas med"
    " stöd av lag och inte på grund av samtycke eller avtal.",
    "There is no right to data portability, because the data is processed by law and not on the basis of consent or a"
    " contract.",
)
READ_MORE: Final = say(
    "Tietosuoja-asetuksen mukaisista rekisteröidyn oikeuksista voit lukea {controller_genitive} verkkosivuilta."
    " Verkkosivuilla ovat myös ohjeet rekisteröityjen oikeuksien käyttämiseksi.",
    "Du kan läsa om den registrerades rättigheter enligt dataskyddsförordningen på webbplatsen för {controller}. Där"
    " finns också anvisningar om hur man använder rättigheterna.",
    "You can read about the rights of data subjects under the GDPR on the web site of the {controller}. The site also"
    " has instructions for using the rights.",
)
