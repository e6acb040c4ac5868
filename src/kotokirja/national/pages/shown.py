"""How every page of the register is shown: under the register's own name."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kotokirja.platform.shell.http import TimedRequest


def show(
    request: TimedRequest, template: str, context: Mapping[str, object], *, status: int | None = None
) -> HttpResponse:
    """A page of the register."""
    named = {"brand": _("National register"), "municipality_name": _("Integration services, section 74"), **context}
    return render(request, template, named, status=status)
