"""Purposes of processing (section 72, N2 and N4): each with its ground, its tasks and the categories it may touch."""

from typing import Final

from kotokirja.policy.declaration.shapes import Extent, PurposeRule, SubjectKind
from kotokirja.policy.vocabulary import DataCategory, Purpose, RecordClass
from kotokirja.policy.wording import say

C, R = DataCategory, RecordClass
IMMIGRANTS: Final = frozenset({SubjectKind.IMMIGRANT})
CLIENTS: Final = IMMIGRANTS | {SubjectKind.INTEGRATION_CLIENT}
STAFF: Final = frozenset({SubjectKind.STAFF})
ALL: Final = frozenset(DataCategory)
WITHOUT_THE_PERSON: Final = ALL - {C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.HEALTH}
"""What figures may be made of: nothing that names somebody, and never health (N3.8)."""

PURPOSES: Final = (
    PurposeRule(
        purpose=Purpose.GUIDANCE,
        statement="N2.1",
        name=say("Ohjaus ja neuvonta", "Vägledning och rådgivning", "Guidance and counselling"),
        text=say(
            "Matalan kynnyksen tieto-, ohjaus- ja neuvontapalveluissa henkilötietoja käsitellään, kun autamme asiakasta"
            " esimerkiksi kirjautumaan sähköisiin asiointipalveluihin, kuten Omakelaan ja Enter Finland"
            " -verkkopalveluun, sekä asioiden hoitamisessa, kuten verkkopankin käytössä.",
            "I informations-, väglednings- och rådgivningstjänsterna med låg tröskel behandlas personuppgifter när vi"
            " hjälper klienten till exempel att logga in i e-tjänster såsom MittFPA och Enter Finland och att uträtta"
            " ärenden, till exempel i nätbanken.",
            "In the low-threshold information, guidance and counselling services, personal data is processed when we"
            " help a client, for example, to sign in to electronic services such as OmaKela and Enter Finland, and to"
            " handle matters such as online banking.",
        ),
        ground="72.1(1)",
        tasks=("10",),
        categories=frozenset({C.NAME_AND_CONTACT, C.SERVICE_LANGUAGE, C.SERVICES}),
        subjects=IMMIGRANTS,
        records=(R.CLIENT, R.GUIDANCE_ENCOUNTER),
    ),
    PurposeRule(
        purpose=Purpose.INTAKE,
        statement="N4.1",
        name=say("Asiakkuuden aloittaminen", "Inledande av klientrelationen", "Taking on a client"),
        text=say(
            "Asiakkuuden alkaessa selvitetään, onko henkilö jo palvelun asiakas, ja kirjataan tiedot, joita palveluun"
            " ohjaaminen ja arvioinnin aloittaminen edellyttävät.",
            "När en klientrelation inleds utreds om personen redan är klient, och de uppgifter antecknas som behövs för"
            " att hänvisa till tjänster och inleda bedömningen.",
            "When a client relationship begins, we find out whether the person is a client already and record what is"
            " needed to guide to services and to start the assessment.",
        ),
        ground="72.1(1)",
        tasks=("9", "14"),
        categories=frozenset(
            {
                C.IDENTITY_CODE,
                C.NAME_AND_CONTACT,
                C.RESIDENCE_PERMIT,
                C.SERVICE_LANGUAGE,
                C.BACKGROUND,
                C.PLACEMENT,
            }
        ),
        subjects=IMMIGRANTS,
        records=(R.CLIENT, R.IMPORT_RUN),
    ),
    PurposeRule(
        purpose=Purpose.ASSESSMENT_AND_PLAN,
        statement="N2.2",
        name=say(
            "Palvelutarpeen arviointi ja kotoutumissuunnitelma",
            "Bedömning av servicebehovet och integrationsplan",
            "Assessment of service needs and integration plan",
        ),
        text=say(
            "Palvelutarpeen arvioinnissa ja kotoutumissuunnitelman laadinnassa tarvitaan henkilötietoja. Niitä kirjataan"
            " valtakunnalliseen Koto-AJ-asiakastietojärjestelmään.",
            "I bedömningen av servicebehovet och när integrationsplanen utarbetas behövs personuppgifter. De registreras"
            " i det nationella klientdatasystemet Koto-AJ.",
            "Personal data is needed to assess the need of services and to draw up the integration plan. It is recorded"
            " in the national client information system Koto-AJ.",
        ),
        ground="72.1(1)",
        tasks=("14", "16", "22"),
        categories=ALL - {C.COMPENSATION},
        subjects=CLIENTS,
        records=(R.CLIENT, R.ASSESSMENT, R.PLAN, R.DISCLOSURE, R.PROVIDER_CONTRACT),
    ),
    PurposeRule(
        purpose=Purpose.INTERPRETING,
        statement="N2.3",
        name=say("Tulkkaus ja kääntäminen", "Tolkning och översättning", "Interpreting and translation"),
        text=say(
            "Henkilötietoja käsitellään tulkkaus- ja käännöspalveluja tilattaessa.",
            "Personuppgifter behandlas när tolknings- och översättningstjänster beställs.",
            "Personal data is processed when interpreting and translation services are ordered.",
        ),
        ground="72.1(1)",
        tasks=("6", "434/2003 26"),
        categories=frozenset({C.SERVICE_LANGUAGE}),
        subjects=CLIENTS,
        records=(R.INTERPRETING_ORDER,),
        is_optional=True,
    ),
    PurposeRule(
        purpose=Purpose.COMPENSATION,
        statement="N2.4",
        name=say("Valtion korvaukset", "Statliga ersättningar", "State compensation"),
        text=say(
            "Henkilötietoja käsitellään valtionkorvaushakemusten yhteydessä.",
            "Personuppgifter behandlas i samband med ansökningar om statlig ersättning.",
            "Personal data is processed in connection with applications for state compensation.",
        ),
        ground="72.1(1)",
        tasks=("64", "65.2", "70.1"),
        categories=frozenset({C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.RESIDENCE_PERMIT, C.PLACEMENT, C.COMPENSATION}),
        subjects=CLIENTS,
        records=(R.COMPENSATION_CLAIM,),
        is_optional=True,
    ),
    PurposeRule(
        purpose=Purpose.NATIONAL_RECORD,
        statement="N4.4",
        name=say(
            "Tallentaminen valtakunnalliseen tietovarantoon",
            "Lagring i den nationella informationsresursen",
            "Recording in the national data repository",
        ),
        text=say(
            "Kunnan on tallennettava tiedot valtakunnalliseen tietovarantoon jokaisesta kotoutuja-asiakkaasta ja"
            " maahanmuuttajasta, jolle tehdään osaamisen ja kotoutumisen palvelutarpeen arviointi perusmuotoisena tai"
            " monialaisena tai jolle on tehty suunnitelman tarkistus.",
            "Kommunen ska lagra uppgifter i den nationella informationsresursen om varje integrationskund och invandrare"
            " för vilken en bedömning av kompetensen och behovet av integrationstjänster görs i dess grundform eller"
            " sektorsövergripande eller vars plan har setts över.",
            "The municipality must record data in the national data repository on every integration client and immigrant"
            " for whom an assessment of competence and the need of integration services is made, in its basic or its"
            " multi-professional form, or whose plan has been reviewed.",
        ),
        ground="76.1",
        categories=ALL,
        subjects=CLIENTS,
        records=(R.NATIONAL_RECORD, R.REGISTRY_MESSAGE),
    ),
    PurposeRule(
        purpose=Purpose.STEERING,
        statement="N4.2",
        name=say("Valvonta, kehittäminen ja ohjaus", "Tillsyn, utveckling och styrning", "Supervision and steering"),
        text=say(
            "laissa tarkoitettuja tehtäviä koskevaan valvontaan, kehittämiseen, seurantaan, arviointiin, ennakointiin ja"
            " ohjaukseen",
            "tillsyn, utveckling, uppföljning, utvärdering, prognostisering och styrning av de uppgifter som avses i"
            " lagen",
            "supervision, development, follow-up, evaluation, foresight and steering of the tasks of the Act",
        ),
        ground="72.1(2)",
        categories=WITHOUT_THE_PERSON,
        subjects=CLIENTS,
        extent=Extent.AGGREGATED,
    ),
    PurposeRule(
        purpose=Purpose.STATISTICS,
        statement="N4.3",
        name=say("Tilastointi ja tiedolla johtaminen", "Statistik och kunskapsbaserad ledning", "Statistics"),
        text=say(
            "laissa tarkoitettuja tehtäviä koskevaa tilastointia ja tiedolla johtamista varten",
            "statistik om och kunskapsbaserad ledning av de uppgifter som avses i lagen",
            "statistics on and knowledge-based management of the tasks of the Act",
        ),
        ground="72.1(3)",
        categories=WITHOUT_THE_PERSON,
        subjects=CLIENTS,
        extent=Extent.AGGREGATED,
    ),
    PurposeRule(
        purpose=Purpose.RIGHTS,
        statement="N11.2",
        name=say("Rekisteröidyn oikeudet", "Den registrerades rättigheter", "Rights of the data subject"),
        text=say(
            "Henkilötietoja käsitellään, kun rekisteröidyn oikeuksia koskevat pyynnöt rekisteröidään ja niihin vastataan.",
            "Personuppgifter behandlas när begäranden som gäller den registrerades rättigheter registreras och besvaras.",
            "Personal data is processed when requests about the rights of data subjects are registered and answered.",
        ),
        ground="GDPR 6(1)(c)",
        tasks=("GDPR 12(3)", "621/1999 14"),
        categories=ALL,
        subjects=CLIENTS,
        records=(R.RIGHTS_REQUEST,),
    ),
    PurposeRule(
        purpose=Purpose.OVERSIGHT,
        statement="N10.11",
        name=say("Käytön valvonta", "Övervakning av användningen", "Oversight of use"),
        text=say(
            "Henkilötietojen käyttöä valvotaan lokista, johon jokainen katselu ja muutos kirjataan.",
            "Användningen av personuppgifter övervakas med hjälp av en logg där varje läsning och ändring antecknas.",
            "The use of personal data is watched over by a log in which each reading and each change is entered.",
        ),
        ground="906/2019 17",
        tasks=("79", "GDPR 32"),
        categories=frozenset({C.NAME_AND_CONTACT}),
        subjects=CLIENTS | STAFF,
        records=(R.ACCESS_LOG,),
    ),
    PurposeRule(
        purpose=Purpose.ADMINISTRATION,
        statement="N10.10",
        name=say("Käyttöoikeuksien hallinta", "Hantering av behörigheter", "Management of access rights"),
        text=say(
            "Käyttäjätunnuksia ja käyttöoikeuksia hallitaan ilman pääsyä asiakkaiden tietoihin.",
            "Användarnamn och behörigheter hanteras utan tillgång till klienternas uppgifter.",
            "User names and access rights are managed without access to clients' data.",
        ),
        ground="906/2019 16",
        tasks=("79", "80"),
        categories=frozenset(),
        subjects=STAFF,
        records=(R.STAFF_ACCOUNT,),
        extent=Extent.NONE,
    ),
)
