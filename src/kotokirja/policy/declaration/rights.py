"""Rights of the data subject (N11) and what the law takes from them here."""

from typing import Final

from kotokirja.policy.declaration.shapes import Right
from kotokirja.policy.vocabulary import DataCategory
from kotokirja.policy.wording import say

ALL: Final = frozenset(DataCategory)
SECTION_73: Final = "73.3"

RIGHTS: Final = (
    Right(
        provision="GDPR 15",
        statement="N11.2",
        name=say("Oikeus saada pääsy tietoihin", "Rätt till tillgång till uppgifter", "Right of access"),
        text=say(
            "Voit saada tiedon siitä, mitä tietoja sinusta käsitellään, ja jäljennöksen niistä. Saat myös tietää, milloin"
            " ja missä tarkoituksessa tietojasi on katsottu.",
            "Du kan få veta vilka uppgifter om dig som behandlas och få en kopia av dem. Du får också veta när och för"
            " vilket ändamål någon har tittat på dina uppgifter.",
            "You can learn which data on you is processed and get a copy of it. You can also learn when and for which"
            " purpose somebody looked at your data.",
        ),
    ),
    Right(
        provision="GDPR 16",
        statement="N11.2",
        name=say("Oikeus tietojen oikaisemiseen", "Rätt till rättelse", "Right to rectification"),
        text=say(
            "Voit pyytää virheellisen tiedon oikaisemista tai puutteellisen täydentämistä. Oikaisusta ilmoitetaan niille,"
            " joille tieto on luovutettu.",
            "Du kan begära att en felaktig uppgift rättas eller en ofullständig kompletteras. Rättelsen meddelas dem som"
            " uppgiften har lämnats till.",
            "You can ask for wrong data to be rectified or incomplete data to be completed. Those to whom it was"
            " disclosed are told.",
        ),
    ),
    Right(
        provision="GDPR 17",
        statement="N11.2",
        name=say("Oikeus tietojen poistamiseen", "Rätt till radering", "Right to erasure"),
        text=say(
            "Voit pyytää tietojesi poistamista siltä osin kuin niitä ei käsitellä lakisääteisen tehtävän hoitamiseksi.",
            "Du kan begära att dina uppgifter raderas till den del de inte behandlas för att sköta en lagstadgad uppgift.",
            "You can ask for your data to be erased where it is not processed for a statutory task.",
        ),
    ),
    Right(
        provision="GDPR 18",
        statement="N11.1",
        name=say(
            "Oikeus käsittelyn rajoittamiseen",
            "Rätt till begränsning av behandling",
            "Right to restriction of processing",
        ),
        text=say(
            "Muiden kuin kotoutumislain 73 §:n 1 momentissa tarkoitettujen tietojen käsittelyä voit pyytää"
            " rajoittamaan.",
            "Du kan begära begränsning av behandlingen av andra uppgifter än de som avses i 73 § 1 mom. i"
            " integrationslagen.",
            "You can ask for restriction of the processing of data other than those of section 73(1) of the Integration"
            " Act.",
        ),
        exception=SECTION_73,
        exception_text=say(
            "Rekisteröidyllä ei ole tietosuoja-asetuksen 18 artiklassa säädettyä oikeutta kotoutumislain 73 §:n 1"
            " momentissa tarkoitettujen henkilötietojen käsittelyn rajoittamiseen.",
            "Den registrerade har inte den rätt som föreskrivs i artikel 18 i dataskyddsförordningen till begränsning av"
            " behandlingen av de personuppgifter som avses i 73 § 1 mom. i integrationslagen.",
            "The data subject does not have the right laid down in Article 18 of the GDPR to restriction of processing"
            " of the personal data of section 73(1) of the Integration Act.",
        ),
        excepted=ALL,
    ),
    Right(
        provision="GDPR 21",
        statement="N11.2",
        name=say("Vastustamisoikeus", "Rätt att göra invändningar", "Right to object"),
        text=say(
            "Voit henkilökohtaiseen tilanteeseesi liittyvällä perusteella vastustaa käsittelyä, joka perustuu yleistä etua"
            " koskevan tehtävän hoitamiseen.",
            "Du kan av skäl som gäller din personliga situation göra invändningar mot behandling som grundar sig på en"
            " uppgift av allmänt intresse.",
            "On grounds relating to your particular situation you can object to processing that is based on a public"
            " task.",
        ),
    ),
    Right(
        provision="GDPR 22",
        statement="N6.2",
        name=say(
            "Oikeus olla joutumatta automaattisen päätöksen kohteeksi",
            "Rätt att inte bli föremål för automatiserade beslut",
            "Right not to be subject to automated decisions",
        ),
        text=say(
            "Automaattisia päätöksiä ei tehdä: jokaisen päätöksen tekee virkailija.",
            "Inga automatiserade beslut fattas: varje beslut fattas av en tjänsteinnehavare.",
            "No automated decisions are made: an official makes each decision.",
        ),
    ),
    Right(
        provision="GDPR 77",
        statement="N11.2",
        name=say(
            "Oikeus tehdä valitus valvontaviranomaiselle",
            "Rätt att lämna in klagomål till tillsynsmyndigheten",
            "Right to lodge a complaint with the supervisory authority",
        ),
        text=say(
            "Voit tehdä valituksen tietosuojavaltuutetulle, jos katsot, että henkilötietojasi käsitellään lain"
            " vastaisesti: tietosuoja.fi.",
            "Du kan lämna in klagomål till dataombudsmannen om du anser att dina personuppgifter behandlas lagstridigt:"
            " tietosuoja.fi.",
            "You can lodge a complaint with the Data Protection Ombudsman if you think that your personal data is"
            " processed unlawfully: tietosuoja.fi.",
        ),
    ),
)

ANSWERING: Final = say(
    "Pyyntöön vastataan kuukauden kuluessa. Aikaa voidaan jatkaa enintään kahdella kuukaudella, jos pyyntö on"
    " monimutkainen tai pyyntöjä on monta; siitä ja sen syistä ilmoitetaan kuukauden kuluessa. Oikeuksien käyttäminen on"
    " maksutonta.",
    "En begäran besvaras inom en månad. Tiden kan förlängas med högst två månader om begäran är komplicerad eller om det"
    " finns flera begäranden; du får besked om förlängningen och orsakerna inom en månad. Det är avgiftsfritt att använda"
    " rättigheterna.",
    "A request is answered within a month. The time may be extended by two months at most if the request is complex or"
    " there are many; you are told of it and of the reasons within the month. Using your rights is free of charge.",
)
