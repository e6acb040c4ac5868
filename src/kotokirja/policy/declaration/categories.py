"""Categories of personal data (section 73.1, N3.1–N3.10) in the words of the notice."""

from typing import Final

from kotokirja.policy.declaration.shapes import CategoryRule
from kotokirja.policy.vocabulary import DataCategory
from kotokirja.policy.wording import say

C = DataCategory

CATEGORIES: Final = (
    CategoryRule(
        category=C.IDENTITY_CODE,
        name=say("Henkilötunnus", "Personbeteckning", "Personal identity code"),
        text=say("henkilötunnus", "personbeteckning", "personal identity code"),
        provisions=("73.1", "1050/2018 29"),
    ),
    CategoryRule(
        category=C.NAME_AND_CONTACT,
        name=say("Nimi ja yhteystiedot", "Namn och kontaktuppgifter", "Name and contact details"),
        text=say("nimi ja yhteystiedot", "namn och kontaktuppgifter", "name and contact details"),
        provisions=("73.1",),
    ),
    CategoryRule(
        category=C.RESIDENCE_PERMIT,
        name=say("Oleskelulupa", "Uppehållstillstånd", "Residence permit"),
        text=say(
            "oleskelulupahakemusta ja -päätöstä koskevat tiedot",
            "uppgifter om ansökan om och beslut om uppehållstillstånd",
            "data on the application for a residence permit and the decision on it",
        ),
        provisions=("73.1", "621/1999 24.1(24)"),
    ),
    CategoryRule(
        category=C.SERVICE_LANGUAGE,
        name=say("Asiointikieli ja järjestelyt", "Kontaktspråk och arrangemang", "Service language and arrangements"),
        text=say(
            "asiointikieli, tulkin järjestämistarve ja muut asioinnin järjestämistä koskevat tiedot",
            "kontaktspråk, behovet av tolk och andra uppgifter om hur ärenden uträttas",
            "service language, need of an interpreter and other data on arranging the dealings with the authority",
        ),
        provisions=("73.1",),
    ),
    CategoryRule(
        category=C.BACKGROUND,
        name=say(
            "Koulutus, työhistoria ja osaaminen",
            "Utbildning, arbetshistoria och kompetens",
            "Education, work history and competence",
        ),
        text=say(
            "tiedot koulutuksesta, työhistoriasta ja ammatillisesta osaamisesta sekä muut osaamisen ja kotoutumisen"
            " palvelutarpeen tai monialaisen osaamisen ja kotoutumisen palvelutarpeen arvioinnin pohjaksi selvitettävät"
            " tiedot",
            "uppgifter om utbildning, arbetshistoria och yrkeskunnande samt andra uppgifter som utreds som grund för"
            " bedömningen av kompetensen och behovet av integrationstjänster eller för den sektorsövergripande"
            " bedömningen av kompetensen och behovet av integrationstjänster",
            "data on education, work history and vocational competence, and other facts gathered as a basis of the"
            " assessment, or the multi-professional assessment, of competence and the need of integration services",
        ),
        provisions=("73.1",),
    ),
    CategoryRule(
        category=C.ASSESSMENT_AND_PLAN,
        name=say("Arviointi ja suunnitelma", "Bedömning och plan", "Assessment and plan"),
        text=say(
            "osaamisen ja kotoutumisen palvelutarpeen arviointia tai monialaista osaamisen ja kotoutumisen palvelutarpeen"
            " arviointia koskevat tiedot, kotoutumissuunnitelman tai monialaisen kotoutumissuunnitelman sekä muiden"
            " suunnitelmien palvelusisältö ja kesto sekä suunnitelmien toteuttamista koskevat tiedot",
            "uppgifter om bedömningen av kompetensen och behovet av integrationstjänster eller den sektorsövergripande"
            " bedömningen av dem, serviceinnehållet och tiden för integrationsplanen eller den sektorsövergripande"
            " integrationsplanen och andra planer samt uppgifter om hur planerna genomförs",
            "data on the assessment, or the multi-professional assessment, of competence and the need of integration"
            " services; content and duration of the services in the integration plan, the multi-professional integration"
            " plan and other plans; and data on carrying the plans out",
        ),
        provisions=("73.1",),
    ),
    CategoryRule(
        category=C.SERVICES,
        name=say("Palvelut ja päättötestaus", "Tjänster och sluttestning", "Services and final language test"),
        text=say(
            "tiedot kotoutumista edistävistä palveluista ja kielitaidon päättötestauksesta sekä jatko-ohjauksesta muihin"
            " palveluihin",
            "uppgifter om tjänster som främjar integration, om sluttestningen av språkkunskaperna och om vidare"
            " hänvisning till andra tjänster",
            "data on services that promote integration, on the final language test and on guidance onward to other"
            " services",
        ),
        provisions=("73.1",),
    ),
    CategoryRule(
        category=C.HEALTH,
        name=say("Terveys ja toimintakyky", "Hälsa och funktionsförmåga", "Health and functional capacity"),
        text=say(
            "sellaiset terveydentilaa sekä työ- ja toimintakykyä koskevat tiedot ja arviot, joilla on vaikutusta"
            " henkilön kotoutumiseen ja jotka ovat välttämättömiä palvelujen tarjoamiseksi hänelle",
            "sådana uppgifter om och bedömningar av hälsotillstånd samt arbets- och funktionsförmåga som påverkar"
            " personens integration och som är nödvändiga för att erbjuda personen tjänster",
            "such data on and assessments of health, work ability and functional capacity as affect the person's"
            " integration and are necessary for giving services to the person",
        ),
        provisions=("73.1", "GDPR 9(2)(g)", "1050/2018 6.1(2)"),
        is_special=True,
    ),
    CategoryRule(
        category=C.PLACEMENT,
        name=say("Kuntaan ohjaaminen", "Anvisande till kommun", "Placement in a municipality"),
        text=say(
            "kotoutumislain 43 §:ssä tarkoitettua kuntaan ohjaamista koskevat tiedot",
            "uppgifter om anvisande till kommun enligt 43 § i integrationslagen",
            "data on the placement in a municipality under section 43 of the Integration Act",
        ),
        provisions=("73.1", "43"),
    ),
    CategoryRule(
        category=C.COMPENSATION,
        name=say("Korvaukset", "Ersättningar", "Compensation"),
        text=say(
            "kotoutumislain 8 luvussa tarkoitettuja korvauksia koskevat tiedot",
            "uppgifter om ersättningar enligt 8 kap. i integrationslagen",
            "data on compensation under chapter 8 of the Integration Act",
        ),
        provisions=("73.1",),
    ),
)
