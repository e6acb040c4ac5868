"""Provisions of the Act on the Promotion of Immigrant Integration (681/2023), each in one line of our own."""

from typing import Final

from kotokirja.policy.parameters import ACT_IN_FORCE
from kotokirja.policy.provisions.shape import CONSOLIDATED, Act, Provision
from kotokirja.policy.wording import say


def _integration(place: str, fi: str, sv: str, en: str) -> Provision:
    section, _, rest = place.partition(".")
    subsection, _, item = rest.partition("(")
    return Provision(
        act=Act.INTEGRATION,
        section=section,
        subsection=subsection,
        item=item.rstrip(")"),
        wording=say(fi, sv, en),
        valid_from=ACT_IN_FORCE,
        source=CONSOLIDATED,
    )


INTEGRATION_ACT: Final = (
    _integration(
        "3.1",
        "Työvoimaviranomainen hoitaa rekisteröidyn työnhakijan kotoutumispalvelut.",
        "Arbetskraftsmyndigheten sköter integrationstjänsterna för registrerade arbetssökande.",
        "The employment authority provides the services of registered jobseekers.",
    ),
    _integration(
        "6",
        "Tulkkaamisesta ja kääntämisestä säädetään hallintolaissa.",
        "Om tolkning och översättning föreskrivs i förvaltningslagen.",
        "Interpreting and translation follow the Administrative Procedure Act.",
    ),
    _integration(
        "9",
        "Viranomainen ohjaa palveluihin tai ottaa suostumuksella yhteyttä kuntaan; kunta ryhtyy toimiin viipymättä.",
        "En myndighet hänvisar till tjänster eller kontaktar med samtycke kommunen, som agerar utan dröjsmål.",
        "An authority guides to services or, with consent, contacts the municipality, which acts without delay.",
    ),
    _integration(
        "10",
        "Kunta järjestää ohjausta ja neuvontaa.",
        "Kommunen ordnar vägledning och rådgivning.",
        "The municipality provides guidance and counselling.",
    ),
    _integration(
        "14",
        "Kunta tekee osaamisen ja kotoutumisen palvelutarpeen arvioinnin.",
        "Kommunen bedömer kompetensen och behovet av integrationstjänster.",
        "The municipality assesses competence and the need of integration services.",
    ),
    _integration(
        "16",
        "Kunta laatii kotoutumissuunnitelman, jos arviointi osoittaa sen tarpeen.",
        "Kommunen utarbetar en integrationsplan om bedömningen visar ett behov av den.",
        "The municipality draws up an integration plan when the assessment shows the need.",
    ),
    _integration(
        "20",
        "Suunnitelman laatiminen, laatimisen aikaraja ja ohjaaminen palveluun.",
        "Utarbetandet av planen, tidsgränsen för den och hänvisning till tjänster.",
        "Drawing up the plan, its time limit, and direction to services.",
    ),
    _integration(
        "22",
        "Suunnitelman toteutumista seurataan ja suunnitelma tarkistetaan vähintään kuuden kuukauden välein.",
        "Planen följs upp och ses över minst var sjätte månad.",
        "The plan is followed and reviewed at intervals of six months at most.",
    ),
    _integration(
        "43",
        "Kuntaan ohjaaminen.",
        "Anvisande till kommun.",
        "Placement in a municipality.",
    ),
    _integration(
        "64",
        "Korvaus vastaanottoon varautumisesta.",
        "Ersättning för beredskap för mottagande.",
        "Compensation for preparing a reception.",
    ),
    _integration(
        "65.2",
        "Korvaus erityisen tuen kustannuksista.",
        "Ersättning för kostnader för särskilt stöd.",
        "Compensation for the costs of special support.",
    ),
    _integration(
        "65.4",
        "Päätös erityiskustannusten korvaamisen edellytyksistä.",
        "Beslut om förutsättningarna för ersättning för särskilda kostnader.",
        "Decision on the preconditions of compensation for special costs.",
    ),
    _integration(
        "70.1",
        "Korvausta haetaan kahden vuoden kuluessa toiminnan kalenterivuoden päättymisestä.",
        "Ersättning söks inom två år från utgången av verksamhetens kalenderår.",
        "Compensation is claimed within two years from the end of the activity's calendar year.",
    ),
    _integration(
        "71.3",
        "Takaisinperinnästä päätetään viimeistään viidentenä vuonna maksuvuoden päättymisestä.",
        "Beslut om återkrav fattas senast under det femte året efter betalningsåret.",
        "Recovery is decided in the fifth year after the year paid for, at the latest.",
    ),
    _integration(
        "72.1(1)",
        "Tietoja saa käsitellä laissa tarkoitettujen palvelujen ja tehtävien järjestämiseen ja tuottamiseen.",
        "Uppgifter får behandlas för att ordna och producera tjänster och uppgifter enligt lagen.",
        "Data may be processed to arrange and produce the services and tasks of the Act.",
    ),
    _integration(
        "72.1(2)",
        "Tietoja saa käsitellä valvontaan, kehittämiseen, seurantaan, arviointiin, ennakointiin ja ohjaukseen.",
        "Uppgifter får behandlas för tillsyn, utveckling, uppföljning, utvärdering, prognostisering och styrning.",
        "Data may be processed for supervision, development, follow-up, evaluation, foresight and steering.",
    ),
    _integration(
        "72.1(3)",
        "Tietoja saa käsitellä tilastointiin ja tiedolla johtamiseen.",
        "Uppgifter får behandlas för statistik och kunskapsbaserad ledning.",
        "Data may be processed for statistics and knowledge-based management.",
    ),
    _integration(
        "73.1",
        "Käsiteltävien tietojen luettelo, johon ei saa lisätä mitään.",
        "Förteckningen över de uppgifter som behandlas; den är uttömmande.",
        "The closed list of data that may be processed.",
    ),
    _integration(
        "73.2",
        "Muualta kuin henkilöltä saatuun tietoon merkitään, mistä se on saatu ja kuka sen on merkinnyt.",
        "Till uppgifter från andra än personen själv antecknas varifrån de fåtts och vem som antecknat dem.",
        "Data from elsewhere is marked with where it came from and who recorded it.",
    ),
    _integration(
        "73.3",
        "Näiden tietojen käsittelyn rajoittamiseen ei ole oikeutta.",
        "Det finns ingen rätt till begränsning av behandlingen av dessa uppgifter.",
        "There is no right to restriction of processing for these data.",
    ),
    _integration(
        "76.1",
        "Kunta tallentaa tiedot valtakunnalliseen tietovarantoon.",
        "Kommunen lagrar uppgifterna i den nationella informationsresursen.",
        "The municipality records the data in the national data repository.",
    ),
    _integration(
        "77",
        "Tiedot poistetaan tietovarannosta neljän vuoden kuluttua asiakkuuden tai sopimuksen päättymisestä.",
        "Uppgifterna raderas ur informationsresursen fyra år efter att klientrelationen eller avtalet upphört.",
        "Data is deleted from the repository four years after the relationship or contract ended.",
    ),
    _integration(
        "78",
        "Kunta ja Työllisyys-, kehittämis- ja hallintokeskus ovat tietovarannon yhteisrekisterinpitäjiä.",
        "Kommunen och Sysselsättnings-, utvecklings- och förvaltningscentret är gemensamt personuppgiftsansvariga.",
        "The municipality and the KEHA Centre are joint controllers of the repository.",
    ),
    _integration(
        "79",
        "Käyttöoikeus on henkilökohtainen ja rajattu tehtävään; lokin poikkeamat selvitetään.",
        "Behörigheten är personlig och begränsad till uppgiften; avvikelser i loggen utreds.",
        "Rights of use are personal and limited to the task; anomalies of the log are investigated.",
    ),
    _integration(
        "80",
        "Kuka saa myöntää käyttöoikeuden ja kenelle.",
        "Vem som får bevilja behörighet och till vem.",
        "Who may grant rights of use, and to whom.",
    ),
    _integration(
        "83.2",
        "Kuntaan ohjaamiseen välttämättömät tiedot.",
        "Uppgifter som är nödvändiga för anvisande till kommun.",
        "Data necessary for placement in a municipality.",
    ),
    _integration(
        "84.1",
        "Maahanmuuttovirasto ja DVV: arviointiin välttämättömät tiedot 2 §:n 3 ja 4 momentin henkilöistä.",
        "Migrationsverket och MDB: uppgifter nödvändiga för bedömningen om personer enligt 2 § 3 och 4 mom.",
        "Immigration Service and DVV: data necessary for the assessment on persons of section 2(3) and (4).",
    ),
    _integration(
        "84.2",
        "Kela, Maahanmuuttovirasto ja DVV: kotihoidon tuen saajat.",
        "FPA, Migrationsverket och MDB: mottagare av hemvårdsstöd.",
        "Kela, Immigration Service and DVV: receivers of home care support.",
    ),
    _integration(
        "84.3",
        "Kela: muut kuin tilapäisesti toimeentulotukea saavat.",
        "FPA: de som får utkomststöd annat än tillfälligt.",
        "Kela: those who receive social assistance other than temporarily.",
    ),
    _integration(
        "84.4",
        "Maahanmuuttovirasto: 2 §:n 3 ja 4 momentin henkilöt ja ihmiskaupan uhrit.",
        "Migrationsverket: personer enligt 2 § 3 och 4 mom. och offer för människohandel.",
        "Immigration Service: persons of section 2(3) and (4) and victims of human trafficking.",
    ),
    _integration(
        "85",
        "Muuttavan asiakkaan suostumuksella otetaan yhteyttä uuteen kuntaan.",
        "Med klientens samtycke kontaktas den nya kommunen vid flytt.",
        "With consent of the client who moves, the new municipality is contacted.",
    ),
    _integration(
        "86.1",
        "Maahanmuuttovirasto, vastaanottokeskukset ja DVV: arviointi ja suunnitelma.",
        "Migrationsverket, förläggningarna och MDB: bedömning och plan.",
        "Immigration Service, reception centres and DVV: assessment and plan.",
    ),
    _integration(
        "86.2",
        "Arviointi ja suunnitelma, kun hyvinvointialue osallistuu.",
        "Bedömning och plan då välfärdsområdet deltar.",
        "Assessment and plan where the wellbeing services county takes part.",
    ),
    _integration(
        "86.3",
        "Ilman huoltajaa tulleen alaikäisen ja nuoren suunnitelma.",
        "Planen för minderåriga utan vårdnadshavare och unga.",
        "The plan of unaccompanied minors and young persons.",
    ),
    _integration(
        "86.4",
        "Suunnitelman tarkistamiseen välttämättömät tiedot.",
        "Uppgifter som är nödvändiga för översynen av planen.",
        "Data necessary to review the plan.",
    ),
    _integration(
        "87",
        "Ilman huoltajaa tulleen alaikäisen ja nuoren palvelut.",
        "Tjänster för minderåriga utan vårdnadshavare och unga.",
        "Services of unaccompanied minors and young persons.",
    ),
    _integration(
        "88.1",
        "Kela: onko suunnitelma laadittu.",
        "FPA: om en plan har utarbetats.",
        "Kela: whether a plan was drawn up.",
    ),
    _integration(
        "88.2",
        "Kela ja työttömyyskassa: suunnitelman päättyminen.",
        "FPA och arbetslöshetskassan: planens utgång.",
        "Kela and the unemployment fund: the end of the plan.",
    ),
    _integration(
        "90",
        "Korvausten ja päätösten käsittelyyn välttämättömät tiedot.",
        "Uppgifter som är nödvändiga för handläggningen av ersättningar och beslut.",
        "Data necessary to handle compensations and decisions.",
    ),
    _integration(
        "90.5",
        "Maahanmuuttovirasto ja DVV: 64 §:n korvauksen hakeminen.",
        "Migrationsverket och MDB: ansökan om ersättning enligt 64 §.",
        "Immigration Service and DVV: applying for section 64 compensation.",
    ),
    _integration(
        "90.6",
        "Hyvinvointialue, Maahanmuuttovirasto, DVV ja aiempi kunta: 65 §:n korvaus ja päätös.",
        "Välfärdsområdet, Migrationsverket, MDB och den tidigare kommunen: ersättning och beslut enligt 65 §.",
        "County, Immigration Service, DVV and the earlier municipality: section 65 compensation and decision.",
    ),
    _integration(
        "91",
        "Elinvoimakeskuksen tiedonsaantioikeus.",
        "Livskraftscentralens rätt att få uppgifter.",
        "The economic development centre's right to receive data.",
    ),
    _integration(
        "92",
        "Lupa- ja valvontaviraston tiedonsaantioikeus.",
        "Tillstånds- och tillsynsverkets rätt att få uppgifter.",
        "The supervisory agency's right to receive data.",
    ),
    _integration(
        "93",
        "Alaikäisen edustajan tiedonsaantioikeus.",
        "Rätten för en minderårigs företrädare att få uppgifter.",
        "The right of a minor's representative to receive data.",
    ),
    _integration(
        "94",
        "Palveluntuottajan oikeus saada kahdeksantoista tietoa.",
        "Tjänsteproducentens rätt att få arton uppgifter.",
        "The provider's right to receive eighteen items.",
    ),
    _integration(
        "102.4",
        "Tallentaminen tietovarantoon on pakollista 1.1.2027 alkaen.",
        "Lagring i informationsresursen är obligatorisk från 1.1.2027.",
        "Recording in the repository is obligatory from 1.1.2027.",
    ),
)
