"""Data in words: what each datum is called on a page, in a record of processing and on the command line."""

from collections.abc import Mapping
from typing import Final

from kotokirja.policy.vocabulary import D
from kotokirja.policy.wording import Wording, say

DATA: Final[Mapping[D, Wording]] = {
    D.IDENTITY_CODE: say("henkilötunnus", "personbeteckning", "personal identity code"),
    D.LAST_NAME: say("sukunimi", "efternamn", "last name"),
    D.FIRST_NAMES: say("etunimet", "förnamn", "first names"),
    D.BIRTH_DATE: say("syntymäaika", "födelsetid", "date of birth"),
    D.BIRTH_PLACE: say("syntymäpaikka", "födelseort", "place of birth"),
    D.CITIZENSHIP: say(
        "kansalaisuus tai kansalaisuudettomuus", "medborgarskap eller statslöshet", "citizenship or statelessness"
    ),
    D.NATIONALITY: say("kansallisuus", "nationalitet", "nationality"),
    D.HOME_MUNICIPALITY: say("kotikunta", "hemkommun", "municipality of residence"),
    D.ADDRESS: say("osoite", "adress", "address"),
    D.PHONE: say("puhelinnumero", "telefonnummer", "telephone number"),
    D.EMAIL: say("sähköpostiosoite", "e-postadress", "e-mail address"),
    D.RESPONSIBLE_WORKER: say("omatyöntekijä", "egen handläggare", "the client's own case worker"),
    D.RELATIONSHIP: say("asiakkuus", "klientrelation", "client relationship"),
    D.PERMIT: say("oleskelulupa tai -oikeus", "uppehållstillstånd eller -rätt", "residence permit or right"),
    D.PERMIT_DATES: say("oleskeluluvan päivät", "uppehållstillståndets datum", "dates of the residence permit"),
    D.AUTHORITY_NUMBER: say(
        "viranomaisen asiakasnumero", "myndighetens klientnummer", "customer number of an authority"
    ),
    D.NATIVE_LANGUAGE: say("äidinkieli", "modersmål", "mother tongue"),
    D.SERVICE_LANGUAGE: say("asiointikieli", "kontaktspråk", "service language"),
    D.INTERPRETER_NEED: say("tulkin tarve", "behov av tolk", "need of an interpreter"),
    D.ARRANGEMENTS: say(
        "muut asioinnin järjestelyt", "andra arrangemang för ärenden", "other arrangements of the dealings"
    ),
    D.NOTICE_GIVEN: say(
        "tietosuojaselosteen antaminen", "överlämnande av dataskyddsbeskrivningen", "giving of the privacy notice"
    ),
    D.EDUCATION: say("koulutus tai tutkinto", "utbildning eller examen", "education or degree"),
    D.WORK_HISTORY: say("työhistoria", "arbetshistoria", "work history"),
    D.LANGUAGE_SKILL: say("kielitaito", "språkkunskaper", "language skill"),
    D.COMPETENCE: say("osaaminen", "kompetens", "competence"),
    D.LIFE_SITUATION: say("elämäntilanne", "livssituation", "life situation"),
    D.ELIGIBILITY: say("kuuluminen lain piiriin", "om lagen är tillämplig", "eligibility under the Act"),
    D.JOBSEEKER_STATUS: say("työnhakijana oleminen", "ställning som arbetssökande", "being a jobseeker"),
    D.ASSESSMENT: say("palvelutarpeen arviointi", "bedömning av servicebehovet", "assessment of service needs"),
    D.ASSESSMENT_CONCLUSION: say("arvioinnin johtopäätös", "bedömningens slutsats", "conclusion of the assessment"),
    D.TRAINING_RECOMMENDATION: say("koulutussuositus", "utbildningsrekommendation", "recommendation of education"),
    D.TARGET_OCCUPATION: say("tavoiteammatti", "målyrke", "target occupation"),
    D.PLAN_DATES: say(
        "suunnitelman laatimispäivä ja voimassaolo",
        "planens datum och giltighetstid",
        "date and validity of the plan",
    ),
    D.PLAN_GOAL: say("suunnitelman tavoite", "mål i planen", "goal of the plan"),
    D.PLAN_SERVICE: say("suunnitelman palvelu", "tjänst i planen", "service in the plan"),
    D.PLAN_AGREEMENT: say("suunnitelmasta sopiminen", "överenskommelse om planen", "agreement on the plan"),
    D.PLAN_FOLLOW_UP: say("suunnitelman seuranta", "uppföljning av planen", "follow-up of the plan"),
    D.PLAN_EXTENSION: say("suunnitelman pidennys", "förlängning av planen", "extension of the plan"),
    D.SERVICE_GIVEN: say("annettu palvelu", "given tjänst", "service given"),
    D.FINAL_LANGUAGE_TEST: say("kielitaidon päättötesti", "sluttest i språk", "final language test"),
    D.ONWARD_GUIDANCE: say("jatko-ohjaus", "vidare hänvisning", "guidance onward"),
    D.EARLIER_CURRICULUM: say(
        "aiemman kotoutumiskoulutuksen opintosuunnitelma",
        "läroplan för tidigare integrationsutbildning",
        "curriculum of earlier integration training",
    ),
    D.EARLIER_MEASURES: say(
        "aiemmassa kotoutumiskoulutuksessa sovitut toimenpiteet",
        "åtgärder avtalade i tidigare integrationsutbildning",
        "measures agreed in earlier integration training",
    ),
    D.HEALTH: say(
        "terveydentila, työ- ja toimintakyky",
        "hälsotillstånd, arbets- och funktionsförmåga",
        "health, work ability and functional capacity",
    ),
    D.PLACEMENT: say("kuntaan ohjaaminen", "anvisande till kommun", "placement in a municipality"),
    D.COMPENSATION: say("valtion korvaus", "statlig ersättning", "state compensation"),
}
