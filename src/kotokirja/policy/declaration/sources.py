"""Where data comes from (N5): sources by name, rights to receive from them as the Act has them, and the sentences.

The sentences are the notice's and claim in places more than the Act gives (see `deviations`); what is enforced is the
list of grounds.
"""

from typing import Final

from kotokirja.policy.declaration.shapes import AcquisitionGround, PersonScope, Sentence, Source, SourceKind
from kotokirja.policy.vocabulary import DataCategory, Purpose, SourceCode
from kotokirja.policy.wording import Wording, say

C, S, K, WHO = DataCategory, SourceCode, SourceKind, PersonScope


def _source(code: SourceCode, kind: SourceKind, names: Wording, *, is_indispensable: bool = False) -> Source:
    return Source(code=code, kind=kind, names=names, is_indispensable=is_indispensable)


SOURCES: Final = (
    _source(S.CLIENT, K.PERSON, say("Asiakas itse", "Klienten själv", "The client"), is_indispensable=True),
    _source(
        S.OFFICER,
        K.OWN_ASSESSMENT,
        say("Virkailijan arvio", "Handläggarens bedömning", "The officer's assessment"),
        is_indispensable=True,
    ),
    _source(
        S.PREVIOUS_REGISTER,
        K.AUTHORITY,
        say("Kunnan aiempi rekisteri", "Kommunens tidigare register", "The municipality's previous register"),
        is_indispensable=True,
    ),
    _source(
        S.DVV,
        K.AUTHORITY,
        say(
            "Digi- ja väestötietovirasto",
            "Myndigheten för digitalisering och befolkningsdata",
            "Digital and Population Data Services Agency",
        ),
    ),
    _source(S.MIGRI, K.AUTHORITY, say("Maahanmuuttovirasto", "Migrationsverket", "Finnish Immigration Service")),
    _source(
        S.KELA,
        K.AUTHORITY,
        say("Kansaneläkelaitos (Kela)", "Folkpensionsanstalten (FPA)", "Social Insurance Institution (Kela)"),
    ),
    _source(
        S.WELLBEING_SERVICES_COUNTY,
        K.AUTHORITY,
        say("Hyvinvointialue", "Välfärdsområdet", "Wellbeing services county"),
    ),
    _source(
        S.EMPLOYMENT_AUTHORITY,
        K.AUTHORITY,
        say("Työvoimaviranomainen", "Arbetskraftsmyndigheten", "Employment authority"),
    ),
    _source(S.OTHER_MUNICIPALITY, K.AUTHORITY, say("Toinen kunta", "En annan kommun", "Another municipality")),
    _source(S.PROVIDER, K.PROVIDER, say("Palveluntuottaja", "Tjänsteproducenten", "Service provider")),
    _source(S.RECEPTION_CENTRE, K.AUTHORITY, say("Vastaanottokeskus", "Förläggningen", "Reception centre")),
    _source(S.REPRESENTATIVE, K.PERSON, say("Edustaja", "Företrädaren", "Representative")),
    _source(
        S.MUNICIPALITY,
        K.AUTHORITY,
        say("Tiedot tallentanut kunta", "Kommunen som lagrat uppgifterna", "The municipality that recorded the data"),
        is_indispensable=True,
    ),
    _source(
        S.SYSTEM,
        K.OWN_ASSESSMENT,
        say("Johdettu muista tiedoista", "Härledd ur andra uppgifter", "Derived from other data"),
        is_indispensable=True,
    ),
)

_IDENTITY: Final = frozenset({C.IDENTITY_CODE, C.NAME_AND_CONTACT})
_OUTREACH: Final = _IDENTITY | {C.RESIDENCE_PERMIT, C.SERVICE_LANGUAGE}
_BASIS: Final = _OUTREACH | {C.BACKGROUND}
_PLANNING: Final = _BASIS | {C.ASSESSMENT_AND_PLAN, C.SERVICES, C.HEALTH}
_MONEY: Final = _IDENTITY | {C.RESIDENCE_PERMIT, C.PLACEMENT, C.COMPENSATION}


def _ground(
    provision: str,
    statement: str,
    givers: set[SourceCode],
    persons: set[PersonScope],
    categories: frozenset[DataCategory],
    *,
    purpose: Purpose = Purpose.ASSESSMENT_AND_PLAN,
    needs_consent: bool = False,
    needs_county: bool = False,
) -> AcquisitionGround:
    return AcquisitionGround(
        provision=provision,
        statement=statement,
        givers=frozenset(givers),
        persons=frozenset(persons),
        purpose=purpose,
        categories=categories,
        needs_consent=needs_consent,
        needs_county=needs_county,
    )


ACQUISITION_GROUNDS: Final = (
    _ground(
        "83.2",
        "N3.9",
        {S.WELLBEING_SERVICES_COUNTY, S.MIGRI, S.RECEPTION_CENTRE},
        {WHO.PROTECTED},
        _OUTREACH | {C.PLACEMENT, C.HEALTH},
    ),
    _ground("84.1", "N5.3", {S.MIGRI, S.DVV}, {WHO.PROTECTED}, _OUTREACH),
    _ground("84.2", "N5.3", {S.KELA, S.MIGRI, S.DVV}, {WHO.HOME_CARE_SUPPORT}, _OUTREACH | {C.BACKGROUND}),
    _ground("84.3", "N5.3", {S.KELA}, {WHO.SOCIAL_ASSISTANCE}, _IDENTITY | {C.BACKGROUND}),
    _ground("84.4", "N5.4", {S.MIGRI}, {WHO.PROTECTED, WHO.TRAFFICKING_VICTIM}, _BASIS),
    _ground("85", "N5.6", {S.OTHER_MUNICIPALITY}, {WHO.MOVING_WITH_PLAN}, _PLANNING, needs_consent=True),
    _ground("86.1", "N5.3", {S.MIGRI, S.RECEPTION_CENTRE, S.DVV}, {WHO.TO_BE_ASSESSED}, _BASIS),
    _ground(
        "86.2",
        "N5.4",
        {
            S.WELLBEING_SERVICES_COUNTY,
            S.EMPLOYMENT_AUTHORITY,
            S.KELA,
            S.MIGRI,
            S.RECEPTION_CENTRE,
            S.DVV,
        },
        {WHO.TO_BE_ASSESSED},
        _PLANNING,
        needs_county=True,
    ),
    _ground(
        "86.3",
        "N5.5",
        {S.WELLBEING_SERVICES_COUNTY, S.OTHER_MUNICIPALITY, S.PROVIDER, S.REPRESENTATIVE},
        {WHO.UNACCOMPANIED},
        _PLANNING,
    ),
    _ground(
        "86.4",
        "N5.5",
        {S.WELLBEING_SERVICES_COUNTY, S.EMPLOYMENT_AUTHORITY, S.OTHER_MUNICIPALITY, S.PROVIDER},
        {WHO.PLAN_AND_WINDOW},
        _PLANNING,
    ),
    _ground("87", "N5.5", {S.WELLBEING_SERVICES_COUNTY, S.REPRESENTATIVE}, {WHO.UNACCOMPANIED}, _PLANNING),
    _ground("90.5", "N5.7", {S.MIGRI, S.DVV}, {WHO.PROTECTED}, _MONEY, purpose=Purpose.COMPENSATION),
    _ground(
        "90.6",
        "N5.8",
        {S.WELLBEING_SERVICES_COUNTY, S.MIGRI, S.DVV, S.OTHER_MUNICIPALITY},
        {WHO.PROTECTED, WHO.TRAFFICKING_VICTIM},
        _MONEY,
        purpose=Purpose.COMPENSATION,
    ),
)

SENTENCES: Final = (
    Sentence(
        statement="N5.1",
        text=say(
            "Käsiteltävät henkilötiedot saadaan henkilöltä itseltään, kun hän käyttää asioinnissa tarvittavaa palvelua,"
            " järjestelmää tai toimintoa.",
            "De personuppgifter som behandlas fås av personen själv när hen använder en tjänst, ett system eller en"
            " funktion som behövs för att uträtta ärenden.",
            "The personal data that is processed comes from the person, when the person uses a service, system or"
            " function that is needed for the dealings.",
        ),
    ),
    Sentence(
        statement="N5.2",
        text=say(
            "Jos käsiteltävä henkilötieto on saatu muualta kuin rekisteröidyltä itseltään, henkilön tietoihin merkitään,"
            " mistä tieto on saatu ja kuka tiedon on merkinnyt.",
            "Om en personuppgift har fåtts från någon annan än den registrerade själv antecknas i personens uppgifter"
            " varifrån uppgiften har fåtts och vem som har antecknat den.",
            "Where data comes from elsewhere than the data subject, it is marked with where it came from and who"
            " recorded it.",
        ),
    ),
    Sentence(
        statement="N5.3",
        text=say(
            "Kunnalla on oikeus saada Kansaneläkelaitokselta, Maahanmuuttovirastolta ja Digi- ja väestötietovirastolta"
            " maksutta ja salassapitosäännösten estämättä kotoutumislain 14 §:ssä tarkoitetun osaamisen ja kotoutumisen"
            " palvelutarpeen arvioinnin toteuttamiseksi välttämättömät tiedot 2 §:n 3 tai 4 momentissa tarkoitetusta"
            " henkilöstä sekä maahanmuuttajasta, johon sovelletaan kotoutumislakia ja joka saa lasten kotihoidon ja"
            " yksityisen hoidon tuesta annetussa laissa tarkoitettua lapsen kotihoidon tukea.",
            "Kommunen har rätt att avgiftsfritt och trots sekretessbestämmelserna av Folkpensionsanstalten,"
            " Migrationsverket och Myndigheten för digitalisering och befolkningsdata få de uppgifter som är nödvändiga"
            " för att genomföra den bedömning av kompetensen och behovet av integrationstjänster som avses i 14 § i"
            " integrationslagen om personer som avses i 2 § 3 eller 4 mom. och om invandrare som omfattas av"
            " integrationslagen och får sådant hemvårdsstöd som avses i lagen om stöd för hemvård och privat vård av"
            " barn.",
            "The municipality has the right to receive from Kela, the Finnish Immigration Service and the Digital and"
            " Population Data Services Agency, free of charge and despite secrecy provisions, the data necessary for the"
            " assessment of competence and the need of integration services under section 14 of the Integration Act on a"
            " person of section 2(3) or (4), and on an immigrant to whom the Integration Act applies and who receives"
            " child home care support under the Act on child home care and private care support.",
        ),
    ),
    Sentence(
        statement="N5.4",
        text=say(
            "Maahanmuuttoviraston on luovutettava kunnalle maksutta ja salassapitosäännösten estämättä monialaisen"
            " osaamisen ja kotoutumisen palvelutarpeen arvioinnin toteuttamiseksi välttämättömät tiedot 2 §:n 3 tai 4"
            " momentissa tarkoitetusta henkilöstä taikka ihmiskaupan uhrista.",
            "Migrationsverket ska avgiftsfritt och trots sekretessbestämmelserna lämna kommunen de uppgifter som är"
            " nödvändiga för den sektorsövergripande bedömningen av kompetensen och behovet av integrationstjänster om"
            " personer som avses i 2 § 3 eller 4 mom. eller om offer för människohandel.",
            "The Finnish Immigration Service must give the municipality, free of charge and despite secrecy provisions,"
            " the data necessary for the multi-professional assessment of competence and the need of integration"
            " services on a person of section 2(3) or (4) or a victim of human trafficking.",
        ),
    ),
    Sentence(
        statement="N5.5",
        text=say(
            "Kunnalla, hyvinvointialueella ja työvoimaviranomaisella on oikeus saada toisiltaan, toiselta kunnalta ja"
            " työvoimaviranomaiselta sekä kotoutumislaissa tarkoitetulta palveluntuottajalta maksutta ja"
            " salassapitosäännösten estämättä kotoutumissuunnitelman tai monialaisen kotoutumissuunnitelman"
            " tarkistamiseksi välttämättömät tiedot maahanmuuttajasta, jolle on laadittu kotoutumissuunnitelma tai"
            " monialainen kotoutumissuunnitelma ja joka täyttää kotoutumislain 20 §:n 3 tai 4 momentissa tarkoitetun"
            " edellytyksen.",
            "Kommunen, välfärdsområdet och arbetskraftsmyndigheten har rätt att avgiftsfritt och trots"
            " sekretessbestämmelserna få av varandra, av en annan kommun och arbetskraftsmyndighet samt av en"
            " tjänsteproducent som avses i integrationslagen de uppgifter som är nödvändiga för översynen av"
            " integrationsplanen eller den sektorsövergripande integrationsplanen om en invandrare för vilken en"
            " integrationsplan eller en sektorsövergripande integrationsplan har utarbetats och som uppfyller villkoret"
            " i 20 § 3 eller 4 mom. i integrationslagen.",
            "The municipality, the wellbeing services county and the employment authority have the right to receive from"
            " each other, from another municipality and employment authority and from a service provider under the"
            " Integration Act, free of charge and despite secrecy provisions, the data necessary to review the"
            " integration plan or the multi-professional integration plan of an immigrant for whom such a plan has been"
            " drawn up and who fulfils the condition of section 20(3) or (4) of the Integration Act.",
        ),
    ),
    Sentence(
        statement="N5.6",
        text=say(
            "Jos kunta saa tietoonsa, että kotoutuja-asiakas, jolla on voimassa oleva kotoutumissuunnitelma tai"
            " monialainen kotoutumissuunnitelma, muuttaa toisen kunnan alueelle, kunnan on asiakkaan suostumuksella"
            " otettava yhteyttä siihen kuntaan, jonka vastuulle kotoutuja-asiakkaan palveluiden järjestäminen kuuluu.",
            "Om kommunen får veta att en integrationskund som har en gällande integrationsplan eller"
            " sektorsövergripande integrationsplan flyttar till en annan kommun ska kommunen med klientens samtycke"
            " kontakta den kommun som ansvarar för att ordna tjänsterna för integrationskunden.",
            "When the municipality learns that an integration client with an integration plan or a multi-professional"
            " integration plan in force moves to another municipality, it must with the client's consent contact the"
            " municipality that is responsible for providing the client's services.",
        ),
    ),
    Sentence(
        statement="N5.7",
        text=say(
            "Kunnalla on oikeus saada Maahanmuuttovirastolta ja Digi- ja väestötietovirastolta maksutta ja"
            " salassapitosäännösten estämättä kotoutumislain 64 §:ssä tarkoitettujen korvausten (korvaus vastaanottoon"
            " varautumisesta) hakemiseksi välttämättömät tiedot.",
            "Kommunen har rätt att avgiftsfritt och trots sekretessbestämmelserna av Migrationsverket och Myndigheten"
            " för digitalisering och befolkningsdata få de uppgifter som är nödvändiga för att ansöka om ersättningar"
            " enligt 64 § i integrationslagen (ersättning för beredskap för mottagande).",
            "The municipality has the right to receive from the Finnish Immigration Service and the Digital and"
            " Population Data Services Agency, free of charge and despite secrecy provisions, the data necessary to"
            " apply for the compensation of section 64 of the Integration Act (compensation for preparing a reception).",
        ),
    ),
    Sentence(
        statement="N5.8",
        text=say(
            "Kunnalla on oikeus saada hyvinvointialueelta, Maahanmuuttovirastolta ja Digi- ja väestötietovirastolta"
            " maksutta ja salassapitosäännösten estämättä kotoutumislain 65 §:n 2 momentissa tarkoitettujen korvausten"
            " ja 65 §:n 4 momentissa tarkoitetun päätöksen hakemiseksi välttämättömät tiedot 2 §:n 3 ja 4 momentissa"
            " tarkoitetuista henkilöistä.",
            "Kommunen har rätt att avgiftsfritt och trots sekretessbestämmelserna av välfärdsområdet, Migrationsverket"
            " och Myndigheten för digitalisering och befolkningsdata få de uppgifter som är nödvändiga för att ansöka om"
            " ersättningar enligt 65 § 2 mom. och beslut enligt 65 § 4 mom. i integrationslagen om personer som avses i"
            " 2 § 3 och 4 mom.",
            "The municipality has the right to receive from the wellbeing services county, the Finnish Immigration"
            " Service and the Digital and Population Data Services Agency, free of charge and despite secrecy"
            " provisions, the data necessary to apply for the compensation of section 65(2) and the decision of section"
            " 65(4) of the Integration Act on persons of section 2(3) and (4).",
        ),
    ),
)
