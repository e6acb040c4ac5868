"""Signing in and out, switching the role, and one's own settings."""

from ipaddress import ip_address

from django import forms
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.interfaces.staff.forms import StaffForm
from kotokirja.platform.accounts.models import Density, Theme
from kotokirja.platform.shell.http import StaffRequest, TimedRequest
from kotokirja.platform.shell.middleware import ROLE_KEY
from kotokirja.usecases import access
from kotokirja.usecases.access import Throttled

BACKEND = "kotokirja.platform.accounts.backend.AccountBackend"


class SignInForm(StaffForm):
    """User name and password."""

    carried = frozenset({"csrfmiddlewaretoken", "next"})
    username = forms.CharField(
        label=gettext_lazy("User name"), max_length=64, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: TimedRequest) -> HttpResponse:
    """Sign in; what was wrong is not told, and too many tries wait a while (R-H5)."""
    after = request.POST.get("next", request.GET.get("next", ""))
    if request.method != "POST":
        return render(request, "staff/session/sign_in.html", {"form": SignInForm(), "next": after})
    form = SignInForm.of(request)
    status, wait = 422, 0
    if form.is_valid():
        try:
            account = access.signed_in(
                request=request,
                username=form.cleaned_data["username"],
                password=form.cleaned_data["password"],
                address=_address(request),
                at=request.at,
            )
        except Throttled as throttled:
            wait, status = throttled.seconds, 429
        else:
            if account is not None:
                login(request, account, backend=BACKEND)
                return redirect(_safe(request, after))
            form.add_error(None, _("The user name or the password is not right. Check both and try again."))
    response = render(request, "staff/session/sign_in.html", {"form": form, "next": after, "wait": wait}, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _safe(request: TimedRequest, after: str) -> str:
    is_own = url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}, require_https=False)
    return after if after.startswith("/") and is_own else "/desk/"


def _address(request: TimedRequest) -> str | None:
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return None


@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """Sign out; the browser is told to forget what it kept."""
    logout(request)
    response = redirect("sign_in")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_POST
def switch_role(request: StaffRequest) -> HttpResponse:
    """Act in another of one's own roles; it is the one that the log shows."""
    wanted = request.POST.get("role", "")
    if wanted in {role.value for role in request.actor.roles}:
        request.session.cycle_key()
        request.session[ROLE_KEY] = wanted
    return redirect("staff:desk")


class PreferencesForm(StaffForm):
    """How one's own pages look."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("fi", "suomi"), ("sv", "svenska"), ("en", "English")]
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Colours"),
        choices=[
            (Theme.DEVICE, gettext_lazy("as on the device")),
            (Theme.LIGHT, gettext_lazy("light")),
            (Theme.DARK, gettext_lazy("dark")),
        ],
    )
    density = forms.ChoiceField(
        label=gettext_lazy("Rows"),
        choices=[(Density.COMPACT, gettext_lazy("close")), (Density.ROOMY, gettext_lazy("roomy"))],
    )
    has_shortcuts = forms.BooleanField(label=gettext_lazy("Single-key shortcuts"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: StaffRequest) -> HttpResponse:
    """One's own settings: language, colours, density, shortcuts."""
    account = request.user
    names = list(PreferencesForm.base_fields)
    if request.method != "POST":
        form: StaffForm = PreferencesForm(initial={name: getattr(account, name) for name in names})
        return render(request, "staff/session/preferences.html", {"form": form})
    form = PreferencesForm.of(request)
    if not form.is_valid():
        return render(request, "staff/session/preferences.html", {"form": form}, status=422)
    for name in names:
        setattr(account, name, form.cleaned_data[name])
    account.save(update_fields=names)
    messages.success(request, _("Saved."))
    return redirect("staff:preferences")


@require_safe
def shortcuts(request: StaffRequest) -> HttpResponse:
    """The list of keyboard shortcuts."""
    return render(request, "staff/session/shortcuts.html")
