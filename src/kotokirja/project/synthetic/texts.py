"""What a Finnish official writes into an assessment or a plan, in sentences that fit anybody."""

from typing import Final

from kotokirja.domains.assessment.types import CancelReason
from kotokirja.domains.plans.types import AgreedHow, EndReason, GoalKind, ReviewOutcome, ReviewReason, ServiceKind

LITERACY: Final = {
    0: "Ei luku- ja kirjoitustaitoa omalla kielellä; latinalaiset aakkoset alkuvaiheessa.",
    1: "Lukee omaa kirjoitusjärjestelmäänsä hitaasti, latinalaiset aakkoset tunnistaa osittain.",
    2: "Lukee ja kirjoittaa omalla kielellään, latinalaiset aakkoset hallinnassa.",
    3: "Sujuva luku- ja kirjoitustaito omalla kielellä ja latinalaisin aakkosin.",
}
STUDY_SKILLS: Final = (
    "Opiskelu luokkahuoneessa on vierasta; hyötyy pienryhmästä ja tekemällä oppimisesta.",
    "On opiskellut viimeksi yli kymmenen vuotta sitten, valmis aloittamaan hitaasti etenevässä ryhmässä.",
    "Hyvät opiskelutaidot, pystyy myös itsenäiseen verkko-opiskeluun.",
    "Tottunut opiskelemaan, tarvitsee tukea tietokoneen käytössä.",
)
WORK_SKILLS: Final = (
    "Pitkä työkokemus lähtömaasta; suomalaisen työelämän pelisäännöt ovat vielä vieraita.",
    "Ei työkokemusta kodin ulkopuolelta; kiinnostunut kokeilemaan työelämää lyhyissä jaksoissa.",
    "On tehnyt Suomessa keikkatyötä ja tuntee työsopimuksen perusasiat.",
    "Osaamista on, mutta todistukset puuttuvat; osaaminen kannattaa kartoittaa näytöillä.",
)
LIFE_SITUATIONS: Final = (
    "Asuu vuokra-asunnossa perheensä kanssa, lapset koulussa ja varhaiskasvatuksessa.",
    "Asuu yksin, tuttavia samalta kieliryhmältä muutama; kaipaa harrastuksia.",
    "Hoitaa pientä lasta kotona, puoliso opiskelee suomea.",
    "Muuttanut kuntaan äskettäin, asunto on löytynyt, arjen asiointi vielä harjoittelussa.",
)
WISHES: Final = (
    "Haluaa oppia suomea ja päästä töihin mahdollisimman pian.",
    "Haluaa ensin ammatillisen tutkinnon ja sitten työtä omalta alalta.",
    "Toivoo voivansa jatkaa aiemmassa ammatissaan, kun tutkinto on tunnustettu.",
    "Haluaa perustaa myöhemmin oman yrityksen.",
    "Toivoo ensin kielitaitoa arkeen ja lasten kouluasioihin.",
)
SERVICE_NEEDS: Final = (
    "Tarvitsee kotoutumiskoulutusta ja ohjausta, perusteena kielitaidon alkeistaso.",
    "Tarvitsee luku- ja kirjoitustaidon koulutusta ennen kotoutumiskoulutusta.",
    "Tarvitsee osaamiskartoituksen ja uraohjausta, suomen kielen opinnot nopealla polulla.",
    "Tarvitsee joustavia kieliopintoja, jotka sopivat yhteen lasten hoidon kanssa.",
)
RECOMMENDATIONS: Final = (
    "Suositus: hitaasti etenevä kotoutumiskoulutus, alkaen tasolta A1.1.",
    "Suositus: perusopintopolku, lähtötason testi ennen ryhmän valintaa.",
    "Suositus: nopea polku, tavoitteena B1.1 vuodessa.",
    "Suositus: luku- ja kirjoitustaidon koulutus.",
)
CONCLUSIONS: Final = (
    "Palvelutarve todettu; laaditaan kotoutumissuunnitelma.",
    "Asiakas hyötyy kotoutumisohjelman palveluista; suunnitelma aloitetaan heti.",
)
NO_PLAN: Final = (
    "Asiakas on kokoaikaisessa työssä ja selviytyy suomen kielellä; suunnitelmaa ei tarvita.",
    "Asiakas opiskelee jo tutkintoa suomeksi; ohjattu neuvontaan tarvittaessa.",
)
FOLLOW_UPS: Final = (
    "Tapaaminen kolmen kuukauden välein, puhelu kurssin alettua.",
    "Seuranta puhelimitse kahden kuukauden välein ja tapaaminen ennen tarkistusta.",
    "Asiakas ilmoittaa muutoksista viikon kuluessa; väliarvio kouluttajan kanssa.",
)
HOW_AGREED: Final = (
    (AgreedHow.IN_PERSON, 78),
    (AgreedHow.REMOTE, 10),
    (AgreedHow.BY_PHONE, 9),
    (AgreedHow.IN_WRITING, 3),
)
AGREED_BY: Final = "asiakas itse"
CANCEL_REASONS: Final = ((CancelReason.WITHDREW, 4), (CancelReason.NOT_REACHED, 3), (CancelReason.MOVED, 3))
NETWORKS: Final = (
    "Käy järjestön keskustelukerhossa, muita tuttavia vähän.",
    "Sukulaisia paikkakunnalla; lasten kautta tuttavia koulusta.",
    "Ei verkostoja paikkakunnalla.",
)
JOB_SEARCH: Final = "Hakee vähintään yhtä työmahdollisuutta kuukaudessa, kun kielitaito riittää."
NO_EMPLOYMENT_GOAL: Final = "Hoitaa lasta kotona; työelämävalmiuksia vahvistetaan ensin."
DURATIONS: Final = (
    "Kotoutumiskoulutuksen arvioitu kesto ja hakuajat.",
    "Yksilöllinen kesto tavoitteiden ja aiemman koulutuksen perusteella.",
)
ONWARD: Final = "Ohjattu työvoimapalveluihin ja kunnan neuvontaan."
ARRANGEMENTS: Final = ("esteetön tapaamispaikka", "tapaamiset iltapäivällä", "naispuolinen tulkki", "kirjallinen ohje")
GOALS: Final = {
    GoalKind.EMPLOYMENT: ("Kokoaikatyö omalta alalta", "Työpaikka kahden vuoden kuluessa", "Oma yritys"),
    GoalKind.WORKING_LIFE: ("Työelämätaitojen vahvistaminen työkokeilussa", "Suomalaisen työelämän tunteminen"),
    GoalKind.EDUCATION: ("Ammatillinen perustutkinto", "Perusopetuksen päättötodistus", "Tutkinnon tunnustaminen"),
    GoalKind.LANGUAGE: ("Suomen kieli tasolle A2.2", "Suomen kieli tasolle B1.1", "Ruotsin kieli tasolle B1.1"),
    GoalKind.INTEGRATION: ("Itsenäinen asiointi virastoissa", "Harrastus ja tuttavia paikkakunnalta"),
}
SERVICES: Final = {
    ServiceKind.INTEGRATION_TRAINING: "Kotoutumiskoulutus",
    ServiceKind.ORIENTATION: "Monikielinen yhteiskuntaorientaatio",
    ServiceKind.LANGUAGE_COURSE: "Suomen kielen kurssi",
    ServiceKind.LITERACY_TRAINING: "Luku- ja kirjoitustaidon koulutus",
    ServiceKind.GUIDANCE: "Ohjaus ja neuvonta",
    ServiceKind.THIRD_SECTOR: "Järjestön keskustelukerho",
    ServiceKind.WORK_TRY_OUT: "Työkokeilu",
    ServiceKind.SELF_MOTIVATED_STUDY: "Omaehtoinen opiskelu",
    ServiceKind.CHILD_CARE: "Kurssi, jolla on lastenhoito",
}
REASONS: Final = {
    ServiceKind.INTEGRATION_TRAINING: "Antaa kielitaidon ja työelämävalmiudet, joita tavoite edellyttää.",
    ServiceKind.ORIENTATION: "Perustiedot yhteiskunnasta omalla kielellä tukevat arkea ja työnhakua.",
    ServiceKind.LANGUAGE_COURSE: "Lähtötaso ja elämäntilanne sopivat osa-aikaiseen kurssiin.",
    ServiceKind.LITERACY_TRAINING: "Luku- ja kirjoitustaito on muun opiskelun edellytys.",
    ServiceKind.GUIDANCE: "Asiakas tarvitsee tukea palveluihin hakeutumisessa.",
    ServiceKind.THIRD_SECTOR: "Puhumisen harjoittelua ja verkostoja asuinalueelta.",
    ServiceKind.WORK_TRY_OUT: "Näyttää osaamisen työpaikalla ja vahvistaa suullista kielitaitoa.",
    ServiceKind.SELF_MOTIVATED_STUDY: "Vie suoraan ammattiin; opinnot sovittu ennen niiden alkua.",
    ServiceKind.CHILD_CARE: "Mahdollistaa opiskelun lapsen kotihoidon aikana.",
}
REVIEW_REASONS: Final = (
    (ReviewReason.SIX_MONTHS, 74),
    (ReviewReason.CLIENT_REQUEST, 8),
    (ReviewReason.CHANGED_SITUATION, 12),
    (ReviewReason.NEED_CHANGED, 6),
)
REVIEWS: Final = (
    (ReviewOutcome.UNCHANGED, "Opinnot edenneet, jatketaan suunnitelman mukaan."),
    (ReviewOutcome.UNCHANGED, "Tavoite ennallaan; seuraava väliarvio kouluttajan kanssa."),
    (ReviewOutcome.CHANGED, "Poissaoloja lapsen sairastelun vuoksi; aikataulua väljennetty."),
    (ReviewOutcome.CHANGED, "Siirtyy nopeampaan ryhmään kouluttajan arvion perusteella."),
)
END_REASONS: Final = (
    (EndReason.EMPLOYED, 30),
    (EndReason.EDUCATION, 26),
    (EndReason.PERIOD_ENDED, 26),
    (EndReason.MOVED, 12),
    (EndReason.OTHER, 6),
)

STREETS: Final = ("Harjoituskuja", "Esimerkkitie", "Mallikatu", "Näytepolku", "Kokeilukaari", "Testiraitti")
