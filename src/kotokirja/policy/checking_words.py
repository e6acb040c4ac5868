"""What was found, in sentences: for the command line and for the open points of a draft notice alike."""

from collections.abc import Mapping
from typing import Final

from kotokirja.policy.checking import Point, PointCode, Weight
from kotokirja.policy.overlay import Refusal, RefusalCode
from kotokirja.policy.wording import Wording, say

POINTS: Final[Mapping[PointCode, Wording]] = {
    PointCode.PO_BOX_WITH_TWO_POSTCODES: say(
        "Postilokerolla {box} on useampi postinumero: {postcodes}. Valitkaa oikea.",
        "Postboxen {box} har flera postnummer: {postcodes}. Välj det rätta.",
        "PO box {box} has more than one postcode: {postcodes}. Settle which is right.",
    ),
    PointCode.POSTCODE_OF_ANOTHER_PLACE: say(
        "Postinumero {postcode} ei kuulu kuntaan {town}, jonka postinumerot alkavat numeroilla {beginnings}.",
        "Postnumret {postcode} hör inte till {town}, vars postnummer börjar med {beginnings}.",
        "Postcode {postcode} does not belong to {town}, whose postcodes begin with {beginnings}.",
    ),
    PointCode.NOT_A_POSTCODE: say(
        "{postcode} ei ole postinumero: siinä on viisi numeroa.",
        "{postcode} är inget postnummer: ett sådant har fem siffror.",
        "{postcode} is not a postcode: it has five digits.",
    ),
    PointCode.NOT_A_PHONE_NUMBER: say(
        "{number} ei ole puhelinnumero.",
        "{number} är inget telefonnummer.",
        "{number} is not a telephone number.",
    ),
    PointCode.LOOK_ALIKE_NUMBERS: say(
        "Puhelinnumerot {number} ja {other} ovat lähes samat. Vahvistakaa, että molemmat ovat oikein, tai korjatkaa"
        " toinen.",
        "Telefonnumren {number} och {other} är nästan likadana. Bekräfta att båda är rätt eller rätta det ena.",
        "The telephone numbers {number} and {other} are nearly the same. Confirm that both are right, or correct one.",
    ),
    PointCode.CONTACT_NAME_MISSING: say(
        "Yhteyshenkilön nimi puuttuu. Antakaa nimi tai merkitkää, että pelkkä titteli on tarkoituksellinen"
        " (title_only).",
        "Kontaktpersonens namn saknas. Ange namnet eller markera att bara titeln anges med avsikt (title_only).",
        "The contact person's name is missing. Give it, or say that the title alone is meant (title_only).",
    ),
    PointCode.FACT_MISSING: say(
        "Tieto puuttuu: {place}.",
        "En uppgift saknas: {place}.",
        "A fact is missing: {place}.",
    ),
    PointCode.ACCESSIBILITY_CONTACT_MISSING: say(
        "Saavutettavuuspalautteen osoite puuttuu saavutettavuusselosteesta.",
        "Adressen för respons om tillgänglighet saknas i tillgänglighetsutlåtandet.",
        "The address for feedback on accessibility is missing from the accessibility statement.",
    ),
    PointCode.RETENTION_UNSET: say(
        "Säilytysaika on määrittämättä: {record}. Laki jättää sen kunnan määrättäväksi (tiedonhallintalaki 21 §).",
        "Förvaringstiden är inte fastställd: {record}. Lagen överlåter åt kommunen att bestämma den"
        " (informationshanteringslagen 21 §).",
        "The retention period is not set: {record}. The law leaves it to the municipality (Information Management Act,"
        " section 21).",
    ),
    PointCode.RETENTION_OVERRIDDEN: say(
        "Kunnan säilytysaika on lakisääteistä lyhyempi: {record}. Noudatetaan pidempää lakisääteistä aikaa ({ground}).",
        "Kommunens förvaringstid är kortare än den lagstadgade: {record}. Den längre lagstadgade tiden gäller ({ground}).",
        "The municipality's retention is shorter than the statute's: {record}. The longer statutory one holds"
        " ({ground}).",
    ),
    PointCode.PASSWORD_SENTENCE: say(
        "Julkaistussa selosteessa lukee: ”{published}” Salasanan enimmäisikää ei kuitenkaan ole asetettu tämän"
        " mukaisesti, joten selosteessa pitäisi lukea: ”{due}”",
        "I den publicerade beskrivningen står det: ”{published}” Lösenordets maximala ålder har dock inte ställts in i"
        " enlighet med detta, så det borde stå: ”{due}”",
        "The published notice says: “{published}” The password age limit is not set accordingly, so it should say:"
        " “{due}”",
    ),
    PointCode.DEVIATION: say(
        "Seloste ja laki eroavat. {says} {holds}",
        "Beskrivningen och lagen skiljer sig åt. {says} {holds}",
        "Notice and Act differ. {says} {holds}",
    ),
}

REFUSALS: Final[Mapping[RefusalCode, Wording]] = {
    RefusalCode.NOT_TOML: say(
        "Tiedosto ei ole TOML-muotoinen: {value}",
        "Filen är inte i TOML-format: {value}",
        "The file is not TOML: {value}",
    ),
    RefusalCode.MISSING: say("Tieto puuttuu.", "Uppgiften saknas.", "The fact is missing."),
    RefusalCode.WRONG_TYPE: say(
        "Arvo on väärää tyyppiä: {value}", "Värdet är av fel typ: {value}", "The value has a wrong type: {value}"
    ),
    RefusalCode.UNKNOWN_KEY: say(
        "Tuntematon avain; kirjoitusvirhe jäisi vaikutuksetta.",
        "Okänd nyckel; ett skrivfel skulle bli utan verkan.",
        "Unknown key; a misspelt one would be without effect.",
    ),
    RefusalCode.UNKNOWN_WORD: say(
        "{value} ei ole ilmoituksen sana: sen hyväksyminen laajentaisi käsittelyä, ja kunta voi sitä vain supistaa.",
        "{value} är inget av deklarationens ord: att godta det skulle utvidga behandlingen, som kommunen bara kan"
        " begränsa.",
        "{value} is no word of the declaration: to take it would widen the processing, which a municipality may only"
        " narrow.",
    ),
    RefusalCode.NOT_OPTIONAL: say(
        "{value} ei ole kunnan valittavissa.",
        "{value} kan inte väljas av kommunen.",
        "{value} is not the municipality's to choose.",
    ),
    RefusalCode.LONGER_THAN_THE_ACT: say(
        "{value}: kunnan tavoiteaika on lain enimmäisaikaa pidempi.",
        "{value}: kommunens mål är längre än lagens maximitid.",
        "{value}: the municipality's target is longer than the Act allows.",
    ),
    RefusalCode.LEFT_OUT: say(
        "{value} kuuluu palveluun, jonka kunta on jättänyt pois: se laajentaisi käsittelyä siitä, mitä kunta on ilmoittanut.",
        "{value} hör till en tjänst som kommunen har utelämnat: det skulle utvidga behandlingen från vad kommunen har"
        " uppgett.",
        "{value} belongs to a service that the municipality has left out: it would widen what the municipality says it"
        " processes.",
    ),
    RefusalCode.NOT_A_PROCESSOR: say(
        "{value} ei ole ilmoituksessa henkilötietojen käsittelijä, eikä kunta voi antaa sille tätä asemaa.",
        "{value} är inget personuppgiftsbiträde enligt deklarationen, och kommunen kan inte ge den ställningen.",
        "{value} is no processor in the declaration, and the municipality can't give it that position.",
    ),
    RefusalCode.DECLARED_FOR_ALL: say(
        "{value} on osa ilmoitusta, joka on sama kaikille: kunta voi sitä vain supistaa eikä lisätä siihen mitään.",
        "{value} är en del av deklarationen, som är densamma för alla: kommunen kan bara begränsa den och inte lägga till"
        " något.",
        "{value} is a part of the declaration, which is the same for all: a municipality may only narrow it and add nothing"
        " to it.",
    ),
    RefusalCode.NOT_THE_MUNICIPALITYS: say(
        "Tästä määrää laki, ei kunta.",
        "Detta bestäms i lag, inte av kommunen.",
        "The Act sets this, not the municipality.",
    ),
    RefusalCode.OUTSIDE_EU_AND_EEA: say(
        "{value} ei ole EU- tai ETA-maa.",
        "{value} är inte ett EU- eller EES-land.",
        "{value} is no country of the EU or EEA.",
    ),
    RefusalCode.CODE_OUTSIDE_THE_LIST: say(
        "{value} ei ole kuntaluettelossa.", "{value} finns inte i kommunlistan.", "{value} is not in the code list."
    ),
    RefusalCode.CODE_OF_A_REAL_MUNICIPALITY: say(
        "{value} on oikean kunnan koodi, eikä sitä saa antaa keksitylle.",
        "{value} är koden för en verklig kommun och får inte ges en påhittad.",
        "{value} is the code of a real municipality and must not be given to an invented one.",
    ),
}

WEIGHTS: Final[Mapping[Weight, Wording]] = {
    Weight.BLOCKS: say("estää julkaisun", "hindrar publicering", "blocks publishing"),
    Weight.WARNS: say("varoitus", "varning", "warning"),
    Weight.INFORMS: say("tiedoksi", "för kännedom", "for information"),
}


def sentence(point: Point, *, language: str) -> str:
    """What was found, in one sentence or two."""
    values = {
        name: value.text(language) if isinstance(value, Wording) else str(value) for name, value in point.values.items()
    }
    return POINTS[point.code].text(language).format_map({"place": point.place, **values})


def refusal_sentence(refusal: Refusal, *, language: str) -> str:
    """Why an overlay is refused."""
    return REFUSALS[refusal.code].text(language).format(value=refusal.value)
