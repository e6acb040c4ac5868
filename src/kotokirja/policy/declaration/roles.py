"""Roles by duty in words."""

from collections.abc import Mapping
from typing import Final

from kotokirja.policy.vocabulary import Role
from kotokirja.policy.wording import Wording, say

ROLES: Final[Mapping[Role, Wording]] = {
    Role.GUIDANCE_WORKER: say("ohjaaja", "vägledare", "guidance worker"),
    Role.CASE_WORKER: say("omatyöntekijä", "egen handläggare", "case worker"),
    Role.COUNTY_PARTICIPANT: say(
        "hyvinvointialueen osallistuja", "välfärdsområdets deltagare", "participant from the wellbeing services county"
    ),
    Role.INTERPRETING_COORDINATOR: say("tulkkauskoordinaattori", "tolkkoordinator", "interpreting coordinator"),
    Role.COMPENSATION_OFFICER: say("korvauskäsittelijä", "ersättningshandläggare", "compensation officer"),
    Role.TEAM_LEAD: say("tiimin esihenkilö", "teamledare", "team lead"),
    Role.RECORDS_OFFICER: say("kirjaaja", "registrator", "records officer"),
    Role.DATA_PROTECTION_OFFICER: say("tietosuojavastaava", "dataskyddsombud", "data protection officer"),
    Role.ADMINISTRATOR: say("pääkäyttäjä", "administratör", "administrator"),
    Role.PROVIDER_USER: say("palveluntuottajan käyttäjä", "tjänsteproducentens användare", "provider's user"),
    Role.CLIENT: say("asiakas", "klient", "client"),
    Role.REGISTER_OFFICER: say(
        "tietovarannon virkailija", "informationsresursens handläggare", "officer of the national register"
    ),
    Role.WORKER: say("taustakäsittely", "bakgrundsprocess", "background process"),
}
