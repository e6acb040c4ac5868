"""Words of the register's codes, for pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Final[Mapping[str, Promise]] = {
    "ASSESSMENT_READY": _("Assessment completed"),
    "PLAN_AGREED": _("Integration plan agreed"),
    "PLAN_REVIEWED": _("Integration plan reviewed"),
}

INTERPRETER: Final[Mapping[str, Promise]] = {
    "NONE": _("No interpreter needed"),
    "SOMETIMES": _("Interpreter sometimes"),
    "ALWAYS": _("Interpreter always"),
}
