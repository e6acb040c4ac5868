"""Whose data is processed (GDPR Article 30(1)(c)): immigrants and integration clients (section 72), and the staff."""

from typing import Final

from kotokirja.policy.declaration.shapes import SubjectKind, SubjectRule
from kotokirja.policy.wording import say

SUBJECTS: Final = (
    SubjectRule(
        kind=SubjectKind.IMMIGRANT,
        name=say(
            "Maahanmuuttajat, jotka käyttävät kotoutumispalveluja",
            "Invandrare som använder integrationstjänsterna",
            "Immigrants who use the integration services",
        ),
    ),
    SubjectRule(
        kind=SubjectKind.INTEGRATION_CLIENT,
        name=say(
            "Kotoutuja-asiakkaat, joilla on kotoutumissuunnitelma",
            "Integrationskunder som har en integrationsplan",
            "Integration clients, who have an integration plan",
        ),
    ),
    SubjectRule(
        kind=SubjectKind.STAFF,
        name=say(
            "Henkilöstö, joka käsittelee tietoja",
            "Den personal som behandlar uppgifter",
            "Staff who process the data",
        ),
        data=say(
            "nimi, käyttäjätunnus, yksikkö, tehtävä ja roolit, palvelussuhteen kesto sekä merkinnät käyttölokissa",
            "namn, användarnamn, enhet, uppgift och roller, anställningens längd samt anteckningar i användningsloggen",
            "name, user name, unit, duty and roles, duration of the employment, and entries in the access log",
        ),
    ),
)
