"""Where the notice and the Act differ. Code follows the Act, the page keeps the sentence, `kotokirja check` lists it."""

from typing import Final

from kotokirja.policy.declaration.shapes import Deviation
from kotokirja.policy.wording import say

DEVIATIONS: Final = (
    Deviation(
        code="MULTI_PROFESSIONAL",
        statements=("N3.5", "N3.6", "N4.4", "N5.4", "N5.5", "N5.6"),
        provisions=("14", "16"),
        says=say(
            "Seloste puhuu monialaisesta arvioinnista ja monialaisesta kotoutumissuunnitelmasta.",
            "Beskrivningen talar om sektorsövergripande bedömning och sektorsövergripande integrationsplan.",
            "The notice speaks of a multi-professional assessment and a multi-professional integration plan.",
        ),
        holds=say(
            "Kotoutumislain 15 ja 17 § on kumottu lailla 1100/2024: on yksi arviointi ja yksi suunnitelma, joihin"
            " hyvinvointialue tarvittaessa osallistuu.",
            "15 och 17 § i integrationslagen har upphävts genom lag 1100/2024: det finns en bedömning och en plan, där"
            " välfärdsområdet vid behov deltar.",
            "Sections 15 and 17 of the Integration Act were repealed by Act 1100/2024: there is one assessment and one"
            " plan, in which the wellbeing services county takes part where needed.",
        ),
    ),
    Deviation(
        code="NAME_OF_THE_CENTRE",
        statements=("N9.5",),
        provisions=("77", "78"),
        says=say(
            "Seloste käyttää nimeä Kehittämis- ja hallintokeskus.",
            "Beskrivningen använder namnet Utvecklings- och förvaltningscentret.",
            "The notice uses the name Development and Administration Centre.",
        ),
        holds=say(
            "Nimi on 1.1.2026 alkaen Työllisyys-, kehittämis- ja hallintokeskus (laki 721/2025).",
            "Namnet är från 1.1.2026 Sysselsättnings-, utvecklings- och förvaltningscentret (lag 721/2025).",
            "Since 1.1.2026 the name is Employment, Development and Administration Centre (Act 721/2025).",
        ),
    ),
    Deviation(
        code="KELA_ON_ALL",
        statements=("N5.3",),
        provisions=("84.1", "84.2", "84.3"),
        says=say(
            "Selosteen mukaan Kela antaa tietoja kaikista 2 §:n 3 ja 4 momentin henkilöistä.",
            "Enligt beskrivningen lämnar FPA uppgifter om alla personer enligt 2 § 3 och 4 mom.",
            "By the notice Kela gives data on all persons of section 2(3) and (4).",
        ),
        holds=say(
            "Kelalta saa tietoja vain kotihoidon tuen saajista (84 § 2 mom.) ja muuta kuin tilapäistä toimeentulotukea"
            " saavista (84 § 3 mom.); jälkimmäinen puuttuu selosteesta.",
            "Av FPA fås uppgifter bara om mottagare av hemvårdsstöd (84 § 2 mom.) och om dem som får utkomststöd annat än"
            " tillfälligt (84 § 3 mom.); det senare saknas i beskrivningen.",
            "Kela gives data only on receivers of home care support (section 84(2)) and of social assistance other than"
            " temporary (section 84(3)); the latter is missing from the notice.",
        ),
    ),
    Deviation(
        code="INCOMPLETE_LISTS",
        statements=("N4.4", "N5.5", "N5.8", "N7.0"),
        provisions=("72.1(1)", "76.1", "78", "86.1", "88.1", "90.6", "91", "92", "94"),
        says=say(
            "Seloste jättää palveluntuottajan tiedonsaannista pois työvoimaviranomaisen antajana ja maksuttomuuden sekä"
            " 86 §:n 1 momentin, 88 §:n, 90 §:n 6 momentin aiemman kunnan, 91 ja 92 §:n ja yhteisrekisterinpidon."
            " Käyttötarkoitukset (72 §) ja tallennusvelvollisuus (76 §) ovat oikeusperusteen otsikon alla.",
            "Beskrivningen utelämnar arbetskraftsmyndigheten som utlämnare och avgiftsfriheten då tjänsteproducenter får"
            " uppgifter, samt 86 § 1 mom., 88 §, den tidigare kommunen i 90 § 6 mom., 91 och 92 § och det gemensamma"
            " personuppgiftsansvaret. Ändamålen (72 §) och lagringsskyldigheten (76 §) står under rubriken rättslig"
            " grund.",
            'On the provider\'s right the notice leaves out the employment authority as a giver and "free of charge";'
            " it also leaves out section 86(1), section 88, the earlier municipality of section 90(6), sections 91 and 92"
            " and joint controllership. Purposes (section 72) and the duty to record (section 76) stand under the heading"
            " of legal bases.",
        ),
        holds=say(
            "Järjestelmä tuntee nämäkin säännökset ja toimii niiden mukaan; ne on lisätty selosteen luetteloon tietojen"
            " vastaanottajista.",
            "Systemet känner också dessa bestämmelser och följer dem; de har lagts till i förteckningen över mottagare.",
            "The system knows these provisions as well and follows them; they were added to the notice's list of"
            " recipients.",
        ),
    ),
)
