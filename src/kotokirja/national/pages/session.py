"""Signing in and out of the register, and how its pages look."""

from collections.abc import Mapping
from ipaddress import ip_address

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kotokirja.national.pages.forms import PreferencesForm, SignInForm
from kotokirja.national.pages.shown import show
from kotokirja.platform.accounts import throttle
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.accounts.throttle import Throttled
from kotokirja.platform.shell.http import StaffRequest, TimedRequest

BACKEND = "kotokirja.platform.accounts.backend.AccountBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: TimedRequest) -> HttpResponse:
    """Sign in; what was wrong is not told, and too many tries wait a while (R-H5)."""
    after = request.POST.get("next", request.GET.get("next", ""))
    if request.method != "POST":
        return show(request, "national/sign_in.html", {"form": SignInForm(), "next": after})
    form, status, wait = SignInForm.of(request), 422, 0
    if form.is_valid():
        try:
            account = _account(request, form.cleaned_data)
        except Throttled as throttled:
            wait, status = throttled.seconds, 429
        else:
            if account is not None:
                login(request, account, backend=BACKEND)
                return redirect(_safe(request, after))
            form.add_error(None, _("The user name or the password is not right. Check both and try again."))
    response = show(request, "national/sign_in.html", {"form": form, "next": after, "wait": wait}, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """Sign out; the browser is told to forget what it kept."""
    logout(request)
    response = redirect("sign_in")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: StaffRequest) -> HttpResponse:
    """One's own settings: language, colours, density."""
    account, names = request.user, list(PreferencesForm.base_fields)
    if request.method != "POST":
        form = PreferencesForm(initial={name: getattr(account, name) for name in names})
        return show(request, "national/preferences.html", {"form": form})
    form = PreferencesForm.of(request)
    if not form.is_valid():
        return show(request, "national/preferences.html", {"form": form}, status=422)
    for name in names:
        setattr(account, name, form.cleaned_data[name])
    account.save(update_fields=names)
    return redirect("preferences")


def _account(request: TimedRequest, typed: Mapping[str, str]) -> Account | None:
    throttle.begin(username=typed["username"], address=_address(request), at=request.at)
    account = authenticate(request, username=typed["username"], password=typed["password"])
    if not isinstance(account, Account):
        return None
    throttle.succeeded(username=typed["username"])
    return account


def _safe(request: TimedRequest, after: str) -> str:
    is_own = url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}, require_https=False)
    return after if after.startswith("/") and is_own else "/"


def _address(request: TimedRequest) -> str | None:
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return None
